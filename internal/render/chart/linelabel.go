package chart

import (
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
		if e.series != noSeries && l.chart.Kind != document.Control {
			l.dot(e.series, l.point(e.series, e.index))
		}
		spans[i].length = float64(len(e.lines)) * l.em(leading)
		spans[i].at = l.height(e) - spans[i].length/2
	}
	spread(spans, l.top, l.bottom, l.em(endsApart-0.05))
	for i, e := range ends {
		for j, line := range e.lines {
			l.marks = append(l.marks, move(l.words(0, spans[i].at+(float64(j)+0.5)*l.em(leading), line, l.labelled(e))))
		}
	}
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
