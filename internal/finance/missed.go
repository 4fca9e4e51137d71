package finance

// said is what there is to say of plan against outturn.
func (c *comparison) said() []Said {
	now := c.now()
	return []Said{
		{Name: "missed", Sentence: c.missed(), Words: map[string]Sentence{
			"missed": say("%", now.missed), "all": say("%", now.known), "portion": portion(now.missed, now.known),
			"year": say(now.when.String()), "before": c.missedBefore(), "vintages": c.vintages(now),
		}},
		{Name: "classes", Sentence: c.classes(), Words: c.classWords()},
		{Name: "total", Sentence: c.became(), Weight: &now.variance, Words: map[string]Sentence{
			"plan": c.position(now.plan), "outturn": c.position(now.actual), "variance": sided(now.variance), "year": say(now.when.String()),
		}},
	}
}

// missed reads "25 of the 42 systems – more than half – missed their plans in
// 2023-24, up from 18 the year before (16 in the draft accounts)."
func (c *comparison) missed() Sentence {
	now := c.now()
	return say("% in %%%.", c.missing(now), now.when.String(), c.elsewhere(now), c.before(now))
}

// missing says how many of how many missed their plans.
func (c *comparison) missing(o outturn) Sentence {
	all := c.known(o)
	switch o.missed.Int() {
	case 0:
		return say("% of the % missed its plan", show(o.missed, "None"), all)
	case o.known.Int():
		if o.known.Int() == 1 {
			return say("The % % missed its plan", show(o.missed, "only"), c.one)
		}
		return say("All % missed their plans", all)
	}
	return say("% of the %%missed %", o.missed, all, aside(portion(o.missed, o.known)), either(o.missed.Int() == 1, "its plan", "their plans"))
}

// aside sets a hedge between dashes, " – more than half – ", or one space.
func aside(hedge Sentence) Sentence {
	if len(hedge) == 0 {
		return say(" ")
	}
	return say(" – % – ", hedge)
}

// known counts the bodies with figures: "42 systems", "5 systems with figures".
func (c *comparison) known(o outturn) Sentence {
	s := say("% %", o.known, either(o.known.Int() == 1, c.one, c.many))
	if o.unknown > 0 {
		s = s.then(" with figures")
	}
	return s
}

// before compares with the year before, if it is there.
func (c *comparison) before(now outturn) Sentence {
	then, ok := c.previous()
	if !ok {
		return nil
	}
	year := "the year before"
	if then.year != now.year-1 {
		year = "in " + then.when.String()
	}
	return say(", % %%", compared(now, then), year, c.elsewhere(then))
}

// previous is the year before the one told of, if anything is known of it.
func (c *comparison) previous() (outturn, bool) {
	if len(c.years) < 2 {
		return outturn{}, false
	}
	then := c.years[len(c.years)-2]
	return then, then.known.Int() > 0
}

func (c *comparison) missedBefore() Sentence {
	then, ok := c.previous()
	if !ok {
		return nil
	}
	return then.ofAll(c.now())
}

// compared sets two numbers of bodies side by side; only parts of equal wholes
// go up or down.
func compared(now, then outturn) Sentence {
	switch {
	case now.known.Int() != then.known.Int():
		return say("against %", then.ofAll(now))
	case now.missed.Int() > then.missed.Int():
		return say("up from %", then.ofAll(now))
	case now.missed.Int() < then.missed.Int():
		return say("down from %", then.ofAll(now))
	}
	return say("as many as")
}

// ofAll gives the number missed, with its denominator where it differs from
// that of the other count.
func (o outturn) ofAll(other outturn) Sentence {
	if o.known.Int() != other.known.Int() {
		return say("% of %", o.missed, o.known)
	}
	return say("%", o.missed)
}

// elsewhere tells where other vintages of the same year counted differently.
func (c *comparison) elsewhere(o outturn) Sentence {
	if said := c.vintages(o); len(said) > 0 {
		return say(" (%)", said)
	}
	return nil
}

// vintages reads "16 in the draft accounts".
func (c *comparison) vintages(o outturn) Sentence {
	counted := []counting{}
	for _, other := range c.others {
		if other.when == o.when && other.known.Int() > 0 {
			counted = append(counted, counting{other.count, other.missed, other.known})
		}
	}
	return revised(counting{o.count, o.missed, o.known}, counted)
}
