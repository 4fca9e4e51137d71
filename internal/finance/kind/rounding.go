package kind

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
)

// sum is cells that add up to another cell: parts of a row to their whole, rows
// of a column to their total, or sub-rows to the row above them.
type sum struct {
	parts []*Cell
	whole *Cell
	style finance.Style
}

// rounding makes the printed numbers of columns add up, if the report asks for
// that, and says where they do not.
func (w *Work) rounding(r *Result) string {
	adjusted := false
	if w.Rounding == LargestRemainder {
		for _, s := range w.down(r) {
			adjusted = s.adjust() || adjusted
		}
	}
	if slices.ContainsFunc(append(w.down(r), w.across(r)...), sum.off) {
		return "Figures may not add because of rounding."
	}
	if adjusted {
		return "Figures are rounded so that they add to their totals."
	}
	return ""
}

// across are the sums within rows.
func (w *Work) across(r *Result) []sum {
	var sums []sum
	for _, adds := range r.Sums {
		for _, row := range r.All() {
			s := sum{whole: &row.Cells[r.at(adds.Whole)]}
			for _, part := range adds.Parts {
				s.parts = append(s.parts, &row.Cells[r.at(part)])
			}
			sums = append(sums, s)
		}
	}
	return sums
}

// down are the sums within columns, from the top: what the rows make, then
// what the sub-rows make of each.
func (w *Work) down(r *Result) []sum {
	var sums []sum
	for i, column := range r.Columns {
		if !column.Adds {
			continue
		}
		style := w.StyleOf(column.Style)
		all := sum{style: style}
		if r.Total != nil {
			all.whole = &r.Total.Cells[i]
		}
		subs := []sum{}
		for n := range r.Rows {
			cell := &r.Rows[n].Cells[i]
			if r.Rows[n].Rank == document.Sub && len(subs) > 0 {
				last := &subs[len(subs)-1]
				last.parts = append(last.parts, cell)
				continue
			}
			all.parts = append(all.parts, cell)
			subs = append(subs, sum{whole: cell, style: style})
		}
		sums = append(append(sums, all), subs...)
	}
	return sums
}

// holds tells whether the unrounded parts add up to the whole; if not, the
// printed ones need not either.
func (s sum) holds() bool {
	if s.whole == nil || s.whole.Quantity == nil || !s.whole.Quantity.Known || len(s.parts) == 0 {
		return false
	}
	total := decimal.Zero
	for _, p := range s.parts {
		if p.Quantity != nil && p.Quantity.Known {
			total = total.Add(p.Quantity.Num)
		}
	}
	return total.Equal(s.whole.Quantity.Num)
}

// off tells whether the printed parts do not add up to the printed whole,
// although the unrounded ones do.
func (s sum) off() bool { return s.holds() && !s.missing().IsZero() }

// missing is the printed whole less the sum of the printed parts.
func (s sum) missing() decimal.Decimal {
	lack := s.whole.printed
	for _, p := range s.parts {
		lack = lack.Sub(p.printed)
	}
	return lack
}

// adjust rounds parts the other way until they add up to the whole, beginning
// with those that this changes least: the method of the largest remainder.
func (s sum) adjust() bool {
	if !s.off() {
		return false
	}
	lack := s.missing()
	step := decimal.New(int64(lack.Sign()), -int32(s.style.Places(*s.whole.Quantity)))
	parts := slices.DeleteFunc(slices.Clone(s.parts), func(c *Cell) bool { // an exact number is never changed
		return c.Quantity == nil || !c.Quantity.Known || s.loss(c).Sign() != lack.Sign()
	})
	slices.SortStableFunc(parts, func(a, b *Cell) int {
		return cmp.Compare(lack.Sign(), 0) * s.loss(b).Cmp(s.loss(a))
	})
	for i := range min(len(parts), int(lack.Div(step).IntPart())) {
		s.shift(parts[i], step)
	}
	return true
}

// loss is how much a number lost by rounding.
func (s sum) loss(c *Cell) decimal.Decimal { return s.style.Scaled(*c.Quantity).Sub(c.printed) }

// trace makes a number so small that it is printed as less than what is shown.
const trace = 30

// shift prints a cell one step off, and says so in its rule.
func (s sum) shift(c *Cell, step decimal.Decimal) {
	q := *c.Quantity
	q.Rule = cmp.Or(q.Rule, "as read") + ", rounded to add to the total"
	c.Quantity, c.printed = &q, c.printed.Add(step)
	shown := c.printed
	if shown.IsZero() {
		shown = q.Num.Shift(-trace)
	}
	c.Shown = q.Aside.Beside(s.style.Figure(q, shown))
}
