package finance

import (
	"fmt"
	"slices"

	"catchup/internal/document"
)

// result sets forecast against plan by organisation.
func (o *outlook) result() *Result {
	r := &Result{
		Caption: o.now.when.String(),
		Columns: o.columns(),
		Ordered: arranged[o.Order],
		Notes:   o.notes(),
	}
	for _, e := range o.now.rows {
		result := words("no data")
		if e.gap.Known {
			result = words(o.standing(e)).toned(o.tone(e))
		}
		r.Rows = append(r.Rows, o.row(words(e.body), e, result, document.Body))
	}
	if o.now.known.Int() > 0 {
		r.Said, r.Chart = o.said(), o.chart()
	}
	if o.now.known.Int() > 1 {
		r.Total, r.Foot = o.total(o.now, ""), o.foot()
	}
	return r
}

func (o *outlook) columns() []Column {
	columns := []Column{{Head: Capital(o.one)}}
	for _, head := range []string{either(o.main.has("plan"), "Plan", "Implied plan"), "Forecast", "Gap to plan"} {
		columns = append(columns, Column{Head: head, Numeric: true, Adds: true})
	}
	if o.before != nil {
		columns = append(columns, Column{Head: "Movement since " + o.before.month.String(), Numeric: true, Wide: true, Adds: true})
	}
	columns = append(columns, Column{Head: "Result"})
	if o.RAG.Set() {
		columns = append(columns, Column{Head: "Rating"})
	}
	return columns
}

func (o *outlook) row(label Cell, e expected, result Cell, rank document.Rank) Row {
	row := Row{Cells: []Cell{label, number(e.plan), number(e.forecast), number(e.gap)}, Rank: rank}
	if o.before != nil {
		row.Cells = append(row.Cells, number(e.movement))
	}
	row.Cells = append(row.Cells, result)
	if o.RAG.Set() {
		size := e.plan
		size.Num = size.Num.Abs()
		row.Cells = append(row.Cells, o.RAG.rate(e.gap, e.gap.Over(size)))
	}
	return row
}

// standing says in words how a forecast stands to its plan.
func (o *outlook) standing(e expected) string {
	switch {
	case o.misses(e):
		return "worse than plan"
	case e.gap.Num.GreaterThan(o.Tolerance):
		return "better than plan"
	}
	return "on plan"
}

func (o *outlook) tone(e expected) document.Tone {
	if o.misses(e) {
		return document.Bad
	}
	return document.Good
}

// total sums a month.
func (o *outlook) total(f forecasts, at string) *Row {
	label := told(f.known, "All "+Count(f.known.Int(), o.one)+either(len(f.rows) > f.known.Int(), " with figures", "")+at)
	missing := told(f.missing, fmt.Sprintf("%s of %s worse than plan", prose(f.missing), prose(f.known)))
	row := o.row(label, f.total, missing, document.Total)
	return &row
}

// foot is the total of the month before.
func (o *outlook) foot() []Row {
	if o.before == nil || o.before.known.Int() == 0 {
		return nil
	}
	before := *o.before
	before.total.movement = Lacking(before.total.gap.Kind, "–")
	return []Row{*o.total(before, " at "+o.before.month.String())}
}

// notes say how the table is to be read.
func (o *outlook) notes() []string {
	notes := []string{"Surplus positive, deficit in brackets. The gap is forecast minus plan: in brackets it is worse than plan."}
	if o.Spending {
		notes = []string{"The gap is plan minus forecast: in brackets more is forecast to be spent than planned."}
	}
	if o.RAG.Set() {
		notes = append(notes, o.RAG.note("gap to plan", "gap as a share of the plan"))
	}
	var implied []string
	for _, e := range o.now.rows {
		if e.implied {
			implied = append(implied, e.body)
		}
	}
	if len(implied) > 0 {
		notes = append(notes, fmt.Sprintf("The plan of %s is not published: it is what forecast and gap imply.", o.some(implied)))
	}
	var gaps []Quantity
	for _, e := range o.now.rows {
		gaps = append(gaps, e.gap)
	}
	if n := len(gaps) - len(Known(gaps)); n > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", Count(n, o.one)))
	}
	return notes
}

// chart sets plan and forecast side by side.
func (o *outlook) chart() *Chart {
	if !o.Chart {
		return nil
	}
	rows := o.now.rows
	if o.Rows > 0 {
		rows = rows[:min(o.Rows, len(rows))]
	}
	plans, forecasts := Series{Name: "Plan"}, Series{Name: "Forecast"}
	chart := &Chart{Kind: document.Dot, Title: "Forecast against plan", Alt: paragraph(o.missing(), o.together())}
	for _, e := range rows {
		chart.Labels = append(chart.Labels, e.body)
		plans.Points, forecasts.Points = append(plans.Points, number(e.plan)), append(forecasts.Points, number(e.forecast))
	}
	chart.Series = slices.Concat([]Series{plans}, []Series{forecasts})
	return chart
}
