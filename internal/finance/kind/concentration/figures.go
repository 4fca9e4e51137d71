package concentration

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// concentration is bodies by size, each with its share and that of all down
// to it.
type concentration struct {
	*kind.Work
	measure string
	rows    []sized
	total   finance.Quantity
	bodies  kind.Bodies // with an amount
}

// sized is a body with its part of the total.
type sized struct {
	kind.Record
	amount, share   finance.Quantity
	sum, cumulative finance.Quantity // of all down to it, and its share
	at              finance.Place
}

func amountOf(b sized) finance.Quantity     { return b.amount }
func cumulativeOf(b sized) finance.Quantity { return b.cumulative }

func compute(w *kind.Work) (*kind.Result, error) {
	c := &concentration{Work: w, measure: w.Main.Measure("amount")}
	if err := w.NoneBelowZero("a share of a total", "amount"); err != nil {
		return nil, err
	}
	c.rows = kind.Each(w.Now().Records, func(r kind.Record) sized { return sized{Record: r, amount: r.Measured("amount")} })
	c.accumulate()
	return c.result(), nil
}

// accumulate puts the largest first, ties by name and the unknown last, and
// adds up their shares.
func (c *concentration) accumulate() {
	kind.Arrange(c.rows, "largest", sized.Name, amountOf)
	amounts := kind.Each(c.rows, amountOf)
	c.total = finance.SumKnown(amounts).As("total " + c.measure).About(c.Now().All)
	c.bodies = c.Bodies(amounts, len(amounts), "with a figure", c.Now().All)
	sums, at := finance.Accumulated(amounts), finance.Ranks(amounts, finance.Descending)
	for i, share := range finance.SharesOf(amounts, c.total) {
		b := &c.rows[i]
		b.share, b.sum, b.at = share, sums[i].As("cumulative "+c.measure), at[i]
		b.cumulative = b.sum.Over(c.total).As("cumulative share of " + c.total.What).About(b.amount.Of)
	}
}

// cutoffs are the places that the report sets, else its top, as far as there
// are more bodies.
func (c *concentration) cutoffs() []int {
	cutoffs := c.Places
	if len(cutoffs) == 0 {
		cutoffs = []int{c.Top}
	}
	return kind.Keep(cutoffs, func(n int) bool { return n < c.bodies.N.Int() })
}

// holders is how many of the largest it takes to reach half of the total.
func (c *concentration) holders() int {
	return 1 + slices.IndexFunc(c.rows, func(b sized) bool { return b.sum.Known && finance.Scale(b.sum.Num, 2).GreaterThanOrEqual(c.total.Num) })
}

// size is how many the largest n are.
func (c *concentration) size(n int) finance.Quantity {
	return finance.Counted(n, "the largest "+c.Many, kind.Each(c.rows[:n], amountOf)...).About(c.total.Of)
}
