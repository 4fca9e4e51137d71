package perunit

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (u *perUnit) result() *kind.Result {
	r := &kind.Result{
		Columns: u.columns(),
		Ordered: map[string]string{"highest": "highest first", "lowest": "lowest first", "name": "by name"}[u.Order],
		Notes:   u.notes(),
	}
	for _, row := range u.rows {
		r.Rows = append(r.Rows, kind.Row{Cells: u.cells(row)})
	}
	if !u.series() {
		r.Caption = u.shots[0].String()
	}
	if u.sums.ratio.Known {
		r.Said = u.said()
		r.Chart = u.chart()
	}
	if u.sums.ratio.Known && !u.series() {
		label := "All " + finance.Count(u.sums.counted.Int(), u.One)
		if u.sums.counted.Int() < len(u.rows) {
			label += " with a figure"
		}
		r.Total = &kind.Row{Cells: []kind.Cell{kind.Written(u.sums.counted, label), kind.Number(u.sums.amount), kind.Number(u.sums.per), kind.Number(u.sums.ratio)}, Rank: document.Total}
	}
	return r
}

func (u *perUnit) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(u.One)}}
	if u.series() {
		columns = append(columns, kind.Column{Head: "Period"})
	}
	head := finance.Pick(u.each(), u.Sign+" per ", "% of ") + u.named
	columns = append(columns,
		kind.Column{Head: u.Main.Head("amount"), Numeric: true},
		kind.Column{Head: finance.Capital(u.named), Numeric: true, Wide: true},
		kind.Column{Head: head, Numeric: true, Style: u.ratioStyle()})
	if u.series() {
		columns = append(columns, kind.Column{Head: finance.Pick(u.each(), "Change", "Change, "+finance.Points), Numeric: true, Style: u.ratioStyle()})
	}
	return columns
}

func (u *perUnit) cells(row unitRow) []kind.Cell {
	cells := []kind.Cell{kind.Words(row.Body)}
	if u.series() {
		cells = append(cells, kind.Words(row.Vintage.String()))
	}
	cells = append(cells, kind.Number(row.amount), kind.Number(row.per), kind.Number(row.ratio))
	if u.series() {
		cells = append(cells, row.changed())
	}
	return cells
}

// changed is the change since the period before, if there is one.
func (row unitRow) changed() kind.Cell {
	if !row.change.Known {
		return kind.Words("–")
	}
	return kind.Number(row.change)
}

// notes name the denominator, and say which could not be used.
func (u *perUnit) notes() []string {
	notes := []string{fmt.Sprintf("The denominator of %s is %s.", u.Main.Measure("amount"), u.named)}
	if u.Main.Has("month") && !u.Main.Has("per") {
		notes = append(notes, "The amounts are of the year to date, the "+u.named+" of all twelve months: the percentages are not those of a year.")
	}
	var names []string
	var ratios []finance.Quantity
	for _, row := range u.rows {
		names, ratios = append(names, row.label(u.series())), append(ratios, row.ratio)
	}
	if missing := u.Missing(names, ratios, u.called()); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the ratios in the order of the rows.
func (u *perUnit) chart() *kind.Chart {
	var names []string
	var qs []finance.Quantity
	for _, row := range u.rows {
		if row.ratio.Known {
			names, qs = append(names, row.label(u.series())), append(qs, row.ratio)
		}
	}
	c := u.Bars(finance.Capital(u.called()), u.called(), names, qs, finance.Paragraph(u.spread(), u.since()))
	if c != nil {
		c.Style = u.ratioStyle()
	}
	return c
}

// label names the row in a chart.
func (row unitRow) label(series bool) string {
	if series {
		return kind.About(row.Body, row.Vintage)
	}
	return row.Body
}
