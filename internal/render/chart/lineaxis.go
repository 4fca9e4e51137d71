package chart

import (
	"math"

	"catchup/internal/document"
	"catchup/templates"
)

// axis draws hairlines at round numbers where they are needed, and the line
// of zero if it lies in the field.
func (l *plot) axis() {
	if l.needsAxis() {
		at, decimals := ticks(l.low, l.high, 4)
		for _, n := range at {
			y := l.scale.at(n)
			l.marks = append(l.marks, l.aside(0, y, round(n, decimals)).endsAt(l.axisRight))
			if l.chart.Kind != document.Control { // which has lines of its own
				l.marks = append(l.marks, l.level(l.left, y, l.Palette.Line))
			}
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
