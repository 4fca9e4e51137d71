package status

import (
	"cmp"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the months side by side.
func (c *course) result() *kind.Result {
	r := &kind.Result{
		Caption: c.now().When.String(),
		Columns: []kind.Column{{Head: finance.Capital(c.One)}},
		Ordered: map[string]string{"change": "those that changed first", "name": "by name"}[c.Order],
		Total:   c.line(kind.Written(c.now().known, c.label()), kind.Written(c.entered, finance.Prose(c.entered)+" entered"), census.stood),
		Foot:    c.foot(),
		Said:    c.said(),
		Chart:   c.chart(),
	}
	for i, s := range c.shots {
		r.Columns = append(r.Columns, kind.Column{Head: s.Month.String(), Wide: 0 < i && i < len(c.shots)-1})
	}
	if c.changes() {
		r.Columns = append(r.Columns, kind.Column{Head: "Change"})
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
	return fmt.Sprintf("All %s: %s", finance.Count(c.now().known.Int(), c.One), kind.Quoted(c.Statuses.Counted))
}

// standings are the statuses of a body.
func (c *course) standings(body string) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(body)}}
	for _, s := range c.shots {
		cell := kind.Words("–")
		if r := s.Of(body); r.Body != "" {
			cell = kind.Words(cmp.Or(r.Word("status"), "not available")).Toned(s.stands[body].tone())
		}
		row.Cells = append(row.Cells, cell)
	}
	if c.changes() {
		row.Cells = append(row.Cells, kind.Words(c.move(body)))
	}
	return row
}

// line shows one count of each month as so many of so many.
func (c *course) line(label, last kind.Cell, of func(census) finance.Quantity) *kind.Row {
	row := &kind.Row{Cells: []kind.Cell{label}, Rank: document.Total}
	for _, s := range c.shots {
		row.Cells = append(row.Cells, kind.Written(of(s), fmt.Sprintf("%s of %s", finance.Prose(of(s)), finance.Prose(s.known))))
	}
	if c.changes() {
		row.Cells = append(row.Cells, last)
	}
	return row
}

func (s census) stood() finance.Quantity { return s.counted }

func (s census) reached() finance.Quantity { return s.bound }

// foot tells of those that may follow, and of those that left.
func (c *course) foot() []kind.Row {
	var foot []kind.Row
	if open := c.now().open; open.Int() > 0 {
		foot = append(foot, *c.line(kind.Words("With those "+kind.Quoted(c.Statuses.Open)), kind.Written(open, finance.Prose(open)+" "+mayFollow), census.reached))
	}
	if c.left.Int() > 0 {
		row := kind.Row{Cells: []kind.Cell{kind.Words("No longer " + kind.Quoted(c.Statuses.Counted))}, Rank: document.Total}
		for range c.shots {
			row.Cells = append(row.Cells, kind.Words("–"))
		}
		foot = append(foot, kind.Row{Cells: append(row.Cells, kind.Written(c.left, finance.Prose(c.left)+" left")), Rank: row.Rank})
	}
	return foot
}

// chart draws how many were counted in each month.
func (c *course) chart() *kind.Chart {
	if !c.Chart || !c.changes() {
		return nil
	}
	chart := &kind.Chart{Kind: document.Bar, Title: finance.Capital(c.Many) + " that " + c.Statuses.Did(), Series: []kind.Series{{Name: finance.Capital(c.Many)}}}
	for _, s := range c.shots {
		chart.Labels = append(chart.Labels, s.When.String())
		chart.Series[0].Points = append(chart.Series[0].Points, kind.Number(s.counted))
	}
	chart.Alt = finance.Paragraph(c.counted(), c.bounded())
	return chart
}
