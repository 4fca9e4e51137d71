package document

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Limits are what the points of a stretch of a Control chart are held against,
// in the chart's unit. From and To are the first point and the last, counted from
// 0. Limits that are not known are not drawn, such as those of a single point.
type Limits struct {
	From   int   `json:"from"`
	To     int   `json:"to"`
	Centre Point `json:"centre"` // the mean
	Lower  Point `json:"lower"`
	Upper  Point `json:"upper"`
	// Trial limits rest on few points.
	Trial bool `json:"trial,omitempty"`
	// Reason says why the limits were worked out anew from this stretch on.
	Reason string `json:"reason,omitempty"`
}

// Event is something that happened at one of the labels of a chart, counted from
// 0. Words say what, without the time: that is the label.
type Event struct {
	At    int    `json:"at"`
	Words string `json:"words"`
}

// checkControl wants one series in the order of time, each point of which is
// known to lie in one stretch of limits.
func (c Chart) checkControl() error {
	switch {
	case c.Axis != Ordered:
		return errors.New("limits need values in the order of time, and names have none")
	case len(c.Series) != 1:
		return fmt.Errorf("limits are those of one series, and here are %d", len(c.Series))
	}
	next := 0 // the first point that lies in no stretch yet
	for _, l := range c.Limits {
		if l.From < next || l.To < l.From || l.To >= len(c.Labels) {
			return errors.New("the stretches of its limits do not stand after each other")
		}
		if !l.ordered() {
			return errors.New("its mean does not lie between its limits")
		}
		if c.knows(next, l.From) {
			return errors.New("there are points without limits")
		}
		next = l.To + 1
	}
	if c.knows(next, len(c.Labels)) {
		return errors.New("there are points without limits")
	}
	return nil
}

// ordered tells whether the known ones stand one above the other.
func (l Limits) ordered() bool {
	var known []Point
	for _, p := range []Point{l.Lower, l.Centre, l.Upper} {
		if p.Known {
			known = append(known, p)
		}
	}
	return slices.IsSortedFunc(known, func(a, b Point) int { return a.Num.Cmp(b.Num) })
}

// knows tells whether the first series has a known point from one index up to
// another.
func (c Chart) knows(from, to int) bool {
	points := c.Series[0].upTo(to)
	return from < len(points) && slices.ContainsFunc(points[from:], func(p Point) bool { return p.Known })
}

// checkEvents wants each event at a label of a chart along time.
func (c Chart) checkEvents() error {
	if len(c.Events) > 0 && c.Kind != Line && c.Kind != Control {
		return fmt.Errorf("a %s chart has no line of time for events", c.Kind)
	}
	for i, e := range c.Events {
		switch {
		case e.At < 0 || e.At >= len(c.Labels):
			return fmt.Errorf("the event “%s” lies at none of its labels", brief(e.Words))
		case i > 0 && e.At < c.Events[i-1].At:
			return errors.New("its events do not stand in their order")
		}
	}
	return nil
}

// StretchNotes tell of each stretch of limits what is to be known: that they are
// trial limits, and why they were worked out anew. "Trial limits: April to June."
func (c Chart) StretchNotes() []string {
	var notes []string
	for _, l := range c.Limits {
		reason := strings.TrimSuffix(l.Reason, ".")
		if c.holds(l) && (l.Trial || reason != "") {
			notes = append(notes, joined(": ", l.called()+c.span(l), reason)+".")
		}
	}
	return notes
}

// EventNotes tell of the events when they were: "March: the ward moved."
func (c Chart) EventNotes() []string {
	var notes []string
	for _, e := range c.Events {
		if e.At >= 0 && e.At < len(c.Labels) {
			notes = append(notes, c.Labels[e.At]+": "+strings.TrimSuffix(e.Words, ".")+".")
		}
	}
	return notes
}

// holds tells whether the stretch lies within the labels.
func (c Chart) holds(l Limits) bool { return l.From >= 0 && l.From <= l.To && l.To < len(c.Labels) }

// span names the stretch by its labels, ", April to June".
func (c Chart) span(l Limits) string {
	if l.From == l.To {
		return ", " + c.Labels[l.From]
	}
	return ", " + c.Labels[l.From] + " to " + c.Labels[l.To]
}

func (l Limits) called() string {
	if l.Trial {
		return "Trial limits"
	}
	return "Limits"
}

// limitsSpoken are the limits in words: "Limits, April to June: 3 to 9, mean 6."
func (c Chart) limitsSpoken() (words string) {
	for _, l := range c.Limits {
		if !c.holds(l) || !l.Centre.Known {
			continue
		}
		values := joined(", ", joined(" to ", l.Lower.Shown, l.Upper.Shown), "mean "+l.Centre.Shown)
		words = joined(" ", words, l.called()+c.span(l)+": "+joined(". ", values, strings.TrimSuffix(l.Reason, "."))+".")
	}
	return words
}

// limitColumns are the limits and the marks of a Control as columns of its
// numbers.
var limitColumns = []struct {
	head string
	of   func(Limits) Point
}{
	{"Lower limit", func(l Limits) Point { return l.Lower }},
	{"Mean", func(l Limits) Point { return l.Centre }},
	{"Upper limit", func(l Limits) Point { return l.Upper }},
}

// limited adds to the numbers of a Control the limits of each, and its mark in
// words in place of the tone.
func (c Chart) limited(t Table) Table {
	for _, column := range limitColumns {
		t.Columns = append(t.Columns, Column{Head: column.head, Numeric: true, Weight: 1})
	}
	t.Columns = append(t.Columns, Column{Head: "Variation", Weight: 1})
	for i := range c.Labels {
		row, l := &t.Rows[i], c.limitsAt(i)
		for j := range row.Cells {
			row.Cells[j].Tone = Plain
		}
		for _, column := range limitColumns {
			row.Cells = append(row.Cells, column.of(l).cell())
		}
		row.Cells = append(row.Cells, c.mark(i))
	}
	return t
}

// mark is what the limits say of point i, in words.
func (c Chart) mark(i int) Cell {
	if len(c.Series) == 0 || i >= len(c.Series[0].Points) || !c.Series[0].Points[i].Known {
		return Cell{Shown: "–"}
	}
	tone := cmp.Or(c.Series[0].Points[i].Tone, Common)
	return Cell{Shown: tone.Word(), Tone: tone}
}

// limitsAt are the limits of point i; all are unknown if there are none.
func (c Chart) limitsAt(i int) Limits {
	for _, l := range c.Limits {
		if l.From <= i && i <= l.To {
			return l
		}
	}
	return Limits{}
}
