package finance

import (
	"cmp"
	"fmt"

	"catchup/internal/document"
)

// result sets the months side by side.
func (c *course) result() *Result {
	r := &Result{
		Caption: c.now().when.String(),
		Columns: []Column{{Head: Capital(c.one)}},
		Ordered: map[string]string{"change": "those that changed first", "name": "by name"}[c.Order],
		Total:   c.line(told(c.now().known, c.label()), told(c.entered, prose(c.entered)+" entered"), census.stood),
		Foot:    c.foot(),
		Said:    c.said(),
		Chart:   c.chart(),
	}
	for i, s := range c.shots {
		r.Columns = append(r.Columns, Column{Head: s.month.String(), Wide: 0 < i && i < len(c.shots)-1})
	}
	if c.changes() {
		r.Columns = append(r.Columns, Column{Head: "Change"})
	}
	for _, body := range c.ordered() {
		r.Rows = append(r.Rows, c.standings(body))
	}
	return r
}

// changes tells whether there are two months to compare.
func (c *course) changes() bool { return len(c.shots) > 1 }

// label names the total: "All 42 systems: “deficit”".
func (c *course) label() string {
	return fmt.Sprintf("All %s: %s", Count(c.now().known.Int(), c.one), quoted(c.Statuses.Counted))
}

// standings are the statuses of a body.
func (c *course) standings(body string) Row {
	row := Row{Cells: []Cell{words(body)}}
	for _, s := range c.shots {
		cell := words("–")
		if r := s.of(body); r.body != "" {
			cell = words(cmp.Or(r.word("status"), "not available")).toned(s.stands[body].tone())
		}
		row.Cells = append(row.Cells, cell)
	}
	if c.changes() {
		row.Cells = append(row.Cells, words(c.move(body)))
	}
	return row
}

// line shows one count of each month as so many of so many.
func (c *course) line(label, last Cell, of func(census) Quantity) *Row {
	row := &Row{Cells: []Cell{label}, Rank: document.Total}
	for _, s := range c.shots {
		row.Cells = append(row.Cells, told(of(s), fmt.Sprintf("%s of %s", prose(of(s)), prose(s.known))))
	}
	if c.changes() {
		row.Cells = append(row.Cells, last)
	}
	return row
}

func (s census) stood() Quantity { return s.counted }

func (s census) reached() Quantity { return s.bound }

// foot tells of those that may follow, and of those that left.
func (c *course) foot() []Row {
	var foot []Row
	if open := c.now().open; open.Int() > 0 {
		foot = append(foot, *c.line(words("With those "+quoted(c.Statuses.Open)), told(open, prose(open)+" "+mayFollow), census.reached))
	}
	if c.left.Int() > 0 {
		row := Row{Cells: []Cell{words("No longer " + quoted(c.Statuses.Counted))}, Rank: document.Total}
		for range c.shots {
			row.Cells = append(row.Cells, words("–"))
		}
		foot = append(foot, Row{append(row.Cells, told(c.left, prose(c.left)+" left")), row.Rank})
	}
	return foot
}

// chart draws how many were counted in each month.
func (c *course) chart() *Chart {
	if !c.Chart || !c.changes() {
		return nil
	}
	chart := &Chart{Kind: document.Bar, Title: Capital(c.many) + " that " + c.Statuses.did(), Series: []Series{{Name: Capital(c.many)}}}
	for _, s := range c.shots {
		chart.Labels = append(chart.Labels, s.when.String())
		chart.Series[0].Points = append(chart.Series[0].Points, number(s.counted))
	}
	chart.Alt = paragraph(c.counted(), c.bounded())
	return chart
}
