package finance

import (
	"fmt"

	"catchup/internal/document"
)

func (u *perUnit) result() *Result {
	r := &Result{
		Columns: u.columns(),
		Ordered: map[string]string{"highest": "highest first", "lowest": "lowest first", "name": "by name"}[u.Order],
		Notes:   u.notes(),
	}
	for _, row := range u.rows {
		r.Rows = append(r.Rows, Row{Cells: u.cells(row)})
	}
	if !u.series() {
		r.Caption = u.shots[0].String()
	}
	if u.sums.ratio.Known {
		r.Said = u.said()
		r.Chart = u.chart()
	}
	if u.sums.ratio.Known && !u.series() {
		label := "All " + Count(u.sums.counted.Int(), u.one)
		if u.sums.counted.Int() < len(u.rows) {
			label += " with a figure"
		}
		r.Total = &Row{Cells: []Cell{told(u.sums.counted, label), number(u.sums.amount), number(u.sums.per), number(u.sums.ratio)}, Rank: document.Total}
	}
	return r
}

func (u *perUnit) columns() []Column {
	columns := []Column{{Head: Capital(u.one)}}
	if u.series() {
		columns = append(columns, Column{Head: "Period"})
	}
	head := either(u.each(), u.sign+" per ", "% of ") + u.named
	columns = append(columns,
		Column{Head: u.main.head("amount"), Numeric: true},
		Column{Head: Capital(u.named), Numeric: true, Wide: true},
		Column{Head: head, Numeric: true, Style: u.ratioStyle()})
	if u.series() {
		columns = append(columns, Column{Head: either(u.each(), "Change", "Change, "+Points), Numeric: true, Style: u.ratioStyle()})
	}
	return columns
}

func (u *perUnit) cells(row unitRow) []Cell {
	cells := []Cell{words(row.body)}
	if u.series() {
		cells = append(cells, words(row.count.String()))
	}
	cells = append(cells, number(row.amount), number(row.per), number(row.ratio))
	if u.series() {
		cells = append(cells, row.changed())
	}
	return cells
}

// changed is the change since the period before, if there is one.
func (row unitRow) changed() Cell {
	if !row.change.Known {
		return words("–")
	}
	return number(row.change)
}

// notes name the denominator, and say which could not be used.
func (u *perUnit) notes() []string {
	notes := []string{fmt.Sprintf("The denominator of %s is %s.", u.main.measure("amount"), u.named)}
	if u.main.has("month") && !u.main.has("per") {
		notes = append(notes, "The amounts are of the year to date, the "+u.named+" of all twelve months: the percentages are not those of a year.")
	}
	var names []string
	var ratios []Quantity
	for _, row := range u.rows {
		names, ratios = append(names, row.label(u.series())), append(ratios, row.ratio)
	}
	if missing := u.missing(names, ratios, u.called()); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the ratios in the order of the rows.
func (u *perUnit) chart() *Chart {
	var names []string
	var qs []Quantity
	for _, row := range u.rows {
		if row.ratio.Known {
			names, qs = append(names, row.label(u.series())), append(qs, row.ratio)
		}
	}
	c := u.bars(Capital(u.called()), u.called(), names, qs, paragraph(u.spread(), u.since()))
	if c != nil {
		c.Style = u.ratioStyle()
	}
	return c
}

// label names the row in a chart.
func (row unitRow) label(series bool) string {
	if series {
		return about(row.body, row.count)
	}
	return row.body
}
