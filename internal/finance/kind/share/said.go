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

// record reads "Primary medical care is planned to fall to 8.4% of total spend
// in 2023-24, the lowest in at least eight years and nearly a percentage point
// below its high of 9.2% three years earlier."
func (d *division) record(c category) finance.Sentence {
	if !c.now().Known {
		return nil
	}
	s := finance.Say("% % % of % in %", finance.Text(c.name), finance.Text(d.moved(c)), c.now().Quantity, finance.Text(d.whole()), c.now().When)
	rank, high := finance.Extreme(c.years), d.belowHigh(c)
	if rank != nil {
		s = finance.Say("%, %", s, rank)
	}
	if high != nil {
		s = finance.Say("%% %", s, finance.Either(rank != nil, " and", ","), high)
	}
	return s.Then(finance.Text("."))
}

// headline reads "Primary medical care fell to 8.4% of total spend in 2023-24" of
// the only category that the report names, else which is the largest.
func (d *division) headline() finance.Sentence {
	c := d.largest()
	switch about := d.about(); {
	case !c.now().Known:
		return nil
	case len(d.About) == 1 && len(about) == 1 && about[0].now().Known:
		c = about[0]
		return finance.Say("% % % of % in %", finance.Text(c.name), finance.Text(d.moved(c)), c.now().Quantity, finance.Text(d.whole()), c.now().When)
	}
	return finance.Say("% is the largest, at % of % in %", finance.Text(c.name), c.now().Quantity, finance.Text(d.whole()), c.now().When)
}

// moved says which way a share went in the last year, and whether it did or is
// only planned or forecast to.
func (d *division) moved(c category) string {
	way := 0
	if n := len(c.years); n > 1 && finance.Comparable(c.now().Quantity, c.years[n-2].Quantity) {
		way = c.now().Num.Cmp(c.years[n-2].Num)
	}
	if status, ok := map[string]string{"plan": "planned", "forecast": "forecast"}[d.Now().Label]; ok {
		return "is " + status + " to " + [...]string{"fall to", "be", "rise to"}[way+1]
	}
	return [...]string{"fell to", "was", "rose to"}[way+1]
}

// belowHigh reads "nearly a percentage point below its high of 9.2% three
// years earlier".
func (d *division) belowHigh(c category) finance.Sentence {
	if !c.below.Known || c.below.Num.IsZero() || len(c.years) <= finance.LeastRun {
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
		return finance.Say("% is the largest, at %.", finance.Text(top.name), top.now().Quantity)
	}
	way := finance.Say("%", finance.Show(top.change, "unchanged"))
	if !top.change.Num.IsZero() {
		way = finance.Say("% %", finance.Either(top.change.Num.IsPositive(), "up", "down"), finance.Change(top.change))
	}
	return finance.Say("% is % from % to % and % the largest, at %.", finance.Text(top.name), way, finance.Text(d.label(d.Shots[0])), finance.Text(d.label(d.Now())), still, top.now().Quantity)
}

// remaining reads "Most of the five others rose, except two: Continuing healthcare
// and Other."
func (d *division) remaining() finance.Sentence {
	all, rose, except, names := d.others()
	switch n := all.Int(); {
	case n < 2 || len(d.Shots) < 2:
		return nil
	case rose.Int() == n && n == 2:
		return finance.Say("% others rose.", finance.Show(all, "Both"))
	case rose.Int() == 0 && n == 2:
		return finance.Say("% of the % others rose.", finance.Show(rose, "Neither"), finance.Spelt(all))
	case rose.Int() == n:
		return finance.Say("All % others rose.", finance.Spelt(all))
	case 2*rose.Int() > n:
		return finance.Say("% of the % others rose, except %: %.", finance.Most(rose), finance.Spelt(all), finance.Spelt(except), finance.Text(finance.List(names)))
	}
	return finance.Say("% of the % others rose.", finance.Opening(rose), finance.Spelt(all))
}
