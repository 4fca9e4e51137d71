package perunit

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (u *perUnit) result() *kind.Result {
	sheet := u.sheet()
	r := sheet.Result(u.rows)
	r.Notes = u.notes()
	if !u.series() {
		r.Caption = u.Shots[0].String()
	}
	if u.total.ratio.Known {
		r.Said, r.Chart = u.said(), u.chart()
	}
	if u.total.ratio.Known && !u.series() {
		r.Total = sheet.Total(u.bodies.Label(), u.total)
	}
	return r
}

func (u *perUnit) sheet() *kind.Sheet[unitRow] {
	s := kind.NewSheet(u.Work, unitRow.Name)
	if u.series() {
		s.Text("Period", func(row unitRow) string { return row.Vintage.String() })
	}
	s.Number(finance.Capital(u.measure), amountOf)
	s.Number(finance.Capital(u.named), perOf).Wide = true
	s.Number(finance.Pick(u.each, u.Sign+" per ", "% of ")+u.named, ratioOf).Style = u.ratioStyle()
	if u.series() {
		column := s.Cell(finance.Pick(u.each, "Change", "Change, "+finance.Points), unitRow.changed)
		column.Numeric, column.Style = true, u.ratioStyle()
	}
	return s
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
	notes := []string{"The denominator of " + u.measure + " is " + u.named + "."}
	if u.Main.Has("month") && !u.Main.Has("per") {
		notes = append(notes, "The amounts are of the year to date, the "+u.named+" of all twelve months: the percentages are not those of a year.")
	}
	return append(notes, u.Missing(kind.Figures(u.rows, u.label, ratioOf), u.called())...)
}

// chart draws the ratios in the order of the rows.
func (u *perUnit) chart() *kind.Chart {
	rows := kind.Shown(u.Work, kind.Known(u.rows, ratioOf))
	c := kind.Draw(u.Work, finance.Capital(u.called()), finance.Paragraph(u.spread(), u.since()), rows, u.label, kind.Plotted(u.called(), ratioOf)).Headed(u.headline())
	if c != nil {
		c.Style = u.ratioStyle()
	}
	if u.series() && len(kind.Grouped(u.rows, unitRow.Name)) == 1 {
		return c.Ordered().At(kind.Each(rows, func(row unitRow) finance.When { return row.When }))
	}
	return c
}

// label names a row in a chart.
func (u *perUnit) label(row unitRow) string {
	return finance.Pick(u.series(), row.Of(), row.Body)
}
