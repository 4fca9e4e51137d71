package html

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/chart"
)

// Pictures of charts have a ground and a margin of their own, so that they can
// be read in the dark too, and two points to each pixel. Their letters are
// large, for on a telephone a picture shrinks to half its width.
const (
	pictureWidth  = 544
	pictureMargin = 8
	letterSize    = 16
	sharpness     = 2
)

// picture is a chart ready to be set: its title and its finding, and where its
// picture lies. Alt is the finding with every number.
type picture struct {
	Title, Finding, Alt string
	Name                string // empty if there is nothing to draw
	Width, Height       int
}

// room is what charts are drawn in.
func (r *Renderer) room() chart.Look {
	return chart.Look{
		Width: pictureWidth - 2*pictureMargin, Size: letterSize,
		Regular: r.faces.Sans, Bold: r.faces.SansBold, Palette: r.looks.Theme.Light,
	}
}

// drawn is chart number n of the mail.
func (v viewer) drawn(c document.Chart, n int) *picture {
	p := &picture{Title: c.Caption(), Finding: c.Alt, Alt: c.Spoken()}
	if drawing := chart.Draw(c, v.room); len(drawing.Strips) > 0 {
		p.Name = pictureName(n)
		p.Width, p.Height = drawing.Size(pictureMargin)
	}
	return p
}

func pictureName(n int) string { return fmt.Sprintf("chart-%d.png", n) }

// pictures draws the charts of the document.
func (r *Renderer) pictures(d *document.Document) ([]edition.File, error) {
	var files []edition.File
	n := 0
	for _, b := range d.Blocks {
		c, ok := b.(document.Chart)
		if !ok {
			continue
		}
		n++
		drawing := chart.Draw(c, r.room())
		if len(drawing.Strips) == 0 {
			continue
		}
		data, err := drawing.PNG(r.looks.Theme.Light.Paper, pictureMargin, sharpness)
		if err != nil {
			return nil, err
		}
		files = append(files, edition.File{Name: pictureName(n), Type: "image/png", Bytes: data})
	}
	return files, nil
}
