package outturn

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// became reads "The planned deficit of £650m became around £2bn (£2,030m) in
// 2023-24; the variance is £1,380m, adverse." A variance is never called a
// deficit, nor a deficit a variance.
func (c *comparison) became() finance.Sentence {
	now := c.now()
	all := now.total
	whose := finance.Say("The")
	if now.bodies.Lacking() > 0 {
		whose = finance.Say("For the %, the", now.bodies.Figures())
	}
	if all.variance.Num.IsZero() {
		return finance.Say("% planned % was met in %.", whose, finance.Position(all.plan), now.When)
	}
	return finance.Say("% planned % became % in %; the variance is %, %.",
		whose, finance.Position(all.plan), all.outcome(), now.When, all.variance, finance.Favour(all.variance.Num))
}

// outcome names what the plan became; a deficit that stayed one is told by its
// amount alone.
func (r row) outcome() finance.Sentence {
	switch {
	case r.actual.Num.IsZero():
		return finance.Position(r.actual)
	case r.actual.Num.Sign() == r.plan.Num.Sign():
		return finance.Approximate(r.actual)
	}
	return finance.Say("a % of %", finance.Side(r.actual.Num), finance.Approximate(r.actual))
}

// deeds says what the bodies of a class did, one and many, and by which
// placeholder other words name them.
var deeds = []struct {
	class     class
	name      string
	one, many finance.Text
}{
	{overspent, "overspent", "overspent despite a plan to break even", "overspent despite plans to break even"},
	{largerDeficit, "larger_deficits", "ended with a larger deficit than planned", "ended with larger deficits than planned"},
	{intoDeficit, "into_deficit", "planned a surplus but ended in deficit", "planned surpluses but ended in deficit"},
	{smallerSurplus, "smaller_surpluses", "ended with a smaller surplus than planned", "ended with smaller surpluses than planned"},
}

// classes says for each class of missed plans which bodies are in it, those
// with the worst variance first: "12 systems – such as A, B and C – overspent
// despite plans to break even. 13 others – …"
func (c *comparison) classes() finance.Sentence {
	var said []finance.Sentence
	for _, deed := range deeds {
		n, names := c.in(deed.class)
		if len(names) == 0 {
			continue
		}
		who := finance.Either(len(names) == 1, finance.Text(c.One), finance.Text(c.Many))
		if len(said) > 0 {
			who = finance.Either(len(names) == 1, "other", "others")
		}
		said = append(said, finance.Say("% % – % – %.", n, who, finance.Text(c.Some(names)), finance.Either(len(names) == 1, deed.one, deed.many)))
	}
	return finance.Paragraph(said...)
}

// classWords are the number and the names of each class that has bodies.
func (c *comparison) classWords() kind.Placeholders {
	all := kind.Placeholders{"year": c.now().When}
	for _, deed := range deeds {
		if n, names := c.in(deed.class); len(names) > 0 {
			all[deed.name] = n
			all[deed.name+"_names"] = finance.Text(c.Some(names))
		}
	}
	return all
}

// in counts and lists the bodies of a class in the year told of, worst first.
func (c *comparison) in(class class) (finance.Quantity, []string) {
	rows := kind.Keep(c.now().rows, func(r row) bool { return r.class == class })
	n := finance.Counted(len(rows), string(class), kind.Each(rows, row.off)...)
	return n.About(kind.About("all "+c.Many, c.now().Vintage)), kind.Each(rows, row.name)
}

func (c *comparison) said() []kind.Said {
	now := c.now()
	return []kind.Said{
		{Name: "missed", Sentence: c.missed(), Words: kind.Placeholders{
			"missed": now.missed, "all": now.bodies.N, "portion": finance.Portion(now.missed, now.bodies.N),
			"year": now.When, "before": c.missedBefore(), "vintages": c.vintages(now),
		}},
		{Name: "classes", Sentence: c.classes(), Words: c.classWords()},
		{Name: "total", Sentence: c.became(), Weight: &now.total.variance, Words: kind.Placeholders{
			"plan": finance.Position(now.total.plan), "outturn": finance.Position(now.total.actual), "variance": finance.Sided(now.total.variance), "year": now.When,
		}},
	}
}

// missed reads "25 of the 42 systems – more than half – missed their plans in
// 2023-24, up from 18 the year before (16 in the draft accounts)."
func (c *comparison) missed() finance.Sentence {
	now := c.now()
	return finance.Say("% in %%%.", c.missing(now), now.When, c.elsewhere(now), c.before(now))
}

// missing says how many of how many missed their plans.
func (c *comparison) missing(o outturn) finance.Sentence {
	n, known := o.missed, o.bodies.N
	switch {
	case n.Int() == 0:
		return finance.Say("% of the % missed its plan", finance.Show(n, "None"), o.bodies.Figures())
	case n.Int() < known.Int():
		return finance.Say("% of the %%missed %", n, o.bodies.Figures(), finance.Aside(finance.Portion(n, known)), finance.Either(n.Int() == 1, "its plan", "their plans"))
	case n.Int() == 1:
		return finance.Say("The % % missed its plan", finance.Show(n, "only"), finance.Text(c.One))
	}
	return finance.Say("All % missed their plans", o.bodies.Figures())
}

// before compares with the year before, if it is there.
func (c *comparison) before(now outturn) finance.Sentence {
	then, ok := c.previous()
	if !ok {
		return nil
	}
	year := "the year before"
	if then.Year != now.Year.Add(-1) {
		year = "in " + then.When.String()
	}
	return finance.Say(", % %%", compared(now, then), finance.Text(year), c.elsewhere(then))
}

// previous is the year before the one told of, if anything is known of it.
func (c *comparison) previous() (outturn, bool) {
	if len(c.years) < 2 {
		return outturn{}, false
	}
	then := c.years[len(c.years)-2]
	return then, then.bodies.N.Int() > 0
}

func (c *comparison) missedBefore() finance.Sentence {
	then, ok := c.previous()
	if !ok {
		return nil
	}
	return then.ofAll(c.now())
}

// compared sets two numbers of bodies side by side; only parts of equal wholes
// go up or down.
func compared(now, then outturn) finance.Sentence {
	switch {
	case now.bodies.N.Int() != then.bodies.N.Int():
		return finance.Say("against %", then.ofAll(now))
	case now.missed.Int() > then.missed.Int():
		return finance.Say("up from %", then.ofAll(now))
	case now.missed.Int() < then.missed.Int():
		return finance.Say("down from %", then.ofAll(now))
	}
	return finance.Say("as many as")
}

// ofAll gives the number missed, with its denominator where it differs from
// that of the other count.
func (o outturn) ofAll(other outturn) finance.Sentence {
	if o.bodies.N.Int() != other.bodies.N.Int() {
		return finance.Say("% of %", o.missed, o.bodies.N)
	}
	return finance.Say("%", o.missed)
}

// elsewhere tells where other vintages of the same year counted differently.
func (c *comparison) elsewhere(o outturn) finance.Sentence {
	if said := c.vintages(o); len(said) > 0 {
		return finance.Say(" (%)", said)
	}
	return nil
}

// vintages reads "16 in the draft accounts", of those that counted differently.
func (c *comparison) vintages(o outturn) finance.Sentence {
	var said []finance.Sentence
	for _, other := range c.others {
		known := other.bodies.N.Int()
		if other.When != o.When || known == 0 || known == o.bodies.N.Int() && other.missed.Int() == o.missed.Int() {
			continue
		}
		said = append(said, finance.Say("% in %", other.ofAll(o), finance.Text(other.Accounts())))
	}
	return finance.Listed(said)
}
