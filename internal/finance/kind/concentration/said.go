package concentration

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (c *concentration) said() []kind.Said {
	said := []kind.Said{{Name: "half", Sentence: c.half(), Words: c.words(c.holders()), Matter: c.matter()}}
	for _, n := range c.cutoffs() {
		said = append(said, kind.Said{Name: "largest", Sentence: c.largest(n), Words: c.words(n)})
	}
	return said
}

// matter is how far the largest hold more than they would if all were as large: if
// a fifth of them holds half, they hold two and a half times as much.
func (c *concentration) matter() *kind.Matter {
	n, all := c.holders(), c.bodies.N
	held := c.rows[n-1].cumulative
	even := c.size(n).Over(all).As("share of " + all.What)
	if !held.Known || !even.Known {
		return nil
	}
	return &kind.Matter{As: kind.FoundConcentration, About: held, Of: []finance.Quantity{even}}
}

// words are the placeholders for what the largest n hold.
func (c *concentration) words(n int) kind.Placeholders {
	return kind.Placeholders{"n": finance.Spelt(c.size(n)), "all": c.bodies.N, "share": c.rows[n-1].cumulative, "portion": c.portion(n), "total": c.total}
}

// portion says in words what part of the total the largest n hold.
func (c *concentration) portion(n int) finance.Sentence {
	return finance.PartOf(c.rows[n-1].sum, c.total)
}

// largest reads "The largest five of the 212 providers – such as Barts, Guy's
// and Leeds – account for 7.9% of operating expenditure (£130,800m)." Only the
// least of the cutoffs has names.
func (c *concentration) largest(n int) finance.Sentence {
	who, hold := finance.Say("The largest %", finance.Spelt(c.size(n))), finance.Say("%", c.rows[n-1].cumulative)
	if n == 1 {
		who = finance.Say("The %", finance.Show(c.size(1), "largest"))
	}
	if portion := c.portion(n); len(portion) > 0 {
		hold = finance.Say("%, %,", hold, portion)
	}
	named := finance.Aside(nil)
	if n == slices.Min(c.cutoffs()) && !c.tied(n) {
		named = finance.Aside(finance.Say("%", finance.Text(c.Some(kind.Each(c.rows[:n], sized.Name)))))
	}
	// Said of each number of organisations in `places`, if there are more of them.
	return finance.Say("% of the %%% for % of % (%).",
		who, c.bodies.Spelt(), named, finance.Either(n == 1, "accounts", "account"), hold, finance.Text(c.measure), c.total)
}

// tied tells whether the next one is as large as the last of the largest n, so
// that nobody can say which of them is among these.
func (c *concentration) tied(n int) bool {
	return n < len(c.rows) && c.rows[n].amount.Known && c.rows[n].amount.Num.Equal(c.rows[n-1].amount.Num)
}

// holding is the point of half without its share.
func (c *concentration) holding() finance.Sentence {
	n := c.holders()
	if n == 1 || n == c.bodies.N.Int() {
		return c.half()
	}
	held := c.rows[n-1]
	return finance.Say("% of the % hold % of %", finance.Opening(c.size(n)), c.bodies.Spelt(), finance.HalfOrMore(held.cumulative, held.sum, c.total), finance.Text(c.measure))
}

// half reads "The largest 59 of the 212 providers hold more than half of
// operating expenditure (50.2%)."
func (c *concentration) half() finance.Sentence {
	n := c.holders()
	if n == c.bodies.N.Int() {
		return nil
	}
	held := c.rows[n-1]
	who := finance.Say("The largest % of the % hold", finance.Spelt(c.size(n)), c.bodies.Spelt())
	if n == 1 && c.tied(n) {
		return nil
	}
	if n == 1 {
		who = finance.Say("% alone holds", finance.Text(c.rows[0].Body))
	}
	// Said unless it takes all of them to hold half, or one holds it and another is as large.
	return finance.Say("% % of % (%).", who, finance.HalfOrMore(held.cumulative, held.sum, c.total), finance.Text(c.measure), held.cumulative)
}
