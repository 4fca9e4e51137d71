package rating

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets a row for each class, and under it those of its bodies that
// are in the first band.
func (r *rating) result() *kind.Result {
	res := &kind.Result{
		Columns: []kind.Column{{Head: finance.Capital(r.Main.Measure(r.field))}, {Head: finance.Capital(r.Many), Numeric: true, Adds: true}},
		Ordered: finance.Pick(r.Order == "name", "by name", "the most "+r.bands[0].words.Plain()+" first"),
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Total:   &kind.Row{Cells: r.cells(kind.Words("All "+r.Many), r.all), Rank: document.Total},
	}
	for _, b := range r.bands {
		res.Columns = append(res.Columns, kind.Column{Head: b.head, Numeric: true, Adds: true})
	}
	res.Columns = append(res.Columns, kind.Column{Head: "Rank", Numeric: true, Wide: true})
	for _, c := range r.classes {
		res.Rows = append(res.Rows, kind.Row{Cells: r.cells(kind.Words(c.name), c)})
		res.Rows = append(res.Rows, r.parts(c)...)
	}
	return res
}

func (r *rating) cells(label kind.Cell, c classed) []kind.Cell {
	cells := []kind.Cell{label, kind.Number(c.n)}
	for _, n := range c.among {
		cells = append(cells, kind.Number(n))
	}
	return append(cells, kind.Words("–"))
}

// parts are the bodies of a class that are in the first band.
func (r *rating) parts(c classed) []kind.Row {
	if !r.Parts {
		return nil
	}
	var rows []kind.Row
	for _, b := range c.bodies {
		if !r.bands[0].holds(b) {
			continue
		}
		cells := []kind.Cell{kind.Words(b.label()), kind.Words("–")}
		for range r.bands {
			cells = append(cells, kind.Words("–"))
		}
		rows = append(rows, kind.Row{Cells: append(cells, b.rank()), Rank: document.Sub})
	}
	return rows
}

// rank is the place of the body as a cell.
func (p placed) rank() kind.Cell {
	if !p.place.Known {
		return kind.Words("–")
	}
	return kind.Written(p.place, finance.Place{Rank: p.place.Int(), Tied: p.tied}.String())
}

// label names the body, and its leader if there is one.
func (p placed) label() string {
	if p.leader == "" {
		return p.Body
	}
	return p.Body + " (" + p.leader + ")"
}

func (r *rating) notes() []string {
	var notes []string
	if len(r.unrated) > 0 {
		notes = append(notes, fmt.Sprintf("In the ranking but without a %s, and not counted: %s.", r.field, r.Some(r.unrated)))
	}
	if n := r.unplaced(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s of the first source not in the second, counted in no other column.", finance.Count(n, r.One)))
	}
	return notes
}

// unplaced counts the bodies that the second source lacks.
func (r *rating) unplaced() int {
	n := 0
	for _, b := range r.all.bodies {
		if b.source.Frame == nil {
			n++
		}
	}
	return n
}

// chart draws how many of each are in the first band.
func (r *rating) chart() *kind.Chart {
	var names []string
	var qs []finance.Quantity
	for _, c := range r.classes {
		names, qs = append(names, c.name), append(qs, c.among[0])
	}
	return r.Bars(finance.Capital(qs[0].What), r.bands[0].head, names, qs, r.among(r.told()))
}
