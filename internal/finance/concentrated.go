package finance

import "slices"

// said is what there is to say of a concentration.
func (c *concentration) said() []Said {
	at := c.holders()
	said := []Said{{Name: "half", Sentence: c.half(), Words: map[string]Sentence{
		"n": {c.size(at)}, "all": say("%", c.counted), "share": say("%", c.bodies[at-1].cumulative),
	}}}
	for _, n := range c.cutoffs() {
		said = append(said, Said{Name: "largest", Sentence: c.largest(n), Words: map[string]Sentence{
			"n": {c.size(n)}, "all": say("%", c.counted), "share": say("%", c.bodies[n-1].cumulative), "portion": c.portion(n), "total": say("%", c.total),
		}})
	}
	return said
}

// cutoffs are the places that the report sets, else its top, as far as there
// are more bodies.
func (c *concentration) cutoffs() []int {
	cutoffs := slices.Clone(c.Places)
	if len(cutoffs) == 0 {
		cutoffs = []int{c.Top}
	}
	return slices.DeleteFunc(cutoffs, func(n int) bool { return n >= c.counted.Int() })
}

// size is how many the largest n are.
func (c *concentration) size(n int) Part {
	by := make([]Quantity, n)
	for i := range by {
		by[i] = c.bodies[i].amount
	}
	return spelt(Counted(n, "the largest "+c.many, by...).About(c.total.Of))
}

// portion says in words what part of the total the largest n hold.
func (c *concentration) portion(n int) Sentence {
	return portion(c.bodies[n-1].sum, c.total)
}

// named names the largest n, " – such as Barts, Guy's and Leeds – ", of the
// least of the cutoffs alone.
func (c *concentration) named(n int) Sentence {
	if n != slices.Min(c.cutoffs()) {
		return aside(nil)
	}
	return aside(say(c.some(c.first(n))))
}

// largest reads "The largest five of the 212 providers – such as Barts, Guy's
// and Leeds – account for 7.9% of operating expenditure (£130,800m)."
func (c *concentration) largest(n int) Sentence {
	who := say("The largest %", c.size(n))
	if n == 1 {
		who = say("The %", show(*c.size(1).Quantity, "largest"))
	}
	hold := say("%", c.bodies[n-1].cumulative)
	if portion := c.portion(n); len(portion) > 0 {
		hold = say("%, %,", hold, portion)
	}
	return say("% of the %%% for % of % (%).",
		who, c.counting(), c.named(n), either(n == 1, "accounts", "account"), hold, c.measure, c.total)
}

// first names the largest n.
func (c *concentration) first(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = c.bodies[i].body
	}
	return names
}

// holders is how many of the largest it takes to reach half of the total.
func (c *concentration) holders() int {
	return 1 + slices.IndexFunc(c.bodies, func(b sized) bool { return b.sum.Known && scale(b.sum.Num, 2).GreaterThanOrEqual(c.total.Num) })
}

// half reads "The largest 59 of the 212 providers are the fewest that hold
// half of operating expenditure (50.2%)."
func (c *concentration) half() Sentence {
	n := c.holders()
	if n == c.counted.Int() {
		return nil
	}
	held := c.bodies[n-1]
	hold := hedged(held.cumulative, either(scale(held.sum.Num, 2).Equal(c.total.Num), "half", "more than half"))
	who := say("The largest % of the % hold", c.size(n), c.counting())
	if n == 1 {
		who = say("% alone holds", c.bodies[0].body)
	}
	return say("% % of % (%).", who, hold, c.measure, held.cumulative)
}
