package finance

import (
	"fmt"

	"catchup/internal/document"
)

// result sets the regions, under each its bodies, and the nation.
func (r *rollUp) result() *Result {
	res := &Result{
		Caption: r.count.String(),
		Columns: r.columns(),
		Total:   &Row{Cells: r.cells(told(r.counted(), "All "+Count(len(r.nation.bodies), r.one)), r.nation), Rank: document.Total},
		Ordered: map[string]string{"largest": "largest first", "worst": "worst first", "name": "by name"}[r.Order],
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Foot:    r.foot(),
	}
	if len(r.measures) == 3 {
		res.Sums = []Adds{{Parts: []int{1, 3}, Whole: 2}}
	}
	for _, g := range r.regions {
		res.Rows = append(res.Rows, Row{Cells: r.cells(words(g.name), g)})
		for _, b := range g.bodies {
			if r.Parts {
				res.Rows = append(res.Rows, Row{Cells: r.part(b), Rank: document.Sub})
			}
		}
	}
	return res
}

func (r *rollUp) columns() []Column {
	columns := []Column{{Head: "Region"}}
	for i := range r.measures {
		columns = append(columns, Column{Head: Capital(r.called(i)), Numeric: true, Adds: true})
	}
	if r.shared {
		columns = append(columns, Column{Head: "Share of " + r.main.measure("amount"), Numeric: true, Wide: true})
	}
	if r.lacks() {
		columns = append(columns, Column{Head: "Not available", Numeric: true})
	}
	return columns
}

// lacks tells whether any body lacks a figure.
func (r *rollUp) lacks() bool { return r.nation.missing.Int() > 0 }

func (r *rollUp) cells(label Cell, g region) []Cell {
	cells := []Cell{label}
	for _, sum := range g.sums {
		cells = append(cells, number(sum))
	}
	if r.shared {
		cells = append(cells, r.portion(g))
	}
	if r.lacks() {
		cells = append(cells, number(g.missing))
	}
	return cells
}

// portion is the share of a region; the nation has the whole.
func (r *rollUp) portion(g region) Cell {
	if g.share.Rule == "" {
		return words("–")
	}
	return number(g.share)
}

// part is a body's row.
func (r *rollUp) part(b rolled) []Cell {
	cells := dashes(len(r.columns()))
	cells[0] = words(b.body)
	for i, q := range b.figures {
		cells[1+i] = number(q)
	}
	return cells
}

// counted are the bodies of all regions.
func (r *rollUp) counted() Quantity {
	return Counted(len(r.nation.bodies), r.many, r.nation.of(r.at("amount"))...).About(r.all(r.work))
}

func (r *rollUp) notes() []string {
	var notes []string
	for i := range r.measures {
		if note := r.work.missing(r.nation.names(), r.nation.of(i), r.called(i)); note != "" {
			notes = append(notes, note)
		}
	}
	if r.uneven() {
		notes = append(notes, "The columns are not of the same "+r.many+": their totals must not be set against each other.")
	}
	if len(r.spare) > 0 {
		notes = append(notes, fmt.Sprintf("%s with a region have no row in the source: in no total.", Count(len(r.spare), r.one)))
	}
	return notes
}

// names are those of the region's bodies.
func (g region) names() []string {
	names := make([]string, len(g.bodies))
	for i, b := range g.bodies {
		names[i] = b.body
	}
	return names
}

// uneven tells whether a body is in one column's total and not in another's.
func (r *rollUp) uneven() bool {
	for _, b := range r.nation.bodies {
		if n := len(Known(b.figures)); n > 0 && n < len(b.figures) {
			return true
		}
	}
	return false
}

// foot counts the bodies with figures, where not all have them, and sets the
// totals published elsewhere and how far this one is from them.
func (r *rollUp) foot() []Row {
	var rows []Row
	if r.lacks() {
		rows = append(rows, r.counts(Capital(r.many)+" with a figure", r.known), r.counts("Not available", r.unknown))
	}
	for _, other := range r.elsewhere() {
		for _, line := range []struct {
			label string
			q     Quantity
		}{{Capital(other.What), other}, {"Difference from it", r.off(other)}} {
			cells := dashes(len(r.columns()))
			cells[0], cells[1+r.at("amount")] = words(line.label), number(line.q)
			rows = append(rows, Row{Cells: cells})
		}
	}
	return rows
}

// counts is a row with a count for each measure.
func (r *rollUp) counts(label string, of func(measure int) Quantity) Row {
	cells := dashes(len(r.columns()))
	cells[0] = words(label)
	for i := range r.measures {
		cells[1+i] = number(of(i))
	}
	return Row{Cells: cells}
}

// chart draws the amounts of the regions.
func (r *rollUp) chart() *Chart {
	var names []string
	var qs []Quantity
	for _, g := range r.regions {
		names, qs = append(names, g.name), append(qs, g.sums[r.at("amount")])
	}
	return r.bars(r.main.head("amount")+" by region"+r.in(), r.main.measure("amount"), names, qs, r.total())
}
