package whatif

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (i *whatIf) result() *kind.Result {
	r := &kind.Result{
		Caption: strings.TrimPrefix(i.now().String()+", planning figures", ", "),
		Columns: []kind.Column{{Head: finance.Capital(i.One)}, {Head: finance.Capital(i.measure), Numeric: true, Adds: true}},
		Ordered: finance.Pick(i.Order == "name", "by name", "largest first"),
		Notes:   i.notes(),
	}
	if i.Main.Has("efficiency") {
		r.Columns = append(r.Columns, kind.Column{Head: finance.Capital(i.efficiency()) + ", %", Numeric: true}, kind.Column{Head: finance.Capital(i.efficiency()), Numeric: true, Wide: true, Adds: true})
	}
	r.Columns = append(r.Columns, kind.Column{Head: fmt.Sprintf("Reduction of %s (planning figure)", finance.SizeOf(i.Reduction)), Numeric: true, Adds: true})
	if i.Main.Has("efficiency") {
		r.Columns = append(r.Columns, kind.Column{Head: "Both", Numeric: true, Adds: true}, kind.Column{Head: "Both, % of " + i.measure, Numeric: true})
		r.Sums = []kind.Adds{{Parts: []int{3, 4}, Whole: 5}}
	}
	for _, d := range i.rows {
		r.Rows = append(r.Rows, kind.Row{Cells: i.cells(kind.Words(d.body), d)})
	}
	if i.total.amount.Known {
		r.Total = &kind.Row{Cells: i.cells(kind.Written(i.counted, "All "+i.counting()), i.total), Rank: document.Total}
		r.Foot = []kind.Row{i.setRate()}
		r.Said, r.Chart = i.said(), i.chart()
	}
	return r
}

// efficiency names the plans there are: "efficiency plan", "mean efficiency
// plan".
func (i *whatIf) efficiency() string {
	return finance.Pick(len(i.shots) > 1, "mean ", "") + i.Main.Measure("efficiency")
}

// counting reads "4 trusts", or "3 trusts with figures".
func (i *whatIf) counting() string {
	if i.counted.Int() < len(i.rows) {
		return finance.Count(i.counted.Int(), i.One) + " with figures"
	}
	return finance.Count(i.counted.Int(), i.One)
}

func (i *whatIf) cells(label kind.Cell, d reduced) []kind.Cell {
	if !i.Main.Has("efficiency") {
		return []kind.Cell{label, kind.Number(d.amount), kind.Number(d.cut)}
	}
	return []kind.Cell{label, kind.Number(d.amount), kind.Number(d.rate), kind.Number(d.plan), kind.Number(d.cut), kind.Number(d.both), kind.Number(d.bothRate)}
}

// setRate is a row that sets the reduction as a share.
func (i *whatIf) setRate() kind.Row {
	cells := i.cells(kind.Words("Reduction set in the report"), reduced{})
	for n := range cells[1:] {
		cells[n+1] = kind.Words("–")
	}
	at := 2
	if i.Main.Has("efficiency") {
		at = 4
	}
	cells[at] = kind.Number(i.reduction)
	return kind.Row{Cells: cells}
}

func (i *whatIf) notes() []string {
	notes := []string{
		"Planning figures: what a uniform reduction would come to. They are no one's plan or forecast, and may change.",
	}
	if i.Main.Has("efficiency") {
		notes = append(notes, "The reduction comes on top of the "+i.efficiency()+"; both are reckoned on the same "+i.measure+".")
	}
	var names []string
	var qs []finance.Quantity
	for _, d := range i.rows {
		names, qs = append(names, d.body), append(qs, d.amount)
	}
	if missing := i.Missing(names, qs, i.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the reductions.
func (i *whatIf) chart() *kind.Chart {
	var names []string
	var qs []finance.Quantity
	for _, d := range i.rows {
		if d.cut.Known {
			names, qs = append(names, d.body), append(qs, d.cut)
		}
	}
	return i.Bars(fmt.Sprintf("Reduction of %s, a planning figure", finance.SizeOf(i.Reduction)), "reduction", names, qs, i.told())
}
