package document

import (
	"fmt"
	"strconv"
	"strings"

	"catchup/internal/script"
)

// Picture is a picture of an article, shown with its story. Alt is what it shows,
// in words; Credit names who made it and the outlet that published it. Source is
// the name in the settings of the source that names it, and Link where its outlet
// has it: editions never lead there, and readers' programs never load it from
// there.
//
// An edition keeps the picture as one of its own files, a JPEG of that name, which
// has so many pixels. Bytes are the file while an edition is made; they are no part
// of what is kept of the document. A picture that has not been fetched has no File
// and is not shown.
type Picture struct {
	Alt    string `json:"alt"`
	Credit string `json:"credit"`
	Source string `json:"source,omitempty"`
	Link   string `json:"link"`
	File   string `json:"file,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
	Bytes  []byte `json:"-"`
}

// PictureType is the media type of every picture of an edition.
const PictureType = "image/jpeg"

// PictureFile is the name of the file of picture number n of an edition, from 1.
func PictureFile(n int) string { return fmt.Sprintf("picture-%d.jpg", n) }

// IsPictureFile tells whether a file of that name is a picture of an edition.
func IsPictureFile(name string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, "picture-"), ".jpg"))
	return err == nil && n > 0 && name == PictureFile(n)
}

// Credited is the line below the picture: "Picture: Jo Doe / The Gazette".
func (p *Picture) Credited() string { return "Picture: " + script.Isolate(p.Credit) }

// Within is the size of the picture in a frame of that width and height: in its own
// proportions, and no larger than its pixels.
func (p *Picture) Within(width, height int) (int, int) {
	scale := min(1, float64(width)/float64(max(p.Width, 1)), float64(height)/float64(max(p.Height, 1)))
	return max(1, int(scale*float64(p.Width))), max(1, int(scale*float64(p.Height)))
}

// Shown is the picture of the story, nil if it has none that can be shown.
func (s Story) Shown() *Picture {
	if s.Picture == nil || s.Picture.File == "" {
		return nil
	}
	return s.Picture
}

// Pictures are those that the document shows, in the order of its stories. A
// picture of several stories is listed with the first of them.
func (d *Document) Pictures() (all []*Picture) {
	listed := map[string]bool{}
	for _, b := range d.Blocks {
		s, ok := b.(Story)
		if !ok {
			continue
		}
		if p := s.Shown(); p != nil && !listed[p.File] {
			listed[p.File] = true
			all = append(all, p)
		}
	}
	return all
}
