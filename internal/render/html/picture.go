package html

import (
	"context"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/chart"
)

// Pictures of charts have a background and a margin of their own, so that they
// can be read in dark mode too. They have two points for each pixel. Their type
// is large, since a picture shrinks to half its width on a telephone. A very
// tall picture has one point for each pixel.
const (
	pictureWidth  = 544
	pictureMargin = 8
	textSize      = 16
	sharpness     = 2
	tallSharp     = 10_000 // the tallest with so many points, in pixels
)

// image is the name and the size of the picture of a chart; without a name
// there is nothing to draw.
type image struct {
	Name          string
	Width, Height int
}

// room is what charts are drawn in.
func (m *Mail) room() chart.Look {
	return chart.Look{
		Width: pictureWidth - 2*pictureMargin, Size: textSize,
		Regular: m.faces.Sans, Bold: m.faces.SansBold, Palette: m.looks.Theme.Light,
	}
}

// drawn is where the picture of chart number n of the mail lies.
func (m *Mail) drawn(c document.Chart, n int, into *picture) {
	if drawing := chart.Draw(c, m.room()); len(drawing.Strips) > 0 {
		into.Name = pictureName(n)
		into.Width, into.Height = drawing.Size(pictureMargin)
	}
}

func pictureName(n int) string { return fmt.Sprintf("chart-%d.png", n) }

// pictures draws the charts of the document.
func (m *Mail) pictures(ctx context.Context, d *document.Document) ([]edition.File, error) {
	var files []edition.File
	n := 0
	for _, b := range d.Blocks {
		c, ok := b.(document.Chart)
		if !ok {
			continue
		}
		n++
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		drawing := chart.Draw(c, m.room())
		if len(drawing.Strips) == 0 {
			continue
		}
		points := float64(sharpness)
		if drawing.Height() > tallSharp {
			points = 1
		}
		data, err := drawing.PNG(m.looks.Theme.Light.Paper, pictureMargin, points)
		if err != nil {
			return nil, err
		}
		files = append(files, edition.File{Name: pictureName(n), Type: "image/png", Bytes: data})
	}
	return files, nil
}
