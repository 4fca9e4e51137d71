package finance

import (
	"fmt"
	"slices"

	"catchup/internal/document"
)

var concentrationKind = Kind{
	Name: "concentration",
	Does: "how much of a total the largest organisations account for, as a cumulative share",
	Row:  "amount",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "amount", Kinds: adding, Does: "its part of the total, none below zero"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month of the financial year"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesCompare, TakesMonth, TakesVintage, TakesPlaces, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"largest"},
	Says: []Saying{
		{"largest", "what the largest account for: as many as places says, else as top", []string{"n", "all", "share", "portion", "total"}},
		{"half", "how many of the largest hold half of it", []string{"n", "all", "share"}},
	},
	Chart: document.Line,
	make:  makeConcentration,
}

// concentration is bodies by size, each with its share and that of all down
// to it.
type concentration struct {
	*work
	snapshot
	measure string
	bodies  []sized
	total   Quantity
	counted Quantity // bodies with an amount
}

// sized is a body with its part of the total.
type sized struct {
	record
	amount, share   Quantity
	sum, cumulative Quantity // of all down to it, and its share
	at              place
}

func makeConcentration(w *work) (*Result, error) {
	now, err := w.latest()
	if err != nil {
		return nil, err
	}
	c := &concentration{work: w, snapshot: now, measure: w.main.measure("amount")}
	for _, r := range now.records {
		q := r.measured("amount")
		if q.Known && q.Num.IsNegative() {
			return nil, fmt.Errorf("%s: %q has %s below zero: a share of a total must not be negative", q.From[0], r.body, c.measure)
		}
		c.bodies = append(c.bodies, sized{record: r, amount: q})
	}
	c.accumulate()
	return c.result(), nil
}

// accumulate puts the largest first, ties by name and the unknown last, and
// adds up their shares.
func (c *concentration) accumulate() {
	slices.SortStableFunc(c.bodies, func(a, b sized) int { return descending(a.amount, b.amount) })
	amounts := make([]Quantity, len(c.bodies))
	for i, b := range c.bodies {
		amounts[i] = b.amount
	}
	all := c.all(c.work)
	c.total = SumKnown(amounts).As("total " + c.measure).About(all)
	c.counted = Counted(len(Known(amounts)), c.many+" with a figure", amounts...).About(all)
	sums, at := accumulated(amounts), ranks(amounts, descending)
	for i, share := range shares(amounts, c.total) {
		b := &c.bodies[i]
		b.share, b.sum, b.at = share, sums[i].As("cumulative "+c.measure), at[i]
		b.cumulative = b.sum.Over(c.total).As("cumulative share of " + c.total.What).About(b.amount.Of)
	}
}

func (c *concentration) result() *Result {
	r := &Result{
		Caption: c.count.String(),
		Columns: []Column{{Head: "Rank", Numeric: true}, {Head: Capital(c.one)}, {Head: Capital(c.measure), Numeric: true, Adds: true},
			{Head: "Share", Numeric: true, Adds: true}, {Head: "Cumulative share", Numeric: true}},
		Ordered: "largest first",
		Notes:   []string{"Shares are of the total " + c.measure + " of " + c.counting().Plain() + "."},
	}
	if missing := c.work.missing(c.snapshot.names(), c.snapshot.measured("amount"), c.measure); missing != "" {
		r.Notes = append(r.Notes, missing)
	}
	for _, b := range c.bodies {
		r.Rows = append(r.Rows, Row{Cells: []Cell{told(c.place(b), b.at.String()), words(b.body), number(b.amount), number(b.share), number(b.cumulative)}})
	}
	if c.total.Known && c.total.Num.IsPositive() {
		all := c.total.Over(c.total).As("share of " + c.total.What)
		r.Total = &Row{Rank: document.Total, Cells: []Cell{words("–"), told(c.counted, "All "+c.counting().Plain()), number(c.total), number(all), words("–")}}
		r.Said, r.Chart, r.Foot = c.said(), c.chart(), c.foot()
	}
	return r
}

// foot sets what the largest hold, and the fewest that hold half.
func (c *concentration) foot() []Row {
	var rows []Row
	for _, n := range c.cutoffs() {
		rows = append(rows, c.down(n, "The largest"))
	}
	return append(rows, c.down(c.holders(), "The fewest that hold half"))
}

// down is a row of what the largest n hold.
func (c *concentration) down(n int, label string) Row {
	last := c.bodies[n-1]
	size := c.size(n)
	return Row{Cells: []Cell{number(*size.Quantity), words(label), number(last.sum), words("–"), number(last.cumulative)}}
}

// place is the rank of a body as a number.
func (c *concentration) place(b sized) Quantity {
	return b.at.quantity(b.amount, "place among %d by %s, largest first", c.counted.Int(), c.measure)
}

// counting reads "42 systems", or "41 systems with a figure".
func (c *concentration) counting() Sentence {
	s := plural(show(c.counted, prose(c.counted)), c.one, c.many)
	if c.counted.Int() < len(c.bodies) {
		return s.then(" with a figure")
	}
	return s
}

// chart draws the cumulative share down to those that hold half.
func (c *concentration) chart() *Chart {
	if !c.Chart {
		return nil
	}
	chart := &Chart{Kind: document.Line, Title: "Cumulative share of " + c.total.What + c.in(), Alt: c.finding()}
	line := Series{Name: "Cumulative share"}
	for _, b := range c.bodies[:max(c.holders(), slices.Max(append(c.cutoffs(), 1)))] {
		chart.Labels, line.Points = append(chart.Labels, b.body), append(line.Points, number(b.cumulative))
	}
	chart.Series = []Series{line}
	return chart
}

// finding is what the chart shows: what the largest account for, and who hold
// half.
func (c *concentration) finding() Sentence {
	if cutoffs := c.cutoffs(); len(cutoffs) > 0 {
		return paragraph(c.largest(cutoffs[0]), c.half())
	}
	return c.half()
}
