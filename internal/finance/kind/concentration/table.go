package concentration

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (c *concentration) result() *kind.Result {
	r := &kind.Result{
		Caption: c.Vintage.String(),
		Columns: []kind.Column{{Head: "Rank", Numeric: true}, {Head: finance.Capital(c.One)}, {Head: finance.Capital(c.measure), Numeric: true, Adds: true},
			{Head: "Share", Numeric: true, Adds: true}, {Head: "Cumulative share", Numeric: true}},
		Ordered: "largest first",
		Notes:   []string{"Shares are of the total " + c.measure + " of " + c.counting().Plain() + "."},
	}
	if missing := c.Work.Missing(c.Snapshot.Names(), c.Snapshot.Measured("amount"), c.measure); missing != "" {
		r.Notes = append(r.Notes, missing)
	}
	for _, b := range c.bodies {
		r.Rows = append(r.Rows, kind.Row{Cells: []kind.Cell{kind.Written(c.place(b), b.at.String()), kind.Words(b.Body), kind.Number(b.amount), kind.Number(b.share), kind.Number(b.cumulative)}})
	}
	if c.total.Known && c.total.Num.IsPositive() {
		all := c.total.Over(c.total).As("share of " + c.total.What)
		r.Total = &kind.Row{Rank: document.Total, Cells: []kind.Cell{kind.Words("–"), kind.Written(c.counted, "All "+c.counting().Plain()), kind.Number(c.total), kind.Number(all), kind.Words("–")}}
		r.Said, r.Chart, r.Foot = c.said(), c.chart(), c.foot()
	}
	return r
}

// foot sets what the largest hold, and the fewest that hold half.
func (c *concentration) foot() []kind.Row {
	var rows []kind.Row
	for _, n := range c.cutoffs() {
		rows = append(rows, c.down(n, "The largest"))
	}
	return append(rows, c.down(c.holders(), "The fewest that hold half"))
}

// down is a row of what the largest n hold.
func (c *concentration) down(n int, label string) kind.Row {
	last := c.bodies[n-1]
	size := c.size(n)
	return kind.Row{Cells: []kind.Cell{kind.Number(*size.Quantity), kind.Words(label), kind.Number(last.sum), kind.Words("–"), kind.Number(last.cumulative)}}
}

// place is the rank of a body as a number.
func (c *concentration) place(b sized) finance.Quantity {
	return b.at.Quantity(b.amount, "place among %d by %s, largest first", c.counted.Int(), c.measure)
}

// counting reads "42 systems", or "41 systems with a figure".
func (c *concentration) counting() finance.Sentence {
	s := finance.Numbered(finance.Show(c.counted, finance.Prose(c.counted)), c.One, c.Many)
	if c.counted.Int() < len(c.bodies) {
		return s.Then(finance.Text(" with a figure"))
	}
	return s
}

// chart draws the cumulative share down to those that hold half.
func (c *concentration) chart() *kind.Chart {
	if !c.Chart {
		return nil
	}
	chart := &kind.Chart{Kind: document.Line, Title: "Cumulative share of " + c.total.What + c.In(), Alt: c.finding()}
	line := kind.Series{Name: "Cumulative share"}
	for _, b := range c.bodies[:max(c.holders(), slices.Max(append(c.cutoffs(), 1)))] {
		chart.Labels, line.Points = append(chart.Labels, b.Body), append(line.Points, kind.Number(b.cumulative))
	}
	chart.Series = []kind.Series{line}
	return chart
}

// finding is what the chart shows: what the largest account for, and who hold
// half.
func (c *concentration) finding() finance.Sentence {
	if cutoffs := c.cutoffs(); len(cutoffs) > 0 {
		return finance.Paragraph(c.largest(cutoffs[0]), c.half())
	}
	return c.half()
}
