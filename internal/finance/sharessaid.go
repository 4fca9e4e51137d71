package finance

// said is what there is to say of the shares.
func (d *division) said() []Said {
	all, rose, except, _ := d.others()
	top := d.largest()
	return []Said{
		{Name: "record", Sentence: d.records()},
		{Name: "largest", Sentence: d.leader(), Weight: &top.change, Words: map[string]Sentence{
			"share": say("%", top.now().Quantity), "change": change(top.change),
		}},
		{Name: "others", Sentence: d.rest(), Words: map[string]Sentence{
			"others": say("%", all), "rose": say("%", rose), "except": say("%", except),
		}},
	}
}

// records tells of each category that the report is about.
func (d *division) records() Sentence {
	var all []Sentence
	for _, c := range d.about() {
		all = append(all, d.record(c))
	}
	return paragraph(all...)
}

// record reads "Primary medical care is planned to fall to 8.4% of total spend
// in 2023-24, the lowest in at least eight years and nearly a percentage point
// below its high of 9.2% three years earlier."
func (d *division) record(c category) Sentence {
	if !c.now().Known {
		return nil
	}
	s := say("% % % of % in %", c.name, d.moved(c), c.now().Quantity, d.whole(), c.now().when.String())
	rank, high := extreme(c.years), d.belowHigh(c)
	if rank != nil {
		s = say("%, %", s, rank)
	}
	if high != nil {
		s = say("%% %", s, either(rank != nil, " and", ","), high)
	}
	return s.then(".")
}

// moved says which way a share went in the last year, and whether it did or is
// only planned or forecast to.
func (d *division) moved(c category) string {
	way := 0
	if n := len(c.years); n > 1 && c.years[n-2].Known {
		way = c.now().Num.Cmp(c.years[n-2].Num)
	}
	switch d.now().vintage {
	case "plan":
		return "is planned to " + [...]string{"fall to", "be", "rise to"}[way+1]
	case "forecast":
		return "is forecast to " + [...]string{"fall to", "be", "rise to"}[way+1]
	}
	return [...]string{"fell to", "was", "rose to"}[way+1]
}

// belowHigh reads "nearly a percentage point below its high of 9.2% three
// years earlier".
func (d *division) belowHigh(c category) Sentence {
	if !c.below.Known || c.below.Num.IsZero() || len(c.years) <= leastRun {
		return nil
	}
	years := Counted(int(c.now().year-c.high.year), "years since the high", c.high.Quantity)
	return say("% below its high of % % earlier", change(c.below), c.high.Quantity, plural(spelt(years), "year", "years"))
}

// leader reads "Acute is up 3 percentage points from 2015-16 (outturn) to
// 2023-24 (plan) and still the largest, at 51.6%."
func (d *division) leader() Sentence {
	top := d.largest()
	if !top.now().Known {
		return nil
	}
	still := either(d.top(category.first).name == top.name, "still", "now")
	if !top.change.Known || len(d.shots) < 2 {
		return say("% is the largest, at %.", top.name, top.now().Quantity)
	}
	way := show(top.change, "unchanged")
	if top.change.Num.IsZero() {
		return say("% is % from % to % and % the largest, at %.", top.name, way, d.label(d.first()), d.label(d.now()), still, top.now().Quantity)
	}
	return say("% is % % from % to % and % the largest, at %.", top.name, either(top.change.Num.IsPositive(), "up", "down"),
		change(top.change), d.label(d.first()), d.label(d.now()), still, top.now().Quantity)
}

// rest reads "Most of the five others rose, except two: Continuing healthcare
// and Other."
func (d *division) rest() Sentence {
	all, rose, except, names := d.others()
	switch n := all.Int(); {
	case n < 2 || len(d.shots) < 2:
		return nil
	case rose.Int() == n:
		return say("All % others rose.", spelt(all))
	case rose.Int() == 0:
		return say("None of the % others rose.", spelt(all))
	case 2*rose.Int() > n:
		return say("% of the % others rose, except %: %.", show(rose, "Most"), spelt(all), spelt(except), List(names))
	}
	count := spelt(rose)
	count.Text = Capital(count.Text)
	return say("% of the % others rose.", count, spelt(all))
}
