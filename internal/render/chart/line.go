package chart

import (
	"cmp"

	"catchup/internal/document"
	"catchup/templates"
)

// fewTicks is how many numbers of a line may be without a label; with more, the
// chart has an axis.
const fewTicks = 4

// lines draws each series as a line from label to label, broken where a value
// is not known. Its ends are labelled, and a line that is alone has its
// highest and its lowest point marked. Of many lines some stand out; the others
// are grey and have no label.
func (p *pen) lines() {
	l := &plot{pen: p, hues: p.standing(), labels: 0.24 * p.Width}
	l.measure(lineHigh)
	l.axis()
	l.places()
	l.events()
	l.thresholds()
	l.draw()
	l.extremes()
	l.ends()
	p.strip(l.bottom+p.em(1.8+float64(l.deepest-1)*leading), l.marks...)
	p.others(len(p.chart.Series) - len(l.hues))
	l.missing()
	l.eventNotes()
}

// plot is the field of a line chart.
type plot struct {
	*pen
	hues                     map[int]int // of the series that stand out
	labels                   float64     // how wide the labels of ends may be
	sloped                   bool        // each end stands on its own side
	alone                    float64     // the radius of a point, if it is not that of an end
	left, right, top, bottom float64
	axisRight                float64 // where the numbers of the axis end
	scale                    scale   // upwards: each is negative
	low, high                float64
	first, last              []end // of each series that has a point
	marks                    []Mark
	deepest                  int // of how many lines a label below the field is at most
}

// end is the first or last known point of a series with its label, or the label of
// a level, which is of no series.
type end struct {
	series, index int
	lines         []string
	level         float64
}

// noSeries is the series of a level.
const noSeries = -1

// height is how high an end lies.
func (l *plot) height(e end) float64 {
	if e.series == noSeries {
		return l.scale.at(e.level)
	}
	return l.point(e.series, e.index).Y
}

// measure divides the width between the field and the labels of its ends. high
// is the height of the field as a share of the width.
func (l *plot) measure(high float64) {
	l.low, l.high = l.extent()
	if l.needsAxis() {
		at, decimals := ticks(l.low, l.high, 4)
		for _, n := range at {
			l.axisRight = max(l.axisRight, l.Regular.Width(round(n, decimals), l.Size*small))
		}
		l.left = l.axisRight + l.em(0.8)
	}
	for j := range l.chart.Series {
		if _, ok := l.hues[j]; ok {
			l.first = l.endOf(l.first, j, true)
			l.last = l.endOf(l.last, j, false)
		}
	}
	l.levels()
	l.top = l.em(0.4) + l.eventsHigh()
	l.bottom = l.top + max(high*l.Width, l.deep(l.first), l.deep(l.last))
	l.scaleUp()
	l.left += l.wide(l.first)
	l.right = l.Width - l.wide(l.last)
	if len(l.chart.Labels) == 1 {
		l.right = min(l.right, l.left+l.em(3))
	}
}

// scaleUp lets the numbers stand between top and bottom, with room for labels
// above and below.
func (l *plot) scaleUp() {
	edge := l.em(1.7)
	if l.chart.Kind == document.Control {
		edge = l.em(0.7) // no labels stand in its field
	}
	room := l.bottom - l.top - 2*edge
	if l.high == l.low {
		l.scale = scale{zero: (l.top + l.bottom) / 2}
		return
	}
	l.scale.each = -room / (l.high - l.low)
	l.scale.zero = l.bottom - edge - l.scale.each*l.low
}

// needsAxis tells whether more than a few points have no label.
func (l *plot) needsAxis() bool {
	bare := -4
	if len(l.chart.Series) > 1 {
		bare = -2 * len(l.chart.Series)
	}
	for _, s := range l.chart.Series {
		for _, point := range s.Points {
			if point.Known {
				bare++
			}
		}
	}
	return bare > fewTicks
}

