package html

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/templates"
)

// Drawing is the chart for a page whose style sheet has the inks of
// templates.Inks. It has one drawing for broad screens and one for narrow ones.
// Their text for those who do not see them is the chart's finding.
func (w *Web) Drawing(c document.Chart) template.HTML {
	var out strings.Builder
	for _, shape := range w.shapes() {
		light := chart.Draw(c, w.look(shape, w.looks.Theme.Light))
		dark := chart.Draw(c, w.look(shape, w.looks.Theme.Dark))
		fmt.Fprintf(&out, `<svg class="%s" viewBox="0 0 %s %s" role="img" aria-label="%s">%s</svg>`,
			shape.name, length(light.Width), length(light.Height()), html.EscapeString(c.Spoken()), light.SVG(shape.size, w.named(light.Colours(), dark.Colours())))
	}
	return template.HTML(out.String()) // SVG escapes the words
}

// named names the ink of every mark. A colour without a name is plain ink.
func (w *Web) named(light, dark []templates.Colour) []string {
	names := map[[2]templates.Colour]string{}
	for _, ink := range w.looks.Theme.Inks() {
		if two := [2]templates.Colour{ink.Light, ink.Dark}; names[two] == "" {
			names[two] = "ink-" + ink.Name
		}
	}
	all := make([]string, len(light))
	for i := range light {
		all[i] = names[[2]templates.Colour{light[i], dark[i]}]
	}
	return all
}
