package outturn

import (
	"strings"

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
		whose = finance.Say("For the %, the", now.bodies.Spelt())
	}
	if all.variance.Num.IsZero() {
		// Said when all together came to the plan exactly.
		return finance.Say("% planned % was met in %.", whose, c.Sense.Position(all.plan), now.When)
	}
	if c.Sense != finance.Unsaid && c.Sense != finance.Positions {
		// Said of spending, of income and of overspends, which have no variance beside them.
		return finance.Say("% planned % became % in %, %.", whose, c.Sense.Position(all.plan), c.Sense.Became(all.plan, all.actual), now.When, c.Sense.Against(all.variance)).Distinct(all.plan, all.actual)
	}
	// Said of surpluses and deficits that are not as planned. A variance is never called a deficit.
	return finance.Say("% planned % became % in %; the variance is %, %.",
		whose, c.Sense.Position(all.plan), c.Sense.Became(all.plan, all.actual), now.When, all.variance, c.Sense.Favour(all.variance.Num)).Distinct(all.plan, all.actual)
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
	{moreSpent, "more_spent", "spent more than planned", "spent more than planned"},
	{lessIncome, "less_income", "had less income than planned", "had less income than planned"},
}

// classes says for each class of missed plans which bodies are in it, those
// with the worst variance first: "Twelve systems – such as A, B and C –
// overspent despite plans to break even. Thirteen others – …"
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
		// Said of each class of missed plans that somebody is in, the worst first.
		said = append(said, finance.Say("% % – % – %.", finance.Opening(n), who, finance.Text(c.Some(names)), c.Sense.Words(finance.Either(len(names) == 1, deed.one, deed.many))))
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
		}, Matter: &kind.Matter{As: kind.FoundClass, About: now.missed, Of: []finance.Quantity{now.bodies.N}}},
		{Name: "classes", Sentence: c.classes(), Words: c.classWords()},
		{Name: "total", Sentence: c.became(), Weight: &now.total.variance, Words: kind.Placeholders{
			"plan": c.Sense.Position(now.total.plan), "outturn": c.Sense.Position(now.total.actual), "variance": c.Sense.Sided(now.total.variance), "year": now.When,
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: now.total.variance, Of: []finance.Quantity{now.total.plan, now.total.actual}}},
	}
}

// missed reads "Twenty-five of the 42 systems – more than half – missed their plans
// in 2023-24, up from 18 the year before (16 in the draft accounts)."
func (c *comparison) missed() finance.Sentence {
	now := c.now()
	// Said in every edition. The year before, and other counts of the same year, are told if there are any.
	return finance.Say("% in %%%.", now.bodies.Did(now.missed, c.deed().Deed), now.When, c.elsewhere(now), c.before(now))
}

// miss is what those that missed their plans did, and in brief.
type miss struct {
	kind.Deed
	brief string
}

func (c *comparison) deed() miss {
	switch c.Sense {
	case finance.Spending:
		return miss{kind.Deed{One: "spent more than planned", Many: "spent more than planned", Not: "did not spend more than planned", Parts: true}, "over plan"}
	case finance.Income:
		return miss{kind.Deed{One: "had less income than planned", Many: "had less income than planned", Not: "had no less income than planned", Parts: true}, "below plan"}
	}
	return miss{kind.Deed{One: "missed its plan", Many: "missed their plans", Not: "met its plan", Parts: true}, "missed plan"}
}

// before compares with the year before, if it is there and the bodies are several.
func (c *comparison) before(now outturn) finance.Sentence {
	then, ok := c.previous()
	if !ok || now.bodies.N.Int() == 1 {
		return nil
	}
	year := "the year before"
	if then.Year != now.Year.Add(-1) {
		year = "in " + then.When.String()
	}
	if now.missed.Num.IsZero() && then.missed.Num.IsZero() {
		return finance.Say(", as %%", finance.Text("in "+strings.TrimPrefix(year, "in ")), c.elsewhere(then))
	}
	return finance.Say(", % %%", compared(now, then), finance.Text(year), c.elsewhere(then))
}

// previous is the year before the one told of, if anything is known of it.
func (c *comparison) previous() (outturn, bool) {
	if len(c.years) < 2 {
		return outturn{}, false
	}
	then := c.years[len(c.years)-2]
	return then, then.bodies.N.Int() > 0 && finance.Comparable(c.now().missed, then.missed)
}

// missedBefore is that number in figures, for the words of the operator.
func (c *comparison) missedBefore() finance.Sentence {
	then, ok := c.previous()
	if !ok {
		return nil
	}
	if then.bodies.N.Int() != c.now().bodies.N.Int() {
		return finance.Say("% of %", then.missed, then.bodies.N)
	}
	return finance.Say("%", then.missed)
}

// compared sets two numbers of bodies side by side; only parts of equal wholes
// go up or down.
func compared(now, then outturn) finance.Sentence {
	moved := finance.Between(then.missed, now.missed)
	switch {
	case now.bodies.N.Int() != then.bodies.N.Int():
		return finance.Say("against %", then.ofAll(now))
	case moved.Is() != 0:
		return moved.From(then.ofAll(now))
	}
	return finance.Say("as many as")
}

// ofAll gives the number missed, with its denominator where it differs from
// that of the other count.
func (o outturn) ofAll(other outturn) finance.Sentence {
	if o.bodies.N.Int() != other.bodies.N.Int() {
		return finance.Say("% of %", finance.SpeltOrNone(o.missed), finance.Spelt(o.bodies.N))
	}
	return finance.Say("%", finance.SpeltOrNone(o.missed))
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
