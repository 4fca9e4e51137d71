package html

import (
	"catchup/internal/document"
	"catchup/internal/edition"
)

// pageWidth is how wide the words of a page are at most, in pixels.
const pageWidth = 640

// photograph is the picture of a story as it is set: the name of its file, its
// size in pixels, its alternative text, and the line below it.
type photograph struct {
	Name, Alt, Credit string
	Width, Height     int
}

// frame is the room that a picture may take, in pixels.
type frame struct{ width, height int }

// photograph sets a picture, nil for none. It is never larger than its pixels, so
// that it is sharp.
func (f frame) photograph(p *document.Picture) *photograph {
	if p == nil {
		return nil
	}
	set := photograph{Name: p.File, Alt: p.Alt, Credit: p.Credited()}
	set.Width, set.Height = p.Within(f.width, f.height)
	return &set
}

// photographs are the files of all pictures that the document shows. The page shows
// those too that a mail which is cut does not.
func photographs(d *document.Document) (files []edition.File) {
	for _, p := range d.Pictures() {
		files = append(files, edition.File{Name: p.File, Type: document.PictureType, Bytes: p.Bytes})
	}
	return files
}
