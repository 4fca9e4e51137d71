package chart

import (
	"math"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/templates"
)

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
	left, right := l.left-l.beside(l.first), l.right+l.beside(l.last)
	l.column(l.first, l.left, left, func(t Text) Text { return t.endsAt(left) })
	l.column(l.last, l.right, right, func(t Text) Text {
		t.X = right
		return t
	})
}

// column sets labels of ends at a side of the field, with thin lines from the points
// if they cannot all stand beside theirs.
func (l *plot) column(ends []end, side, words float64, move func(Text) Text) {
	spans := l.spans(ends)
	led := l.led(ends, spans)
	for i, e := range ends {
		at := Point{side, l.height(e)}
		if e.series != noSeries && l.chart.Kind != document.Control {
			l.dot(e.series, l.point(e.series, e.index))
		}
		if e.series != noSeries && e.index != l.outer(side) {
			l.dashes(l.point(e.series, e.index), at)
		}
		if led {
			l.marks = append(l.marks, l.leads(at, Point{words, spans[i].middle()}))
		}
		for j, line := range e.lines {
			l.marks = append(l.marks, move(l.words(0, spans[i].at+(float64(j)+0.5)*l.em(leading), line, l.labelled(e))))
		}
	}
}

// outer is the index of the points at a side of the field.
func (l *plot) outer(side float64) int {
	if side == l.left {
		return 0
	}
	return len(l.chart.Labels) - 1
}

// spans are where the labels of ends stand from above: beside their points, moved
// where they would overlap.
func (l *plot) spans(ends []end) []span {
	spans := make([]span, len(ends))
	for i, e := range ends {
		spans[i].length = float64(len(e.lines)) * l.em(leading)
		spans[i].at = l.height(e) - spans[i].length/2
	}
	spread(spans, l.top, l.bottom, l.em(endsApart-0.05))
	return spans
}

// led tells whether lines lead from ends to their labels: one of these stands more
// than half a line higher or lower than its end, or nearer to another.
func (l *plot) led(ends []end, spans []span) bool {
	for i, s := range spans {
		away := math.Abs(l.height(ends[i]) - s.middle())
		nearer := func(e end) bool { return math.Abs(l.height(e)-s.middle()) < away-slack }
		if away > l.em(leading/2) || slices.ContainsFunc(ends, nearer) {
			return true
		}
	}
	return false
}

// leads is a thin line from an end at the side of the field to its label.
func (l *plot) leads(end, label Point) Path {
	out := l.em(0.4)
	if label.X < end.X {
		out = -out
	}
	return Path{Points: []Point{{end.X + out, end.Y}, {label.X - out/2, label.Y}}, Width: l.em(hair), Colour: l.Palette.Muted}
}

// beside is how far from the field the labels of ends stand: further if lines lead to
// them.
func (l *plot) beside(ends []end) float64 {
	if l.led(ends, l.spans(ends)) {
		return l.em(1.8)
	}
	return l.em(0.6)
}

// labelled is the colour of the label of an end.
func (l *plot) labelled(e end) templates.Colour {
	switch {
	case e.series == noSeries:
		return l.Palette.Muted
	case len(l.chart.Series) > 1:
		return l.readable(l.ink(e.series))
	}
	return l.voice(l.chart.Series[e.series].Points[e.index])
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
		l.remark(words)
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
