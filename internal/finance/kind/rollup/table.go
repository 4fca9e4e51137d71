package rollup

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the regions, under each its bodies, and the nation.
func (r *rollUp) result() *kind.Result {
	res := &kind.Result{
		Caption: r.Vintage.String(),
		Columns: r.columns(),
		Total:   &kind.Row{Cells: r.cells(kind.Written(r.counted(), "All "+finance.Count(len(r.nation.bodies), r.One)), r.nation), Rank: document.Total},
		Ordered: map[string]string{"largest": "largest first", "worst": "worst first", "name": "by name"}[r.Order],
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Foot:    r.foot(),
	}
	if len(r.measures) == 3 {
		res.Sums = []kind.Adds{{Parts: []int{1, 3}, Whole: 2}}
	}
	for _, g := range r.regions {
		res.Rows = append(res.Rows, kind.Row{Cells: r.cells(kind.Words(g.name), g)})
		for _, b := range g.bodies {
			if r.Parts {
				res.Rows = append(res.Rows, kind.Row{Cells: r.part(b), Rank: document.Sub})
			}
		}
	}
	return res
}

func (r *rollUp) columns() []kind.Column {
	columns := []kind.Column{{Head: "Region"}}
	for i := range r.measures {
		columns = append(columns, kind.Column{Head: finance.Capital(r.called(i)), Numeric: true, Adds: true})
	}
	if r.shared {
		columns = append(columns, kind.Column{Head: "Share of " + r.Main.Measure("amount"), Numeric: true, Wide: true})
	}
	if r.lacks() {
		columns = append(columns, kind.Column{Head: "Not available", Numeric: true})
	}
	return columns
}

// lacks tells whether any body lacks a figure.
func (r *rollUp) lacks() bool { return r.nation.missing.Int() > 0 }

func (r *rollUp) cells(label kind.Cell, g region) []kind.Cell {
	cells := []kind.Cell{label}
	for _, sum := range g.sums {
		cells = append(cells, kind.Number(sum))
	}
	if r.shared {
		cells = append(cells, r.portion(g))
	}
	if r.lacks() {
		cells = append(cells, kind.Number(g.missing))
	}
	return cells
}

// portion is the share of a region; the nation has the whole.
func (r *rollUp) portion(g region) kind.Cell {
	if g.share.Rule == "" {
		return kind.Words("–")
	}
	return kind.Number(g.share)
}

// part is a body's row.
func (r *rollUp) part(b rolled) []kind.Cell {
	cells := kind.Dashes(len(r.columns()))
	cells[0] = kind.Words(b.Body)
	for i, q := range b.figures {
		cells[1+i] = kind.Number(q)
	}
	return cells
}

// counted are the bodies of all regions.
func (r *rollUp) counted() finance.Quantity {
	return finance.Counted(len(r.nation.bodies), r.Many, r.nation.of(r.at("amount"))...).About(r.All(r.Work))
}

func (r *rollUp) notes() []string {
	var notes []string
	for i := range r.measures {
		if note := r.Work.Missing(r.nation.names(), r.nation.of(i), r.called(i)); note != "" {
			notes = append(notes, note)
		}
	}
	if r.uneven() {
		notes = append(notes, "The columns are not of the same "+r.Many+": their totals must not be set against each other.")
	}
	if len(r.spare) > 0 {
		notes = append(notes, fmt.Sprintf("%s with a region have no row in the source: in no total.", finance.Count(len(r.spare), r.One)))
	}
	return notes
}

// names are those of the region's bodies.
func (g region) names() []string {
	names := make([]string, len(g.bodies))
	for i, b := range g.bodies {
		names[i] = b.Body
	}
	return names
}

// uneven tells whether a body is in one column's total and not in another's.
func (r *rollUp) uneven() bool {
	for _, b := range r.nation.bodies {
		if n := len(finance.Known(b.figures)); n > 0 && n < len(b.figures) {
			return true
		}
	}
	return false
}

// foot counts the bodies with figures, where not all have them, and sets the
// totals published elsewhere and how far this one is from them.
func (r *rollUp) foot() []kind.Row {
	var rows []kind.Row
	if r.lacks() {
		rows = append(rows, r.counts(finance.Capital(r.Many)+" with a figure", r.known), r.counts("Not available", r.unknown))
	}
	for _, other := range r.elsewhere() {
		for _, line := range []struct {
			label string
			q     finance.Quantity
		}{{finance.Capital(other.What), other}, {"Difference from it", r.off(other)}} {
			cells := kind.Dashes(len(r.columns()))
			cells[0], cells[1+r.at("amount")] = kind.Words(line.label), kind.Number(line.q)
			rows = append(rows, kind.Row{Cells: cells})
		}
	}
	return rows
}

// counts is a row with a count for each measure.
func (r *rollUp) counts(label string, of func(measure int) finance.Quantity) kind.Row {
	cells := kind.Dashes(len(r.columns()))
	cells[0] = kind.Words(label)
	for i := range r.measures {
		cells[1+i] = kind.Number(of(i))
	}
	return kind.Row{Cells: cells}
}

// chart draws the amounts of the regions.
func (r *rollUp) chart() *kind.Chart {
	var names []string
	var qs []finance.Quantity
	for _, g := range r.regions {
		names, qs = append(names, g.name), append(qs, g.sums[r.at("amount")])
	}
	return r.Bars(r.Main.Head("amount")+" by region"+r.In(), r.Main.Measure("amount"), names, qs, r.total())
}
