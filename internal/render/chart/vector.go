package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"catchup/templates"
)

// Colours lists the colours of all marks in their order. Two drawings of the
// same chart that differ in their palettes alone have the same marks.
func (d Drawing) Colours() []templates.Colour {
	var all []templates.Colour
	for _, s := range d.Strips {
		for _, m := range s.Marks {
			all = append(all, colour(m))
		}
	}
	return all
}

func colour(m Mark) templates.Colour {
	switch m := m.(type) {
	case Rect:
		return m.Colour
	case Path:
		return m.Colour
	case Disc:
		return m.Colour
	case Area:
		return m.Colour
	case Text:
		return m.Colour
	}
	return ""
}

// SVG writes the marks as elements of SVG for a view box of the drawing's size.
// classes are the classes of Colours; each mark has the class of its colour.
// Lines are stroked with it and everything else is filled with it. Bold words
// are <tspan class="bold">. Most words are of the given size, which is written once.
// Words keep their measured length in every face.
func (d Drawing) SVG(size float64, classes []string) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<g font-size="%s">`, length(size))
	y, next := 0.0, 0
	for _, s := range d.Strips {
		for _, m := range s.Marks {
			out.WriteString(element(m, y, size, classes[next]))
			next++
		}
		y += s.Height
	}
	out.WriteString("</g>")
	return out.String()
}

// element is the mark of a strip that begins at y.
func element(m Mark, y, size float64, class string) string {
	switch m := m.(type) {
	case Rect:
		return fmt.Sprintf(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, length(m.X), length(y+m.Y), length(m.Width), length(m.Height))
	case Path:
		dash := ""
		if m.Dash > 0 {
			dash = fmt.Sprintf(` stroke-dasharray="%s"`, length(m.Dash))
		}
		return fmt.Sprintf(`<polyline class="%s" points="%s" stroke-width="%s"%s/>`, class, corners(m.Points, y), length(m.Width), dash)
	case Area:
		return fmt.Sprintf(`<polygon class="%s" points="%s"/>`, class, corners(m.Corners, y))
	case Disc:
		return fmt.Sprintf(`<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, length(m.X), length(y+m.Y), length(m.Radius))
	case Text:
		return m.element(y, size, class)
	}
	return ""
}

// corners lists points that lie y below.
func corners(all []Point, y float64) string {
	var list []byte
	for i, p := range all {
		if i > 0 {
			list = append(list, ' ')
		}
		list = append(append(append(list, length(p.X)...), ','), length(y+p.Y)...)
	}
	return string(list)
}

func (t Text) element(y, size float64, class string) string {
	words := html.EscapeString(t.Words)
	if words == "" {
		return ""
	}
	if t.Face.Bold {
		words = `<tspan class="bold">` + words + `</tspan>`
	}
	own := ""
	if t.Size != size {
		own = fmt.Sprintf(` font-size="%s"`, length(t.Size))
	}
	return fmt.Sprintf(`<text class="%s" x="%s" y="%s"%s textLength="%s">%s</text>`,
		class, length(t.X), length(y+t.Y), own, length(t.Width()), words)
}

// length is a length to the tenth part, and to the hundredth below one.
func length(n float64) string {
	fine := 10.0
	if math.Abs(n) < 1 {
		fine = 100
	}
	return strconv.FormatFloat(math.Round(n*fine)/fine, 'f', -1, 64)
}
