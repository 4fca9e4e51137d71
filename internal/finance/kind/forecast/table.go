package forecast

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets forecast against plan by organisation.
func (o *outlook) result() *kind.Result {
	r := &kind.Result{
		Caption: o.now.When.String(),
		Columns: o.columns(),
		Ordered: kind.Arranged[o.Order],
		Notes:   o.notes(),
	}
	for _, e := range o.now.rows {
		result := kind.Words("no data")
		if e.gap.Known {
			result = kind.Words(o.standing(e)).Toned(o.tone(e))
		}
		r.Rows = append(r.Rows, o.row(kind.Words(e.body), e, result, document.Body))
	}
	if o.now.known.Int() > 0 {
		r.Said, r.Chart = o.said(), o.chart()
	}
	if o.now.known.Int() > 1 {
		r.Total, r.Foot = o.total(o.now, ""), o.foot()
	}
	return r
}

func (o *outlook) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(o.One)}}
	for _, head := range []string{finance.Pick(o.Main.Has("plan"), "Plan", "Implied plan"), "Forecast", "Gap to plan"} {
		columns = append(columns, kind.Column{Head: head, Numeric: true, Adds: true})
	}
	if o.before != nil {
		columns = append(columns, kind.Column{Head: "Movement since " + o.before.Month.String(), Numeric: true, Wide: true, Adds: true})
	}
	columns = append(columns, kind.Column{Head: "Result"})
	if o.RAG.Set() {
		columns = append(columns, kind.Column{Head: "Rating"})
	}
	return columns
}

func (o *outlook) row(label kind.Cell, e expected, result kind.Cell, rank document.Rank) kind.Row {
	row := kind.Row{Cells: []kind.Cell{label, kind.Number(e.plan), kind.Number(e.forecast), kind.Number(e.gap)}, Rank: rank}
	if o.before != nil {
		row.Cells = append(row.Cells, kind.Number(e.movement))
	}
	row.Cells = append(row.Cells, result)
	if o.RAG.Set() {
		size := e.plan
		size.Num = size.Num.Abs()
		row.Cells = append(row.Cells, o.Rate(e.gap, e.gap.Over(size)))
	}
	return row
}

// standing says in words how a forecast stands to its plan.
func (o *outlook) standing(e expected) string {
	switch {
	case misses(o.Work, e):
		return "worse than plan"
	case e.gap.Num.GreaterThan(o.Tolerance):
		return "better than plan"
	}
	return "on plan"
}

func (o *outlook) tone(e expected) document.Tone {
	if misses(o.Work, e) {
		return document.Bad
	}
	return document.Good
}

// total sums a month.
func (o *outlook) total(f forecasts, at string) *kind.Row {
	label := kind.Written(f.known, "All "+finance.Count(f.known.Int(), o.One)+finance.Pick(len(f.rows) > f.known.Int(), " with figures", "")+at)
	missing := kind.Written(f.missing, fmt.Sprintf("%s of %s worse than plan", finance.Prose(f.missing), finance.Prose(f.known)))
	row := o.row(label, f.total, missing, document.Total)
	return &row
}

// foot is the total of the month before.
func (o *outlook) foot() []kind.Row {
	if o.before == nil || o.before.known.Int() == 0 {
		return nil
	}
	before := *o.before
	before.total.movement = finance.Lacking(before.total.gap.Kind, "–")
	return []kind.Row{*o.total(before, " at "+o.before.Month.String())}
}

// notes say how the table is to be read.
func (o *outlook) notes() []string {
	notes := []string{"Surplus positive, deficit in brackets. The gap is forecast minus plan: in brackets it is worse than plan."}
	if o.Spending {
		notes = []string{"The gap is plan minus forecast: in brackets more is forecast to be spent than planned."}
	}
	if o.RAG.Set() {
		notes = append(notes, o.RAG.Note("gap to plan", "gap as a share of the plan"))
	}
	var implied []string
	for _, e := range o.now.rows {
		if e.implied {
			implied = append(implied, e.body)
		}
	}
	if len(implied) > 0 {
		notes = append(notes, fmt.Sprintf("The plan of %s is not published: it is what forecast and gap imply.", o.Some(implied)))
	}
	var gaps []finance.Quantity
	for _, e := range o.now.rows {
		gaps = append(gaps, e.gap)
	}
	if n := len(gaps) - len(finance.Known(gaps)); n > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", finance.Count(n, o.One)))
	}
	return notes
}

// chart sets plan and forecast side by side.
func (o *outlook) chart() *kind.Chart {
	if !o.Chart {
		return nil
	}
	rows := o.now.rows
	if o.Rows > 0 {
		rows = rows[:min(o.Rows, len(rows))]
	}
	plans, forecasts := kind.Series{Name: "Plan"}, kind.Series{Name: "Forecast"}
	chart := &kind.Chart{Kind: document.Dot, Title: "Forecast against plan", Alt: finance.Paragraph(o.missing(), o.together())}
	for _, e := range rows {
		chart.Labels = append(chart.Labels, e.body)
		plans.Points, forecasts.Points = append(plans.Points, kind.Number(e.plan)), append(forecasts.Points, kind.Number(e.forecast))
	}
	chart.Series = slices.Concat([]kind.Series{plans}, []kind.Series{forecasts})
	return chart
}
