// Package chart draws the charts of a document. It is pure geometry. A chart
// becomes marks, which are rectangles, lines, discs and words. Their places are
// measured with the faces of the words. A PDF draws the marks as vectors and a
// mail as a picture, so that a chart looks the same everywhere.
//
// Every mark has its own label; there is an axis only where there are too few
// labels. Lengths and places are in the unit of the Look, from the left edge of
// the drawing and the top of its strip, with y downwards.
package chart

import (
	"cmp"
	"slices"

	"catchup/internal/document"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Drawing is a chart without its title and its finding, in strips from top to
// bottom.
type Drawing struct {
	Width  float64
	Strips []Strip
}

// Strip is a part of a drawing that must not be cut; a page may end between two
// strips. Marks are drawn over each other in this order: rectangles, lines,
// discs and areas, words.
type Strip struct {
	Height float64
	Marks  []Mark
}

// Mark is one of Rect, Path, Disc, Area and Text; the set is sealed.
type Mark interface{ rank() int }

// Rect is a filled rectangle.
type Rect struct {
	X, Y, Width, Height float64
	Colour              templates.Colour
}

// Path is a line through points, with round joins and ends. One with a Dash is
// broken into dashes of that length, with gaps as long between them.
type Path struct {
	Points []Point
	Width  float64
	Colour templates.Colour
	Dash   float64
}

// Point is a place in a strip.
type Point struct{ X, Y float64 }

// Disc is a filled circle.
type Disc struct {
	X, Y, Radius float64
	Colour       templates.Colour
}

// Area is a filled shape with corners, which turn clockwise.
type Area struct {
	Corners []Point
	Colour  templates.Colour
}

// Text is clean words of one face on a baseline that begins at X, Y.
type Text struct {
	X, Y   float64
	Words  string
	Face   *face.Face
	Size   float64
	Colour templates.Colour
}

func (Rect) rank() int { return 0 }
func (Path) rank() int { return 1 }
func (Disc) rank() int { return 2 }
func (Area) rank() int { return 2 }
func (Text) rank() int { return 3 }

// Width is the length of the words.
func (t Text) Width() float64 { return t.Face.Width(t.Words, t.Size) }

// Height is the sum of the strips'.
func (d Drawing) Height() float64 {
	var sum float64
	for _, s := range d.Strips {
		sum += s.Height
	}
	return sum
}

// Look is how a drawing looks: its width, the size of its type in the same
// unit, two faces and the colours.
type Look struct {
	Width, Size   float64
	Regular, Bold *face.Face
	Palette       templates.Palette
}

// Draw draws a chart. One without points gives a drawing without strips, and so
// does one whose data have not the shape of its kind.
func Draw(c document.Chart, look Look) Drawing {
	p := &pen{Look: look}
	p.chart = p.complete(c)
	if len(c.Labels) > 0 && len(c.Series) > 0 && c.Check() == nil {
		p.draw()
		p.whole()
	}
	return p.drawn()
}

// drawn is the drawing, with the marks of each strip in the order of their ranks.
func (p *pen) drawn() Drawing {
	for i := range p.strips {
		slices.SortStableFunc(p.strips[i].Marks, func(a, b Mark) int { return cmp.Compare(a.rank(), b.rank()) })
	}
	return Drawing{p.Width, p.strips}
}

func (p *pen) draw() {
	switch p.chart.Kind {
	case document.Line:
		p.lines()
	case document.Share:
		p.shares()
	case document.Bridge:
		p.bridge()
	case document.Dot:
		p.dots()
	case document.Slope:
		p.slope()
	case document.Spark:
		p.sparks()
	case document.Control:
		p.control()
	default:
		p.bars()
	}
}

// complete is the chart with a point of every series for each label, and without
// the ends of words that are too long to be drawn.
func (p *pen) complete(c document.Chart) document.Chart {
	series := make([]document.Series, len(c.Series))
	for i, s := range c.Series {
		points := make([]document.Point, len(c.Labels))
		copy(points, s.Points)
		for j := range points {
			points[j].Shown = p.brief(points[j].Shown)
		}
		series[i] = document.Series{Name: p.brief(s.Name), Points: points, Highlight: s.Highlight}
	}
	labels := make([]string, len(c.Labels))
	for i, label := range c.Labels {
		labels[i] = p.brief(label)
	}
	c.Series, c.Labels = series, labels
	return c
}

// longest is how many characters of a label, a name or a number are drawn: a
// label of so many has some six lines.
const longest = 120

// brief is the words, cut off if they are too long to be drawn.
func (p *pen) brief(words string) string {
	short := cutOff(words, longest)
	if short != words {
		p.note(words)
	}
	return short
}

// cutOff is the words without what follows so many characters.
func cutOff(words string, most int) string {
	n := 0
	for i := range words {
		if n++; n > most {
			return words[:i] + "…"
		}
	}
	return words
}
