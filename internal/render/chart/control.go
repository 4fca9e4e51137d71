package chart

import (
	"cmp"
	"slices"

	"catchup/internal/document"
	"catchup/templates"
)

// control draws the points of a series with the marks that their tones are, and
// what they are held against: the mean and the limits of each stretch, and the
// target. Above stand what all that comes to, and a key of the marks.
func (p *pen) control() {
	p.signs()
	p.marks()
	l := &plot{pen: p, hues: map[int]int{0: templates.Hues - 1}, labels: 0.24 * p.Width}
	l.measure(lineHigh)
	l.axis()
	l.places()
	l.events()
	l.limits()
	l.thresholds()
	l.line(0, 0.1)
	l.spots()
	l.ends()
	p.strip(l.bottom+p.em(1.8+float64(l.deepest-1)*leading), l.marks...)
	l.missing()
	for _, words := range p.chart.StretchNotes() {
		p.remark(words)
	}
	l.eventNotes()
}

// mark is the tone of a point as a mark of a control chart.
func mark(point document.Point) document.Tone {
	if point.Tone.Word() == "" {
		return document.Common
	}
	return point.Tone
}

// signs are what the chart comes to, in words with their shapes.
func (p *pen) signs() {
	var words []string
	for _, s := range p.chart.Signs {
		words = append(words, p.short(p.brief(s.Shown), p.Width-p.em(1.5)))
	}
	p.entries(p.Bold, words, func(box Rect, i int) []Mark {
		return p.spot(p.chart.Signs[i].Tone, box.middle(), 0.4*box.Width)
	})
}

// marks are the key of the marks that the chart has.
func (p *pen) marks() {
	var words []string
	var tones []document.Tone
	for _, tone := range document.Marks() {
		has := func(point document.Point) bool { return point.Known && mark(point) == tone }
		if slices.ContainsFunc(p.chart.Series[0].Points, has) {
			tones, words = append(tones, tone), append(words, tone.Word())
		}
	}
	p.key(words, func(box Rect, i int) []Mark { return p.spot(tones[i], box.middle(), 0.4*box.Width) })
}

// middle is that of the rectangle.
func (r Rect) middle() Point { return Point{r.X + r.Width/2, r.Y + r.Height/2} }

// limits draws the mean of each stretch as a line and its limits as broken lines,
// from half way to the stretch before to half way to the next. Trial limits are
// dotted.
func (l *plot) limits() {
	for _, s := range l.chart.Limits {
		from, to := l.halfway(s.From-1, s.From), l.halfway(s.To, s.To+1)
		if s.Centre.Known {
			y := l.scale.at(num(s.Centre))
			l.marks = append(l.marks, Path{Points: []Point{{from, y}, {to, y}}, Width: l.em(hair), Colour: l.Palette.Muted})
		}
		for _, limit := range []document.Point{s.Lower, s.Upper} {
			if !limit.Known {
				continue
			}
			y := l.scale.at(num(limit))
			line := l.dashed(Point{from, y}, Point{to, y}, l.Palette.Muted)
			if s.Trial {
				line.Dash = l.em(0.12)
			}
			l.marks = append(l.marks, line)
		}
	}
}

// halfway is the place between two labels beside each other, or the edge of the
// field.
func (l *plot) halfway(before, after int) float64 {
	switch {
	case before < 0:
		return l.left
	case after >= len(l.chart.Labels):
		return l.right
	}
	return (l.x(before) + l.x(after)) / 2
}

// spots are the marks of all known points. Those that signals made are drawn over
// the others; where points are many, marks are small.
func (l *plot) spots() {
	points := l.chart.Series[0].Points
	radius := max(l.em(0.17), min(l.em(0.36), 0.42*(l.right-l.left)/float64(len(points))))
	for _, common := range []bool{true, false} {
		for i, point := range points {
			if point.Known && (mark(point) == document.Common) == common {
				l.marks = append(l.marks, l.spot(mark(point), l.point(0, i), radius)...)
			}
		}
	}
}

// spot is the shape of a mark: an open circle, a disc, a square or a diamond, all of about
// one size. A tone of another kind is a disc in its colour.
func (p *pen) spot(tone document.Tone, at Point, radius float64) []Mark {
	colour := p.Palette.Tone(cmp.Or(tone, document.Common))
	area := func(x, y float64) Mark {
		return Area{[]Point{{at.X - x, at.Y - y}, {at.X + y, at.Y - x}, {at.X + x, at.Y + y}, {at.X - y, at.Y + x}}, colour}
	}
	switch tone {
	case document.Common, document.Plain:
		return []Mark{Disc{at.X, at.Y, 0.85 * radius, colour}, Disc{at.X, at.Y, 0.85*radius - p.em(0.09), p.Palette.Paper}}
	case document.Concerning, document.Failing:
		return []Mark{area(0.9*radius, 0.9*radius)}
	case document.Neither:
		return []Mark{area(0, 1.25*radius)}
	}
	return []Mark{Disc{at.X, at.Y, radius, colour}}
}
