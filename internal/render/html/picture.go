package html

import (
	"context"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/chart"
	"catchup/templates"
)

// Each chart has two pictures, one on the ground of the light palette and one on
// that of the dark one. Each has a margin too, so that it can be read where a mail
// program turns the mail dark and shows the light one. They have two points for
// each pixel, and a very tall picture has one. Their type is large: a telephone
// shrinks a picture to three fifths, and letters of 18.5 pixels to 11.
const (
	pictureWidth  = 544
	pictureMargin = 8
	textSize      = 18.5
	sharpness     = 2
	tallSharp     = 10_000 // the tallest with so many points, in pixels
)

// image is the names and the size of the pictures of a chart, Dark that of the
// dark one; without a Name there is nothing to draw.
type image struct {
	Name, Dark    string
	Width, Height int
}

// room is what charts are drawn in.
func (m *Mail) room(p templates.Palette) chart.Look {
	return chart.Look{
		Width: pictureWidth - 2*pictureMargin, Size: textSize * m.looks.Theme.Size.OnScreen(),
		Regular: m.faces.Sans, Bold: m.faces.SansBold, Palette: p,
	}
}

// drawn is where the picture of chart number n of the mail lies.
func (m *Mail) drawn(c document.Chart, n int, into *picture) {
	if drawing := chart.Draw(c, m.room(m.looks.Theme.Light)); len(drawing.Strips) > 0 {
		into.Name, into.Dark = pictureName(n, ""), pictureName(n, "-dark")
		into.Width, into.Height = drawing.Size(pictureMargin)
	}
}

func pictureName(n int, of string) string { return fmt.Sprintf("chart-%d%s.png", n, of) }

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
		made, err := m.picture(ctx, c)
		if err != nil {
			return nil, err
		}
		for i, of := range []string{"", "-dark"} {
			if made[i] != nil {
				files = append(files, edition.File{Name: pictureName(n, of), Type: "image/png", Bytes: made[i]})
			}
		}
	}
	return files, nil
}

// picture draws a chart in both palettes; nil if there is nothing to draw.
func (m *Mail) picture(ctx context.Context, c document.Chart) (made [2][]byte, err error) {
	if err := context.Cause(ctx); err != nil {
		return made, err
	}
	theme := m.looks.Theme
	light := chart.Draw(c, m.room(theme.Light))
	if len(light.Strips) == 0 {
		return made, nil
	}
	points := float64(sharpness)
	if light.Height() > tallSharp {
		points = 1
	}
	grounds := chart.Tint{theme.Light.Paper, theme.Dark.Paper}
	return chart.Pictures(light, chart.Draw(c, m.room(theme.Dark)), grounds, pictureMargin, points)
}
