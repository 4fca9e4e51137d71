package chart

import (
	"math"
	"slices"
	"strings"

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
	l.draw()
	l.extremes()
	l.ends()
	p.strip(l.bottom+p.em(1.8), l.marks...)
	p.others(len(p.chart.Series) - len(l.hues))
	l.missing()
}

// plot is the field of a line chart.
type plot struct {
	*pen
	hues                     map[int]int // of the series that stand out
	labels                   float64     // how wide the labels of ends may be
	sloped                   bool        // each end stands on its own side
	left, right, top, bottom float64
	axisRight                float64 // where the numbers of the axis end
	scale                    scale   // upwards: each is negative
	low, high                float64
	first, last              []end // of each series that has a point
	marks                    []Mark
}

// end is the first or last known point of a series with its label.
type end struct {
	series, index int
	lines         []string
}

// measure divides the width between the field and the labels of its ends. high
// is the height of the field as a share of the width.
func (l *plot) measure(high float64) {
	l.low, l.high = l.extent()
	wide := 0.0
	if l.needsAxis() {
		at, decimals := ticks(l.low, l.high, 4)
		for _, n := range at {
			wide = max(wide, l.Regular.Width(round(n, decimals), l.Size*small))
		}
		l.axisRight = wide
		wide += l.em(0.8)
	}
	l.left = wide
	wide = 0
	for j := range l.chart.Series {
		if _, ok := l.hues[j]; ok {
			l.first = l.endOf(l.first, j, true)
			l.last = l.endOf(l.last, j, false)
		}
	}
	for _, e := range l.first {
		wide = max(wide, l.widest(e.lines))
	}
	l.left += wide + l.em(0.8)
	wide = 0
	for _, e := range l.last {
		wide = max(wide, l.widest(e.lines))
	}
	l.right = l.Width - wide - l.em(0.8)
	if len(l.chart.Labels) == 1 {
		l.right = min(l.right, l.left+l.em(3))
	}
	l.top = l.em(0.4)
	l.bottom = l.top + max(high*l.Width, l.deep(l.first), l.deep(l.last))
	l.scaleUp()
}

// scaleUp lets the numbers stand between top and bottom, with room for labels
// above and below.
func (l *plot) scaleUp() {
	room := l.bottom - l.top - l.em(3.4)
	if l.high == l.low {
		l.scale = scale{zero: (l.top + l.bottom) / 2}
		return
	}
	l.scale.each = -room / (l.high - l.low)
	l.scale.zero = l.bottom - l.em(1.7) - l.scale.each*l.low
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
		return append(list, end{series, 0, l.wrap(s.Name+" "+said(s.Points[0]), l.labels)})
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
	return append(list, end{series, index, l.wrap(words, l.labels)})
}

func (p *pen) widest(lines []string) float64 {
	wide := 0.0
	for _, line := range lines {
		wide = max(wide, p.Regular.Width(line, p.Size))
	}
	return wide
}

