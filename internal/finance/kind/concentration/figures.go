package concentration

import (
	"fmt"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// cutoffs are the places that the report sets, else its top, as far as there
// are more bodies.
func (c *concentration) cutoffs() []int {
	cutoffs := slices.Clone(c.Places)
	if len(cutoffs) == 0 {
		cutoffs = []int{c.Top}
	}
	return slices.DeleteFunc(cutoffs, func(n int) bool { return n >= c.counted.Int() })
}

// holders is how many of the largest it takes to reach half of the total.
func (c *concentration) holders() int {
	return 1 + slices.IndexFunc(c.bodies, func(b sized) bool { return b.sum.Known && finance.Scale(b.sum.Num, 2).GreaterThanOrEqual(c.total.Num) })
}

// concentration is bodies by size, each with its share and that of all down
// to it.
type concentration struct {
	*kind.Work
	kind.Snapshot
	measure string
	bodies  []sized
	total   finance.Quantity
	counted finance.Quantity // bodies with an amount
}

// sized is a body with its part of the total.
type sized struct {
	kind.Record
	amount, share   finance.Quantity
	sum, cumulative finance.Quantity // of all down to it, and its share
	at              finance.Place
}

func makeConcentration(w *kind.Work) (*kind.Result, error) {
	now, err := w.Latest()
	if err != nil {
		return nil, err
	}
	c := &concentration{Work: w, Snapshot: now, measure: w.Main.Measure("amount")}
	for _, r := range now.Records {
		q := r.Measured("amount")
		if q.Known && q.Num.IsNegative() {
			return nil, fmt.Errorf("%s: %q has %s below zero: a share of a total must not be negative", q.From[0], r.Body, c.measure)
		}
		c.bodies = append(c.bodies, sized{Record: r, amount: q})
	}
	c.accumulate()
	return c.result(), nil
}

// accumulate puts the largest first, ties by name and the unknown last, and
// adds up their shares.
func (c *concentration) accumulate() {
	slices.SortStableFunc(c.bodies, func(a, b sized) int { return finance.Descending(a.amount, b.amount) })
	amounts := make([]finance.Quantity, len(c.bodies))
	for i, b := range c.bodies {
		amounts[i] = b.amount
	}
	all := c.All(c.Work)
	c.total = finance.SumKnown(amounts).As("total " + c.measure).About(all)
	c.counted = finance.Counted(len(finance.Known(amounts)), c.Many+" with a figure", amounts...).About(all)
	sums, at := finance.Accumulated(amounts), finance.Ranks(amounts, finance.Descending)
	for i, share := range finance.SharesOf(amounts, c.total) {
		b := &c.bodies[i]
		b.share, b.sum, b.at = share, sums[i].As("cumulative "+c.measure), at[i]
		b.cumulative = b.sum.Over(c.total).As("cumulative share of " + c.total.What).About(b.amount.Of)
	}
}
