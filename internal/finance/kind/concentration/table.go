package concentration

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (c *concentration) result() *kind.Result {
	sheet := c.sheet()
	r := sheet.Result(c.rows)
	r.Caption = c.Now().String()
	r.Notes = append([]string{"Shares are of the total " + c.measure + " of " + c.bodies.Spelt().Plain() + "."}, c.Missing(c.Now().Figures("amount"), c.measure)...)
	if c.total.Known && c.total.Num.IsPositive() {
		total := sheet.Line(document.Total, map[string]kind.Cell{
			finance.Capital(c.One): c.bodies.Label(), finance.Capital(c.measure): kind.Number(c.total), "Share": kind.Number(c.total.Over(c.total).As("share of " + c.total.What)),
		})
		r.Total, r.Said, r.Chart, r.Foot = &total, c.said(), c.chart(), c.foot(sheet)
	}
	return r
}

func (c *concentration) sheet() *kind.Sheet[sized] {
	s := kind.Unnamed(sized.Name)
	s.Cell("Rank", func(b sized) kind.Cell {
		return kind.Written(b.at.Quantity(b.amount, "place among %d by %s, largest first", c.bodies.N.Int(), c.measure), b.at.String())
	}).Numeric = true
	s.Text(finance.Capital(c.One), sized.Name)
	s.Sum(finance.Capital(c.measure), amountOf)
	s.Sum("Share", func(b sized) finance.Quantity { return b.share })
	s.Number("Cumulative share", cumulativeOf)
	return s
}

// foot sets what the largest hold, and the fewest that hold half.
func (c *concentration) foot(sheet *kind.Sheet[sized]) []kind.Row {
	down := func(n int, label string) kind.Row {
		last := c.rows[n-1]
		return sheet.Line(document.Body, map[string]kind.Cell{"Rank": kind.Number(c.size(n)), finance.Capital(c.One): kind.Words(label),
			finance.Capital(c.measure): kind.Number(last.sum), "Cumulative share": kind.Number(last.cumulative)})
	}
	rows := kind.Each(c.cutoffs(), func(n int) kind.Row { return down(n, "The largest") })
	return append(rows, down(c.holders(), "The fewest that hold half"))
}

// chart draws the cumulative share down to those that hold half, and says what
// the largest account for.
func (c *concentration) chart() *kind.Chart {
	finding, cutoffs := c.half(), c.cutoffs()
	if len(cutoffs) > 0 {
		finding = finance.Paragraph(c.largest(cutoffs[0]), finding)
	}
	rows := c.rows[:max(c.holders(), slices.Max(append(cutoffs, 1)))]
	return kind.Draw(c.Work, "Cumulative share of "+c.total.What+c.Now().In(), finding, rows, sized.Name, kind.Plotted("Cumulative share", cumulativeOf)).Ordered().Headed(c.holding())
}
