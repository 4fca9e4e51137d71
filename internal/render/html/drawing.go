package html

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/templates"
)

// drawing is a chart drawn in the page itself, or a part of a chart that is too
// tall for a sheet of paper; parts stand below each other. Shape names the
// screens that it is for.
type drawing struct {
	Shape         string
	First         bool
	Width, Height string
	Marks         template.HTML
}

// tallest is how many rows of a chart one part has.
const tallest = 16

// shape is a drawing of a chart for screens of that name. Lengths are in pixels.
type shape struct {
	name        string
	width, size float64
}

// shapes are the drawings of each chart. Type must not shrink with the screen,
// so narrow screens have a drawing of their own. A broad one grows with the column,
// and so with the size of the theme; a telephone stays as it is.
func (w *Web) shapes() []shape {
	return []shape{{"broad", 680, 15}, {"slim", 340, 13 * w.looks.Theme.Size.OnScreen()}}
}

// look is how a chart of that shape looks.
func (w *Web) look(s shape, p templates.Palette) chart.Look {
	return chart.Look{Width: s.width, Size: s.size, Palette: p, Regular: w.faces.Sans, Bold: w.faces.SansBold}
}

// artist draws the charts of one page.
type artist struct {
	*Web
	inks inks
}

func (a artist) drawn(c document.Chart, _ int, into *picture) {
	for _, shape := range a.shapes() {
		light := chart.Draw(c, a.look(shape, a.looks.Theme.Light))
		dark := sliced(chart.Draw(c, a.look(shape, a.looks.Theme.Dark)))
		for i, slice := range sliced(light) {
			into.Drawings = append(into.Drawings, drawing{
				Shape: shape.name, First: i == 0,
				Width: length(slice.Width), Height: length(slice.Height()),
				Marks: template.HTML(slice.SVG(shape.size, a.inks.classes(slice.Colours(), dark[i].Colours()))), // SVG escapes the words
			})
		}
	}
}

// The size of a small line in a cell, in pixels.
const (
	sparkWide = 104
	sparkHigh = 20
)

// spark draws a small line; nil if there is nothing to draw.
func (a artist) spark(s document.Sparkline) *drawing {
	look := a.look(shape{width: sparkWide, size: 13}, a.looks.Theme.Light)
	light := chart.Sparkline(s, look, sparkHigh)
	if len(light.Strips) == 0 {
		return nil
	}
	look.Palette = a.looks.Theme.Dark
	dark := chart.Sparkline(s, look, sparkHigh)
	return &drawing{
		Width: length(light.Width), Height: length(light.Height()),
		Marks: template.HTML(light.SVG(look.Size, a.inks.classes(light.Colours(), dark.Colours()))),
	}
}

func sliced(d chart.Drawing) []chart.Drawing {
	var all []chart.Drawing
	for strips := range slices.Chunk(d.Strips, tallest) {
		all = append(all, chart.Drawing{Width: d.Width, Strips: strips})
	}
	return all
}

func length(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// ink is a colour of charts: in light mode and in dark mode.
type ink struct {
	Class       string
	Light, Dark templates.Colour
}

// inks are the inks that a page has used, by their two colours.
type inks map[[2]templates.Colour]string

// classes names the ink of every mark of a drawing, of which the colours are
// known for both palettes.
func (k inks) classes(light, dark []templates.Colour) []string {
	all := make([]string, len(light))
	for i := range light {
		two := [2]templates.Colour{light[i], dark[i]}
		if _, ok := k[two]; !ok {
			k[two] = fmt.Sprintf("ink-%d", len(k)+1)
		}
		all[i] = k[two]
	}
	return all
}

// list is the inks in the order of their colours.
func (k inks) list() []ink {
	var all []ink
	for two, class := range k {
		all = append(all, ink{class, two[0], two[1]})
	}
	slices.SortFunc(all, func(a, b ink) int {
		return cmp.Or(cmp.Compare(a.Light, b.Light), cmp.Compare(a.Dark, b.Dark))
	})
	return all
}
