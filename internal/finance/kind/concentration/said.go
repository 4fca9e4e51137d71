package concentration

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// said is what there is to say of a concentration.
func (c *concentration) said() []kind.Said {
	at := c.holders()
	said := []kind.Said{{Name: "half", Sentence: c.half(), Words: kind.Placeholders{
		"n": c.size(at), "all": c.counted, "share": c.bodies[at-1].cumulative,
	}}}
	for _, n := range c.cutoffs() {
		said = append(said, kind.Said{Name: "largest", Sentence: c.largest(n), Words: kind.Placeholders{
			"n": c.size(n), "all": c.counted, "share": c.bodies[n-1].cumulative, "portion": c.portion(n), "total": c.total,
		}})
	}
	return said
}

// size is how many the largest n are.
func (c *concentration) size(n int) finance.Part {
	by := make([]finance.Quantity, n)
	for i := range by {
		by[i] = c.bodies[i].amount
	}
	return finance.Spelt(finance.Counted(n, "the largest "+c.Many, by...).About(c.total.Of))
}

// portion says in words what part of the total the largest n hold.
func (c *concentration) portion(n int) finance.Sentence {
	return finance.PartOf(c.bodies[n-1].sum, c.total)
}

// named names the largest n, " – such as Barts, Guy's and Leeds – ", of the
// least of the cutoffs alone.
func (c *concentration) named(n int) finance.Sentence {
	if n != slices.Min(c.cutoffs()) {
		return finance.Aside(nil)
	}
	return finance.Aside(finance.Say("%", finance.Text(c.Some(c.first(n)))))
}

// largest reads "The largest five of the 212 providers – such as Barts, Guy's
// and Leeds – account for 7.9% of operating expenditure (£130,800m)."
func (c *concentration) largest(n int) finance.Sentence {
	who := finance.Say("The largest %", c.size(n))
	if n == 1 {
		who = finance.Say("The %", finance.Show(*c.size(1).Quantity, "largest"))
	}
	hold := finance.Say("%", c.bodies[n-1].cumulative)
	if portion := c.portion(n); len(portion) > 0 {
		hold = finance.Say("%, %,", hold, portion)
	}
	return finance.Say("% of the %%% for % of % (%).",
		who, c.counting(), c.named(n), finance.Either(n == 1, "accounts", "account"), hold, finance.Text(c.measure), c.total)
}

// first names the largest n.
func (c *concentration) first(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = c.bodies[i].Body
	}
	return names
}

// half reads "The largest 59 of the 212 providers are the fewest that hold
// half of operating expenditure (50.2%)."
func (c *concentration) half() finance.Sentence {
	n := c.holders()
	if n == c.counted.Int() {
		return nil
	}
	held := c.bodies[n-1]
	hold := finance.HalfOrMore(held.cumulative, held.sum, c.total)
	who := finance.Say("The largest % of the % hold", c.size(n), c.counting())
	if n == 1 {
		who = finance.Say("% alone holds", finance.Text(c.bodies[0].Body))
	}
	return finance.Say("% % of % (%).", who, hold, finance.Text(c.measure), held.cumulative)
}
