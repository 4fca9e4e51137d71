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
	sheet := r.sheet()
	res := sheet.Result(r.rows)
	res.Caption, res.Ordered = r.Now().String(), r.Order+" "+r.measure+" first"
	res.Notes, res.Said, res.Foot = r.notes(), r.said(), r.foot(sheet)
	if placed := r.placed(); len(placed) > 0 {
		total := sheet.Line(document.Total, r.total())
		res.Total = &total
		res.Chart = kind.Draw(r.Work, cmp.Or(finance.Capital(r.measure), "Score")+r.Now().In(), r.first(), kind.Shown(r.Work, placed), ranked.Name, kind.Plotted(r.measure, scoreOf)).Headed(r.leading())
	}
	return res
}

func (r *ranking) sheet() *kind.Sheet[ranked] {
	s := kind.Unnamed(ranked.Name)
	s.Cell("Rank", func(row ranked) kind.Cell { return kind.Written(row.place, row.at.String()) }).Numeric = true
	s.Text(finance.Capital(r.One), ranked.Name)
	s.Number(r.Main.Head("score"), scoreOf)
	if r.then != "" {
		column := s.Cell("Rank, "+r.then, func(row ranked) kind.Cell { return kind.Written(row.old, row.was.String()) })
		column.Numeric, column.Wide = true, true
		s.Cell("Moved", ranked.moved)
	}
	return s
}

// total counts the bodies with a place and those that moved, and sums what is
// money.
func (r *ranking) total() map[string]kind.Cell {
	under := r.line("", kind.Words("–"))
	under[finance.Capital(r.One)] = r.bodies().Label()
	if r.sums() {
		under[r.Main.Head("score")] = kind.Number(kind.SumOf(r.placed(), scoreOf).About(r.Now().All))
	}
	if movers := r.movers(); r.then != "" && movers.Known {
		under["Moved"] = kind.Written(movers, finance.Prose(movers)+" moved")
	}
	return under
}

// sums tells whether the scores have a sum: money does, but not so much per head.
func (r *ranking) sums() bool { return r.rows[0].score.Kind == table.Money && !r.Main.IsRate("score") }

// line is a row without a rank.
func (r *ranking) line(label string, figure kind.Cell) map[string]kind.Cell {
	return map[string]kind.Cell{finance.Capital(r.One): kind.Words(label), r.Main.Head("score"): figure}
}

// foot is the growth of all, beside what was promised.
func (r *ranking) foot(sheet *kind.Sheet[ranked]) []kind.Row {
	grown := r.grown()
	if !grown.Known {
		return nil
	}
	var rows []kind.Row
	add := func(label string, q finance.Quantity) {
		rows = append(rows, sheet.Line(document.Body, r.line(label, kind.Number(q))))
	}
	add("Growth since "+r.then, grown)
	for _, p := range r.ThresholdsOf(grown) {
		add(finance.Capital(p.What), p)
		add("Growth less "+p.What+", "+finance.Points, grown.Minus(p))
	}
	return rows
}

// moved reads "up 3", "down 1", "same", or "new" of a body that had no place.
func (row ranked) moved() kind.Cell {
	rise := row.rise()
	switch {
	case row.at.Rank == 0:
		return kind.Words("–")
	case !rise.Known:
		return kind.Words("new")
	}
	return kind.Written(rise, finance.Moved(rise).Cell(finance.Figure(rise.Num.Abs(), 0)))
}

func (r *ranking) notes() []string {
	note := fmt.Sprintf("Ranked by %s, %s first, on unrounded figures; equal ones share a rank (=) and the next rank counts them.", r.measure, r.Order)
	return append([]string{note}, r.Missing(r.Now().Figures("score"), r.measure)...)
}