// endOf adds the first or the last known point of a series. If that is not at
// the end of the chart, its label says where it is.
func (l *plot) endOf(list []end, series int, first bool) []end {
	s := l.chart.Series[series]
	index, last := known(s.Points)
	switch {
	case first && l.sloped && last == 0:
		return append(list, end{series: series, lines: l.wrap(s.Name+" "+said(s.Points[0]), l.labels)})
	case first && (index < 0 || index > 0 && len(l.chart.Series) > 1 || index == last):
		return list // where another line ends, this one begins; and one point has one label
	case index < 0 || l.sloped && !first && last == 0:
		return list
	}
	outer := 0
	if !first {
		index, outer = last, len(s.Points)-1
	}
	words := said(s.Points[index])
	if index != outer {
		words += " (" + l.chart.Labels[index] + ")"
	}
	if !first && len(l.chart.Series) > 1 {
		words = s.Name + " " + words
	}
	return append(list, end{series: series, index: index, lines: l.wrap(words, l.labels)})
}

// widest is the width of the longest line.
func (p *pen) widest(lines []string) float64 {
	wide := 0.0
	for _, line := range lines {
		wide = max(wide, p.Regular.Width(line, p.Size))
	}
	return wide
}

// wide is the room that the labels of ends need beside the field.
func (l *plot) wide(ends []end) float64 {
	wide := 0.0
	for _, e := range ends {
		wide = max(wide, l.widest(e.lines))
	}
	return wide + l.beside(ends) + l.em(0.2)
}

// endsApart is how far apart labels of ends stand, in the size of the type.
const endsApart = 0.75

// deep is the height of the labels, one below the other.
func (p *pen) deep(ends []end) float64 {
	sum := 0.0
	for _, e := range ends {
		sum += float64(len(e.lines))*p.em(leading) + p.em(endsApart)
	}
	return sum
}

// x is where label i stands.
func (l *plot) x(i int) float64 {
	if len(l.chart.Labels) == 1 {
		return (l.left + l.right) / 2
	}
	at, all := float64(i), float64(len(l.chart.Labels)-1)
	if places := l.chart.Places; len(places) > 0 {
		at, all = float64(places[i]-places[0]), float64(places[len(places)-1]-places[0])
	}
	return l.left + at*(l.right-l.left)/all
}

func (l *plot) point(series, i int) Point {
	return Point{l.x(i), l.scale.at(num(l.chart.Series[series].Points[i]))}
}

// draw draws the lines, the grey ones behind those that stand out.
func (l *plot) draw() {
	for j := range l.chart.Series {
		if _, ok := l.hues[j]; !ok {
			l.line(j, 0.1)
		}
	}
	for j := range l.chart.Series {
		if _, ok := l.hues[j]; ok {
			l.line(j, 0.2)
		}
	}
}

// ink is the colour of a series.
func (l *plot) ink(series int) templates.Colour {
	if hue, ok := l.hues[series]; ok {
		return l.hue(hue)
	}
	return l.grey()
}

// line draws the known stretches of a series so thick, and a point that stands
// alone as a dot.
func (l *plot) line(series int, thick float64) {
	var run, before []Point
	flush := func() {
		if len(run) > 0 && len(before) > 0 {
			l.dashes(before[len(before)-1], run[0])
		}
		if len(run) > 1 {
			l.marks = append(l.marks, Path{Points: run, Width: l.em(thick), Colour: l.ink(series)})
		}
		if len(run) == 1 {
			l.dot(series, run[0])
		}
		if len(run) > 0 {
			before = run
		}
		run = nil
	}
	for i, point := range l.chart.Series[series].Points {
		if point.Known {
			run = append(run, l.point(series, i))
		} else {
			flush()
		}
	}
	flush()
}

// dashes lead the eye over a gap, thin and grey, so that a point behind it belongs
// to its line. They are no values: the words below the chart say what is missing.
func (l *plot) dashes(from, to Point) {
	l.marks = append(l.marks, l.dashed(from, to, l.Palette.Muted))
}

// dashed is a thin broken line.
func (p *pen) dashed(from, to Point, colour templates.Colour) Path {
	return Path{Points: []Point{from, to}, Width: p.em(hair), Colour: colour, Dash: p.em(0.3)}
}

func (l *plot) dot(series int, at Point) {
	l.marks = append(l.marks, Disc{at.X, at.Y, cmp.Or(l.alone, l.em(0.28)), l.ink(series)})
}
