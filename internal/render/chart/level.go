package chart

import (
	"fmt"

	"catchup/internal/document"
)

// levels adds the names of the thresholds, and of the limits of the last stretch,
// to the labels at the right.
func (l *plot) levels() {
	add := func(name string, p document.Point) {
		if p.Known {
			l.last = append(l.last, end{series: noSeries, level: num(p), lines: l.wrap(name+" "+p.Shown, l.labels)})
		}
	}
	if l.chart.Kind == document.Line || l.chart.Kind == document.Control {
		for _, t := range l.chart.Thresholds {
			add(t.Name, document.Point{Num: t.Num, Known: true, Shown: t.Shown})
		}
	}
	if n := len(l.chart.Limits); n > 0 && l.chart.Kind == document.Control {
		last := l.chart.Limits[n-1]
		add("Upper limit", last.Upper)
		add("Mean", last.Centre)
		add("Lower limit", last.Lower)
	}
}

// thresholds are broken lines in ink over the whole field, with longer dashes than
// limits have.
func (l *plot) thresholds() {
	for _, t := range l.chart.Thresholds {
		y := l.scale.at(t.Num.InexactFloat64())
		line := l.dashed(Point{l.left, y}, Point{l.right, y}, l.Palette.Ink)
		line.Width, line.Dash = l.em(0.1), l.em(0.75)
		l.marks = append(l.marks, line)
	}
}

// eventsHigh is the room for the numbers of the events above the field.
func (l *plot) eventsHigh() float64 {
	if len(l.chart.Events) == 0 {
		return 0
	}
	return l.em(1.4)
}

// events draws an upright for each event, with its number above the field. Numbers
// that have no room beside each other stand as one, "2–4".
func (l *plot) events() {
	y := l.top - l.em(0.8)
	var numbers []Text
	first := 0 // of those that stand as one
	for i, e := range l.chart.Events {
		l.marks = append(l.marks, l.upright(l.x(e.At), l.top-l.em(0.1), l.bottom, l.Palette.Muted))
		t := l.aside(0, y, fmt.Sprint(i+1)).about(l.x(e.At)).within(0, l.Width)
		if n := len(numbers); n > 0 && t.X < numbers[n-1].X+numbers[n-1].Width()+l.em(0.35) {
			middle := (l.x(l.chart.Events[first].At) + l.x(e.At)) / 2
			t = l.aside(0, y, fmt.Sprintf("%d–%d", first+1, i+1)).about(middle).within(0, l.Width)
			numbers = numbers[:n-1]
		} else {
			first = i
		}
		numbers = append(numbers, t)
	}
	for i, t := range numbers {
		if i == 0 || t.X > numbers[i-1].X+numbers[i-1].Width() {
			l.marks = append(l.marks, t)
		}
	}
}

// eventNotes are the events below the chart, by their numbers.
func (l *plot) eventNotes() {
	for i, words := range l.chart.EventNotes() {
		l.remark(fmt.Sprintf("Event %d, %s", i+1, words))
	}
}
