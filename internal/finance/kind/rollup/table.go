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
				res.Rows = append(res.Rows, sheet.Row(document.Sub, region{name: b.Body, sums: b.figures}))
			}
		}
	}
	if len(r.measures) == 3 {
		res.Sums = []kind.Adds{r.Adds(r.head(0), r.head(1), r.head(2))}
	}
	counted := finance.Counted(len(r.nation.bodies), r.Many, r.nation.of(r.amount)...).About(r.Now().All)
	res.Total = sheet.Total(r.Counted(counted, len(r.nation.bodies), "").Label(), r.nation)
	res.Caption, res.Notes, res.Said, res.Foot = r.Now().String(), r.notes(), r.said(), r.foot(sheet)
	res.Chart = kind.Draw(r.Work, r.Main.Head("amount")+" by region"+r.Now().In(), r.total(), kind.Shown(r.Work, r.regions), region.called,
		kind.Plotted(r.Main.Measure("amount"), r.amountOf)).Headed(r.first())
	return res
}

// amountOf is the amount of a region.
func (r *rollUp) amountOf(g region) finance.Quantity { return g.sums[r.amount] }

// head is that of the column of a measure.
func (r *rollUp) head(measure int) string { return finance.Capital(r.called(measure)) }

func (r *rollUp) sheet() *kind.Sheet[region] {
	s := kind.Unnamed(region.called)
	s.Text("Region", region.called)
	for i := range r.measures {
		column := s.Cell(r.head(i), func(g region) kind.Cell { return figure(g.sums[i]) })
		column.Numeric, column.Adds = true, true
	}
	if r.shared {
		column := s.Cell("Share of "+r.Main.Measure("amount"), func(g region) kind.Cell { return figure(g.share) })
		column.Numeric, column.Wide = true, true
	}
	if r.lacks() {
		s.Cell("Not available", func(g region) kind.Cell { return figure(g.missing) }).Numeric = true
	}
	return s
}

// lacks tells whether any body lacks a figure.
func (r *rollUp) lacks() bool { return r.nation.missing.Int() > 0 }

// figure is a cell of a quantity, a dash where a row has none.
func figure(q finance.Quantity) kind.Cell {
	if q.What == "" && q.Word == "" {
		return kind.Words("–")
	}
	return kind.Number(q)
}

func (r *rollUp) notes() []string {
	var notes []string
	if r.Sense != finance.Unsaid && len(r.measures) == 3 {
		notes = append(notes, r.Sense.Reading(r.head(2), r.Main.Measure("amount")))
	}
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
		notes = append(notes, fmt.Sprintf("%s with a region have no row in the source: in no total.", finance.OpeningCount(len(r.spare), r.One)))
	}
	return notes
}

// foot counts the bodies with figures, where not all have them, and sets the
// totals published elsewhere and how far this one is from them.
func (r *rollUp) foot(sheet *kind.Sheet[region]) []kind.Row {
	var rows []kind.Row
	add := func(label string, of func(measure int) finance.Quantity) {
		rows = append(rows, sheet.Row(document.Body, region{name: label, sums: kind.Each(finance.Indices(r.measures), of)}))
	}
	if r.lacks() {
		add(finance.Capital(r.Many)+" with a figure", r.known)
		add("Not available", r.unknown)
	}
	amount := func(q finance.Quantity) func(int) finance.Quantity {
		return func(measure int) finance.Quantity { return finance.Pick(measure == r.amount, q, finance.Quantity{}) }
	}
	for _, other := range r.elsewhere() {
		add(finance.Capital(other.What), amount(other))
		add("Difference from it", amount(r.off(other)))
	}
	return rows
}
