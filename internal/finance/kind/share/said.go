package share

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (d *division) said() []kind.Said {
	all, rose, except, _ := d.others()
	top := d.largest()
	return []kind.Said{
		{Name: "record", Sentence: d.records(), Matter: d.notable()},
		{Name: "largest", Sentence: d.leader(), Weight: &top.change, Words: kind.Placeholders{
			"share": top.now().Quantity, "change": finance.Change(top.change),
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: top.change, Of: []finance.Quantity{top.first().Quantity}}},
		{Name: "others", Sentence: d.remaining(), Words: kind.Placeholders{
			"others": all, "rose": rose, "except": except,
		}},
	}
}

// records tells of each category that the report is about.
func (d *division) records() finance.Sentence {
	return finance.Paragraph(kind.Each(d.about(), d.record)...)
}

// notable is what the first of those told of matters: its change in a year, and how
// unlikely its place among the years is, if it is the highest or the lowest.
func (d *division) notable() *kind.Matter {
	about := d.about()
	if len(about) == 0 || !about[0].now().Known || len(about[0].years) < 2 {
		return nil
	}
	c := about[0]
	before := c.years[len(c.years)-2].Quantity
	return &kind.Matter{As: kind.FoundRecord, About: c.now().Quantity, Size: c.now().Minus(before), Of: []finance.Quantity{before},
		Doublings: finance.Rarity(c.years)}
}

// record reads "Primary medical care is planned to fall from 8.6% of total spend in
// 2022-23 to 8.4% in 2023-24, the lowest in at least eight years and nearly a percentage point
// below its high of 9.2% three years earlier."
func (d *division) record(c category) finance.Sentence {
	if !c.now().Known {
		return nil
	}
	s := d.moved(c)
	rank, high := finance.Extreme(c.years), d.belowHigh(c)
	if rank != nil {
		s = finance.Say("%, %", s, rank)
	}
	if high != nil {
		s = finance.Say("%% %", s, finance.Either(rank != nil, " and", ","), high)
	}
	// Said of each category that the report is about and that has a figure.
	return s.Then(finance.Text("."))
}

// headline reads "Primary medical care fell from 8.6% of total spend in 2022-23 to
// 8.4% in 2023-24" of the only category that the report names, else which is the largest.
func (d *division) headline() finance.Sentence {
	c := d.largest()
	switch about := d.about(); {
	case !c.now().Known:
		return nil
	case len(d.About) == 1 && len(about) == 1 && about[0].now().Known:
		return d.moved(about[0])
	}
	return finance.Say("% is the largest, at % of % in %", finance.Text(c.name), c.now().Quantity, finance.Text(d.whole()), c.now().When)
}

// moved reads "Primary medical care fell from 8.6% of total spend in 2022-23 to 8.4% in
// 2023-24". What is only planned or forecast to be is told so.
func (d *division) moved(c category) finance.Sentence {
	name, now := finance.Text(c.name), finance.Say("% in %", c.now().Quantity, c.now().When)
	status, open := map[string]finance.Text{"plan": "planned", "forecast": "forecast"}[d.Now().Label]
	var way finance.Movement
	var then finance.Sentence
	if n := len(c.years); n > 1 {
		before := c.years[n-2]
		way = finance.Between(before.Quantity, c.now().Quantity)
		then = finance.Say("% of % in %", before.Quantity, finance.Text(d.whole()), before.When)
	}
	switch {
	case way.Is() == 0:
		return finance.Say("% % % of % in %", name, finance.Either(open, "is "+status+" to be", "was"), c.now().Quantity, finance.Text(d.whole()), c.now().When)
	case open:
		return finance.Say("% is %", name, way.To(status, then, now))
	}
	return finance.Say("% %", name, way.Did(then, now))
}

// belowHigh reads "nearly a percentage point below its high of 9.2% three
// years earlier", and nothing of a high in the year before, which is told of.
func (d *division) belowHigh(c category) finance.Sentence {
	if !c.below.Known || c.below.Num.IsZero() || len(c.years) <= finance.LeastRun || c.high.When == c.years[len(c.years)-2].When {
		return nil
	}
	years := finance.Counted(c.now().Year.Begins-c.high.Year.Begins, "years since the high", c.high.Quantity)
	return finance.Say("% below its high of % % earlier", finance.Change(c.below), c.high.Quantity, finance.Numbered(finance.Spelt(years), "year", "years"))
}

// leader reads "Acute is up 3 percentage points from 2015-16 (outturn) to
// 2023-24 (plan) and still the largest, at 51.6%."
func (d *division) leader() finance.Sentence {
	top := d.largest()
	if !top.now().Known {
		return nil
	}
	still := finance.Either(d.top(func(c category) finance.Quantity { return c.first().Quantity }).name == top.name, "still", "now")
	if !top.change.Known || len(d.Shots) < 2 {
		// Said when there is one year, or the first year has no figure for the largest category.
		return finance.Say("% is the largest, at %.", finance.Text(top.name), top.now().Quantity)
	}
	way := finance.Moved(top.change).By(finance.Change(top.change), finance.Text(d.label(d.Shots[0])))
	// Said when the largest category has a figure in the first year and in the last.
	return finance.Say("% is % to % and % the largest, at %.", finance.Text(top.name), way, finance.Text(d.label(d.Now())), still, top.now().Quantity)
}

// remaining reads "Most of the five others rose from 2015-16 (outturn) to 2023-24
// (plan), except two: Continuing healthcare and Other."
func (d *division) remaining() finance.Sentence {
	all, rose, except, names := d.others()
	if all.Int() < 2 || len(d.Shots) < 2 {
		return nil
	}
	did := finance.AllRose(finance.Text(d.label(d.Shots[0])), finance.Text(d.label(d.Now())))
	who := finance.Opening(rose)
	switch n := all.Int(); {
	case rose.Int() == n && n == 2:
		// Said when the others are two and both rose.
		return finance.Say("% others %.", finance.Show(all, "Both"), did)
	case rose.Int() == 0 && n == 2:
		who = finance.Show(rose, "Neither")
	case rose.Int() == n:
		// Said when the others are three or more and all rose.
		return finance.Say("All % others %.", finance.Spelt(all), did)
	case 2*rose.Int() > n:
		// Said when more than half of the others rose, but not all.
		return finance.Say("% of the % others %, except %: %.", finance.Most(rose), finance.Spelt(all), did, finance.Spelt(except), finance.Text(finance.List(names)))
	}
	// Said when half of the others rose, or fewer.
	return finance.Say("% of the % others %.", who, finance.Spelt(all), did)
}
