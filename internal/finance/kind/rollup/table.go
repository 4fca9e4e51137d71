package rollup

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the regions, under each its bodies, and the nation.
func (r *rollUp) result() *kind.Result {
	sheet := r.sheet()
	res := sheet.Result(nil)
	for _, g := range r.regions {
		res.Rows = append(res.Rows, sheet.Row(document.Body, g))
		for _, b := range g.bodies {
			if r.Parts {
				res.Rows = append(res.Rows, r.line(sheet, document.Sub, b.Body, func(i int) finance.Quantity { return b.figures[i] }))
			}
		}
	}
	if len(r.measures) == 3 {
		res.Sums = []kind.Adds{{Parts: []string{r.head(0), r.head(2)}, Whole: r.head(1)}}
	}
	counted := finance.Counted(len(r.nation.bodies), r.Many, r.nation.of(r.amount)...).About(r.Now().All)
	res.Total = sheet.Total(kind.Written(counted, "All "+finance.Count(len(r.nation.bodies), r.One)), r.nation)
	res.Caption, res.Notes, res.Said, res.Foot = r.Now().String(), r.notes(), r.said(), r.foot(sheet)
	res.Chart = kind.Draw(r.Work, r.Main.Head("amount")+" by region"+r.Now().In(), r.total(), kind.Shown(r.Work, r.regions), region.called,
		kind.Plotted(r.Main.Measure("amount"), r.amountOf))
	return res
}

// amountOf is the amount of a region.
func (r *rollUp) amountOf(g region) finance.Quantity { return g.sums[r.amount] }

// head is that of the column of a measure.
func (r *rollUp) head(measure int) string { return finance.Capital(r.called(measure)) }

func (r *rollUp) sheet() *kind.Sheet[region] {
	s := &kind.Sheet[region]{}
	s.Text("Region", region.called)
	for i := range r.measures {
		s.Sum(r.head(i), func(g region) finance.Quantity { return g.sums[i] })
	}
	if r.shared {
		column := s.Cell("Share of "+r.Main.Measure("amount"), region.portion)
		column.Numeric, column.Wide = true, true
	}
	if r.lacks() {
		s.Number("Not available", func(g region) finance.Quantity { return g.missing })
	}
	return s
}

// lacks tells whether any body lacks a figure.
func (r *rollUp) lacks() bool { return r.nation.missing.Int() > 0 }

// portion is the share of a region; the nation has the whole.
func (g region) portion() kind.Cell {
	if g.share.Rule == "" {
		return kind.Words("–")
	}
	return kind.Number(g.share)
}

// line is a row with a number for each measure.
func (r *rollUp) line(sheet *kind.Sheet[region], rank document.Rank, label string, of func(measure int) finance.Quantity) kind.Row {
	under := map[string]kind.Cell{"Region": kind.Words(label)}
	for i := range r.measures {
		under[r.head(i)] = kind.Number(of(i))
	}
	return sheet.Line(rank, under)
}

func (r *rollUp) notes() []string {
	var notes []string
	for i := range r.measures {
		figures := kind.Figures(r.nation.bodies, rolled.Name, func(b rolled) finance.Quantity { return b.figures[i] })
		notes = append(notes, r.Missing(figures, r.called(i))...)
	}
	uneven := kind.Keep(r.nation.bodies, func(b rolled) bool {
		n := len(finance.Known(b.figures))
		return n > 0 && n < len(b.figures)
	})
	if len(uneven) > 0 {
		notes = append(notes, "The columns are not of the same "+r.Many+": their totals must not be set against each other.")
	}
	if len(r.spare) > 0 {
		notes = append(notes, fmt.Sprintf("%s with a region have no row in the source: in no total.", finance.Count(len(r.spare), r.One)))
	}
	return notes
}

// foot counts the bodies with figures, where not all have them, and sets the
// totals published elsewhere and how far this one is from them.
func (r *rollUp) foot(sheet *kind.Sheet[region]) []kind.Row {
	var rows []kind.Row
	if r.lacks() {
		rows = append(rows, r.line(sheet, document.Body, finance.Capital(r.Many)+" with a figure", r.known), r.line(sheet, document.Body, "Not available", r.unknown))
	}
	add := func(label string, q finance.Quantity) {
		rows = append(rows, sheet.Line(document.Body, map[string]kind.Cell{"Region": kind.Words(label), r.head(r.amount): kind.Number(q)}))
	}
	for _, other := range r.elsewhere() {
		add(finance.Capital(other.What), other)
		add("Difference from it", r.off(other))
	}
	return rows
}
