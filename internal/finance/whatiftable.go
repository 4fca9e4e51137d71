package finance

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

func (i *whatIf) result() *Result {
	r := &Result{
		Caption: strings.TrimPrefix(i.now().String()+", planning figures", ", "),
		Columns: []Column{{Head: Capital(i.one)}, {Head: Capital(i.measure), Numeric: true, Adds: true}},
		Ordered: either(i.Order == "name", "by name", "largest first"),
		Notes:   i.notes(),
	}
	if i.main.has("efficiency") {
		r.Columns = append(r.Columns, Column{Head: Capital(i.efficiency()) + ", %", Numeric: true}, Column{Head: Capital(i.efficiency()), Numeric: true, Wide: true, Adds: true})
	}
	r.Columns = append(r.Columns, Column{Head: fmt.Sprintf("Reduction of %s (planning figure)", sizeOf(i.Reduction)), Numeric: true, Adds: true})
	if i.main.has("efficiency") {
		r.Columns = append(r.Columns, Column{Head: "Both", Numeric: true, Adds: true}, Column{Head: "Both, % of " + i.measure, Numeric: true})
		r.Sums = []Adds{{Parts: []int{3, 4}, Whole: 5}}
	}
	for _, d := range i.rows {
		r.Rows = append(r.Rows, Row{Cells: i.cells(words(d.body), d)})
	}
	if i.total.amount.Known {
		r.Total = &Row{Cells: i.cells(told(i.counted, "All "+i.counting()), i.total), Rank: document.Total}
		r.Foot = []Row{i.rate()}
		r.Said, r.Chart = i.said(), i.chart()
	}
	return r
}

// efficiency names the plans there are: "efficiency plan", "mean efficiency
// plan".
func (i *whatIf) efficiency() string {
	return either(len(i.shots) > 1, "mean ", "") + i.main.measure("efficiency")
}

// counting reads "4 trusts", or "3 trusts with figures".
func (i *whatIf) counting() string {
	if i.counted.Int() < len(i.rows) {
		return Count(i.counted.Int(), i.one) + " with figures"
	}
	return Count(i.counted.Int(), i.one)
}

func (i *whatIf) cells(label Cell, d reduced) []Cell {
	if !i.main.has("efficiency") {
		return []Cell{label, number(d.amount), number(d.cut)}
	}
	return []Cell{label, number(d.amount), number(d.rate), number(d.plan), number(d.cut), number(d.both), number(d.bothRate)}
}

// rate is a row that sets the reduction as a share.
func (i *whatIf) rate() Row {
	cells := i.cells(words("Reduction set in the report"), reduced{})
	for n := range cells[1:] {
		cells[n+1] = words("–")
	}
	at := 2
	if i.main.has("efficiency") {
		at = 4
	}
	cells[at] = number(i.reduction)
	return Row{Cells: cells}
}

func (i *whatIf) notes() []string {
	notes := []string{
		"Planning figures: what a uniform reduction would come to. They are no one's plan or forecast, and may change.",
	}
	if i.main.has("efficiency") {
		notes = append(notes, "The reduction comes on top of the "+i.efficiency()+"; both are reckoned on the same "+i.measure+".")
	}
	var names []string
	var qs []Quantity
	for _, d := range i.rows {
		names, qs = append(names, d.body), append(qs, d.amount)
	}
	if missing := i.missing(names, qs, i.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the reductions.
func (i *whatIf) chart() *Chart {
	var names []string
	var qs []Quantity
	for _, d := range i.rows {
		if d.cut.Known {
			names, qs = append(names, d.body), append(qs, d.cut)
		}
	}
	return i.bars(fmt.Sprintf("Reduction of %s, a planning figure", sizeOf(i.Reduction)), "reduction", names, qs, i.told())
}
