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
	all := l.uneven()
	if l.longest() > widestPlace*l.Width {
		all = l.outermost()
	}
	for step := 1; all == nil; step++ {
		all = l.stepped(step)
	}
	l.marks = append(append(l.marks, lined(all)...), l.level(l.left, l.bottom, l.Palette.Line))
}

// place is label i below the field: a line of it or two.
func (l *plot) place(i int) placed { return l.below(i, widestPlace*l.Width) }

// below is label i below the field, no wider than the room.
func (l *plot) below(i int, room float64) placed {
	lines := l.two(l.chart.Labels[i], room)
	l.deepest = max(l.deepest, len(lines))
	p := placed{left: l.Width}
	for n, line := range lines {
		t := l.aside(0, l.bottom+l.em(0.9+float64(n)*leading), line).about(l.x(i)).within(0, l.Width)
		p.lines = append(p.lines, t)
		p.left, p.right = min(p.left, t.X), max(p.right, t.X+t.Width())
	}
	return p
}

// placed is a label below the field, and from where to where it reaches.
type placed struct {
	lines       []Text
	left, right float64
}

// lined are the lines of labels.
func lined(all []placed) (marks []Mark) {
	for _, p := range all {
		for _, t := range p.lines {
			marks = append(marks, t)
		}
	}
	return marks
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
func (l *plot) outermost() []placed {
	last := len(l.chart.Labels) - 1
	end := l.below(last, widestEnd*l.Width)
	if last == 0 {
		return []placed{end}
	}
	first := l.below(0, widestEnd*l.Width)
	if over := first.right - (end.left - l.em(apart)); over > 0 {
		for i := range first.lines {
			first.lines[i].X = max(0, first.lines[i].X-over)
		}
	}
	return []placed{end, first}
}

// apart is the least distance between two labels below the field.
const apart = 0.7

// stepped is every so many of the labels; nil if there is not room for them.
func (l *plot) stepped(step int) (all []placed) {
	before := math.Inf(1)
	for i := len(l.chart.Labels) - 1; i >= 0; i -= step {
		p := l.place(i)
		if p.right+l.em(apart) > before {
			return nil
		}
		before = p.left
		all = append(all, p)
	}
	return all
}

// uneven is the first, the last and as many others as there is room for, where
// labels do not lie at equal distances; nil where they do.
func (l *plot) uneven() []placed {
	places := l.chart.Places
	for i := 2; i < len(places); i++ {
		if places[i]-places[i-1] != places[1]-places[0] {
			return l.between(l.place(0))
		}
	}
	return nil
}

// between is the first label and those that fit between it and the last.
func (l *plot) between(first placed) []placed {
	last := len(l.chart.Labels) - 1
	before := l.place(last)
	all := []placed{before}
	least := first.right + l.em(apart)
	if least > before.left {
		return all
	}
	for i := last - 1; i > 0; i-- {
		if p := l.place(i); p.left >= least && p.right+l.em(apart) <= before.left {
			all, before = append(all, p), p
		}
	}
	return append(all, first)
}
