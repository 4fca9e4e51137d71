package extrapolation

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (e *extrapolation) result() *kind.Result {
	r := &kind.Result{
		Caption: e.Vintage.String() + ", extrapolated",
		Columns: []kind.Column{{Head: finance.Capital(e.One)}, {Head: fmt.Sprintf("%s to %s", finance.Capital(e.measure), e.Snapshot.Month), Numeric: true, Adds: true},
			{Head: "Straight line to M12", Numeric: true, Adds: true}},
		Ordered: map[string]string{"largest": "largest first", "worst": "worst first", "name": "by name"}[e.Order],
		Notes:   e.notes(),
	}
	if e.Main.Has("plan") {
		r.Columns = append(r.Columns, kind.Column{Head: "Full-year " + e.Main.Measure("plan"), Numeric: true}, kind.Column{Head: "Extrapolation less plan", Numeric: true})
	}
	for _, row := range e.rows {
		r.Rows = append(r.Rows, kind.Row{Cells: e.cells(kind.Words(row.body), row)})
	}
	if e.total.amount.Known {
		r.Total = &kind.Row{Cells: e.cells(kind.Written(e.counted, "All "+e.counting()), e.total), Rank: document.Total}
		r.Said, r.Chart = e.said(), e.chart()
	}
	return r
}

// counting reads "42 systems", or "41 systems with figures".
func (e *extrapolation) counting() string {
	if e.counted.Int() < len(e.rows) {
		return finance.Count(e.counted.Int(), e.One) + " with figures"
	}
	return finance.Count(e.counted.Int(), e.One)
}

func (e *extrapolation) cells(label kind.Cell, d drawn) []kind.Cell {
	cells := []kind.Cell{label, kind.Number(d.amount), kind.Number(d.whole)}
	if e.Main.Has("plan") {
		cells = append(cells, kind.Number(d.plan), kind.Number(d.gap))
	}
	return cells
}

func (e *extrapolation) notes() []string {
	notes := []string{fmt.Sprintf("Extrapolated in a straight line: the year to date × 12 ÷ %d. It is not a forecast: it knows nothing of seasons, savings to come or money held back.", int(e.Snapshot.Month))}
	if e.Snapshot.Month < 3 {
		notes = append(notes, "So early in the year a straight line says little.")
	}
	if missing := e.Missing(e.Names(), e.Measured("amount"), e.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws what the bodies would come to.
func (e *extrapolation) chart() *kind.Chart {
	var names []string
	var qs []finance.Quantity
	for _, row := range e.rows {
		if row.whole.Known {
			names, qs = append(names, row.body), append(qs, row.whole)
		}
	}
	return e.Bars("Straight-line extrapolation of "+e.measure+" to the end of the year", "extrapolated", names, qs, e.extrapolated(e.total))
}