// deep is the height of the labels, one below the other.
func (p *pen) deep(ends []end) float64 {
	sum := 0.0
	for _, e := range ends {
		sum += float64(len(e.lines))*p.em(leading) + p.em(0.45)
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

// axis draws hairlines at round numbers where they are needed, and the line
// of zero if it lies in the field.
func (l *plot) axis() {
	if l.needsAxis() {
		at, decimals := ticks(l.low, l.high, 4)
		for _, n := range at {
			y := l.scale.at(n)
			l.marks = append(l.marks, l.level(l.left, y, l.Palette.Line), l.aside(0, y, round(n, decimals)).endsAt(l.axisRight))
		}
	}
	if l.low <= 0 && l.high >= 0 && l.high > l.low {
		l.marks = append(l.marks, l.level(l.left, l.scale.zero, l.Palette.Muted))
	}
}

func (l *plot) level(left, y float64, colour templates.Colour) Rect {
	wide := l.em(hair)
	return Rect{left, y - wide/2, l.right - left, wide, colour}
}

// places sets labels below the field: as many as there is room for, counted back
// from the last, at equal distances if the labels lie so.
func (l *plot) places() {
	marks := l.uneven()
	if l.longest() > widestPlace*l.Width {
		marks = l.outermost()
	}
	for step := 1; marks == nil; step++ {
		marks = l.stepped(step)
	}
	l.marks = append(append(l.marks, marks...), l.level(l.left, l.bottom, l.Palette.Line))
}

// place is label i below the field.
func (l *plot) place(i int) Text {
	words := l.short(l.chart.Labels[i], widestPlace*l.Width)
	return l.aside(0, l.bottom+l.em(0.9), words).about(l.x(i)).within(0, l.Width)
}

// widestPlace is how wide a label below the field may be, and widestEnd how wide
// one of two, as shares of the width.
const (
	widestPlace = 0.3
	widestEnd   = 0.47
)

// longest is the width of the longest label.
func (l *plot) longest() float64 { return l.widest(l.chart.Labels) }

// outermost is the first and the last label alone: long ones would be cut.
func (l *plot) outermost() []Mark {
	last, y := len(l.chart.Labels)-1, l.bottom+l.em(0.9)
	end := l.aside(0, y, l.short(l.chart.Labels[last], widestEnd*l.Width)).about(l.x(last)).within(0, l.Width)
	if last == 0 {
		return []Mark{end}
	}
	first := l.aside(0, y, l.short(l.chart.Labels[0], widestEnd*l.Width)).about(l.x(0))
	return []Mark{end, first.within(0, end.X-l.em(apart))}
}

// apart is the least distance between two labels below the field.
const apart = 0.7

// stepped is every so many of the labels; nil if there is not room for them.
func (l *plot) stepped(step int) []Mark {
	var marks []Mark
	before := math.Inf(1)
	for i := len(l.chart.Labels) - 1; i >= 0; i -= step {
		t := l.place(i)
		if t.X+t.Width()+l.em(apart) > before {
			return nil
		}
		before = t.X
		marks = append(marks, t)
	}
	return marks
}

// uneven is the first, the last and as many others as there is room for, where
// labels do not lie at equal distances; nil where they do.
func (l *plot) uneven() []Mark {
	places := l.chart.Places
	for i := 2; i < len(places); i++ {
		if places[i]-places[i-1] != places[1]-places[0] {
			return l.between(l.place(0))
		}
	}
	return nil
}

// between is the first label and those that fit between it and the last.
func (l *plot) between(first Text) []Mark {
	last := len(l.chart.Labels) - 1
	before := l.place(last)
	marks := []Mark{before}
	least := first.X + first.Width() + l.em(apart)
	if least > before.X {
		return marks
	}
	for i := last - 1; i > 0; i-- {
		if t := l.place(i); t.X >= least && t.X+t.Width()+l.em(apart) <= before.X {
			marks, before = append(marks, t), t
		}
	}
	return append(marks, first)
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
			l.marks = append(l.marks, Path{run, l.em(thick), l.ink(series)})
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
	long, dash := math.Hypot(to.X-from.X, to.Y-from.Y), l.em(0.3)
	n := int(long / (2 * dash))
	for i := 1; i < n; i++ {
		a, b := float64(i)/float64(n), (float64(i)+0.5)/float64(n)
		at := func(share float64) Point { return Point{from.X + share*(to.X-from.X), from.Y + share*(to.Y-from.Y)} }
		l.marks = append(l.marks, Path{[]Point{at(a), at(b)}, l.em(hair), l.Palette.Muted})
	}
}

func (l *plot) dot(series int, at Point) {
	l.marks = append(l.marks, Disc{at.X, at.Y, l.em(0.28), l.ink(series)})
}

// extremes marks the highest and the lowest point of a line that is alone, if
// they are not its ends.
func (l *plot) extremes() {
	if len(l.chart.Series) > 1 || len(l.first) == 0 || l.high == l.low {
		return
	}
	points := l.chart.Series[0].Points
	high, low := l.first[0].index, l.first[0].index
	for i, point := range points {
		if point.Known && point.Num.Cmp(points[high].Num) > 0 {
			high = i
		}
		if point.Known && point.Num.Cmp(points[low].Num) < 0 {
			low = i
		}
	}
	l.extreme(high, -0.95)
	l.extreme(low, 0.95)
}

func (l *plot) extreme(i int, away float64) {
	if i == l.first[0].index || i == l.last[0].index {
		return
	}
	at, point := l.point(0, i), l.chart.Series[0].Points[i]
	l.dot(0, at)
	t := l.words(0, at.Y+l.em(away), l.short(said(point), l.right-l.left), l.voice(point)).about(at.X)
	l.marks = append(l.marks, t.within(l.left, l.right))
}

// ends labels the first points at the left of the field and the last ones,
// with the names of their series, at its right.
func (l *plot) ends() {
	l.column(l.first, func(t Text) Text { return t.endsAt(l.left - l.em(0.6)) })
	l.column(l.last, func(t Text) Text {
		t.X = l.right + l.em(0.6)
		return t
	})
}

// column sets labels beside each other's points, moved where they would
// overlap.
func (l *plot) column(ends []end, move func(Text) Text) {
	spans := make([]span, len(ends))
	for i, e := range ends {
		at := l.point(e.series, e.index)
		l.dot(e.series, at)
		spans[i].length = float64(len(e.lines)) * l.em(leading)
		spans[i].at = at.Y - spans[i].length/2
	}
	spread(spans, l.top, l.bottom, l.em(0.4))
	for i, e := range ends {
		colour := l.voice(l.chart.Series[e.series].Points[e.index])
		if len(l.chart.Series) > 1 {
			colour = l.readable(l.ink(e.series))
		}
		for j, line := range e.lines {
			l.marks = append(l.marks, move(l.words(0, spans[i].at+(float64(j)+0.5)*l.em(leading), line, colour)))
		}
	}
}

// missing says below the chart which values of the lines that stand out are not
// known. If there are several lines, it does not say so of their beginnings and
// ends.
func (l *plot) missing() {
	for j, s := range l.chart.Series {
		if _, ok := l.hues[j]; !ok {
			continue
		}
		points, from := s.Points, 0
		if len(l.chart.Series) > 1 {
			for len(points) > 0 && !points[len(points)-1].Known {
				points = points[:len(points)-1]
			}
			from = max(0, slices.IndexFunc(points, func(p document.Point) bool { return p.Known }))
		}
		gaps := l.gaps(points, from)
		if len(gaps) == 0 {
			continue
		}
		words := "Not available: " + strings.Join(gaps, ", ")
		if len(l.chart.Series) > 1 {
			words = s.Name + ", n" + words[1:]
		}
		for _, line := range l.wrap(words, l.Width) {
			l.strip(l.em(leading), l.words(0, l.em(leading/2), line, l.Palette.Muted))
		}
	}
}

// gaps names the stretches of unknown points from an index on.
func (l *plot) gaps(points []document.Point, from int) []string {
	var names []string
	for i := from; i < len(points); i++ {
		if points[i].Known {
			continue
		}
		first := i
		for i+1 < len(points) && !points[i+1].Known {
			i++
		}
		name := l.chart.Labels[first]
		if i > first {
			name += " to " + l.chart.Labels[i]
		}
		names = append(names, name)
	}
	return names
}
