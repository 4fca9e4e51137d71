package ranking

import (
	"cmp"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func (r *ranking) result() *kind.Result {
	res := &kind.Result{
		Caption: r.now.String(),
		Columns: []kind.Column{{Head: "Rank", Numeric: true}, {Head: finance.Capital(r.One)}, {Head: r.Main.Head("score"), Numeric: true}},
		Ordered: r.Order + " " + r.measure + " first",
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Foot:    r.foot(),
	}
	if r.then != "" {
		res.Columns = append(res.Columns, kind.Column{Head: "Rank, " + r.then, Numeric: true, Wide: true}, kind.Column{Head: "Moved"})
	}
	for _, row := range r.rows {
		res.Rows = append(res.Rows, kind.Row{Cells: r.cells(row)})
	}
	if len(r.placed()) > 0 {
		res.Total = r.total()
	}
	return res
}

// total counts the bodies with a place and those that moved, and sums what is
// money.
func (r *ranking) total() *kind.Row {
	sum := kind.Words("–")
	if r.rows[0].score.Kind == table.Money {
		sum = kind.Number(finance.SumKnown(scoresOf(r.rows)).About(r.now.All(r.Work)))
	}
	row := r.line(kind.Written(r.counted(), "All "+finance.Count(r.counted().Int(), r.One)), sum)
	if movers := r.movers(); r.then != "" && movers.Known {
		row.Cells[4] = kind.Written(movers, finance.Prose(movers)+" moved")
	}
	row.Rank = document.Total
	return &row
}

// line is a row without a rank.
func (r *ranking) line(label, figure kind.Cell) kind.Row {
	cells := []kind.Cell{kind.Words("–"), label, figure}
	if r.then != "" {
		cells = append(cells, kind.Words("–"), kind.Words("–"))
	}
	return kind.Row{Cells: cells}
}

// foot is the growth of all, beside what was promised.
func (r *ranking) foot() []kind.Row {
	grown := r.grown()
	if !grown.Known {
		return nil
	}
	rows := []kind.Row{r.line(kind.Words("Growth since "+r.then), kind.Number(grown))}
	for _, p := range r.promises(grown) {
		rows = append(rows, r.line(kind.Words(finance.Capital(p.What)), kind.Number(p)), r.line(kind.Words("Growth less "+p.What+", "+finance.Points), kind.Number(grown.Minus(p))))
	}
	return rows
}

func (r *ranking) cells(row ranked) []kind.Cell {
	cells := []kind.Cell{kind.Written(row.place, row.at.String()), kind.Words(row.Body), kind.Number(row.score)}
	if r.then != "" {
		cells = append(cells, kind.Written(row.old, row.was.String()), row.moved())
	}
	return cells
}

// moved reads "up 3", "down 1", "same", or "new" of a body that had no place.
func (row ranked) moved() kind.Cell {
	rise := row.rise()
	switch {
	case row.at.Rank == 0:
		return kind.Words("–")
	case !rise.Known:
		return kind.Words("new")
	case rise.Num.IsPositive():
		return kind.Written(rise, "up "+finance.Prose(rise))
	case rise.Num.IsNegative():
		return kind.Written(rise, "down "+finance.Figure(rise.Num.Abs(), 0))
	}
	return kind.Written(rise, "same")
}

func (r *ranking) notes() []string {
	notes := []string{fmt.Sprintf("Ranked by %s, %s first, on unrounded figures; equal ones share a rank (=) and the next rank counts them.", r.measure, r.Order)}
	if missing := r.Missing(r.now.Names(), r.now.Measured("score"), r.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the scores in the order of the ranks.
func (r *ranking) chart() *kind.Chart {
	var names []string
	for _, row := range r.placed() {
		names = append(names, row.Body)
	}
	return r.Bars(cmp.Or(finance.Capital(r.measure), "Score")+r.now.In(), r.measure, names, scoresOf(r.rows), r.first())
}
