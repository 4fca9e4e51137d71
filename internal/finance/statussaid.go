package finance

import "maps"

// said is what there is to say of the change.
func (c *course) said() []Said {
	now := c.now()
	return []Said{
		{Name: "counted", Sentence: c.counted(), Words: map[string]Sentence{
			"first": say("%", c.first().counted), "now": say("%", now.counted), "all": say("%", now.known),
			"entered": say("%", c.entered), "left": say("%", c.left), "portion": portion(now.counted, now.known),
		}},
		{Name: "entered", Sentence: c.movers(), Words: map[string]Sentence{
			"entered": say("%", c.entered), "entered_names": say(List(c.of("entered"))),
			"left": say("%", c.left), "left_names": say(List(c.of("left"))),
		}},
		{Name: "bound", Sentence: c.bounded(), Words: map[string]Sentence{
			"open": say("%", now.open), "bound": say("%", now.bound), "all": say("%", now.known), "portion": portion(now.bound, now.known),
		}},
	}
}

// counted reads "Five of the 42 systems forecast a deficit at month 2; nine
// more did by month 9, 14 in all." Where not the same bodies had a status in
// both months, it compares without telling who moved. One body is no count.
func (c *course) counted() Sentence {
	first, now := c.first(), c.now()
	switch {
	case now.known.Int() < 2:
		return nil
	case !c.changes() || first.known.Int() == 0:
		return say("%.", c.counting(now))
	case !maps.Equal(first.stated(), now.stated()):
		return say("%, against % of % at %.", c.counting(now), none(first.counted), spelt(first.known), first.at())
	}
	return say("%%.", c.counting(first), c.since())
}

// counting reads "Five of the 42 systems forecast a deficit at month 2".
func (c *course) counting(s census) Sentence {
	n := none(s.counted)
	n.Text = Capital(n.Text)
	return say("% of the % % % at %", n, spelt(s.known), c.many, c.Statuses.did(), s.at())
}

// none is a count in prose where it stands alone: "none", "five", "14".
func none(n Quantity) Part {
	if n.Int() == 0 {
		return show(n, "none")
	}
	return spelt(n)
}

// stated are the bodies with a status.
func (s census) stated() map[string]bool {
	all := map[string]bool{}
	for body, stand := range s.stands {
		if stand != unstated {
			all[body] = true
		}
	}
	return all
}

// since says what changed by the last month: "; nine more did by month 9, 14
// in all".
func (c *course) since() Sentence {
	now, by := c.now(), c.now().at()
	entered, left := spelt(c.entered), spelt(c.left)
	switch {
	case c.entered.Int() == 0 && c.left.Int() == 0:
		return say("; the same was true at %", by)
	case c.first().counted.Int() == 0:
		return say("; % did by %", entered, by)
	case c.left.Int() == 0:
		return say("; % more did by %, % in all", entered, by, none(now.counted))
	case c.entered.Int() == 0:
		return say("; % no longer did by %, which leaves %", left, by, none(now.counted))
	}
	return say("; by % % more did and % no longer did, % in all", by, entered, left, none(now.counted))
}

// movers reads "Among the nine that entered were A, B and C. Devon left."
func (c *course) movers() Sentence {
	return paragraph(c.mover(c.entered, "entered"), c.mover(c.left, "left"))
}

// mover names those of a move, or the report's top of many.
func (c *course) mover(n Quantity, move string) Sentence {
	names := c.of(move)
	switch {
	case len(names) == 0:
		return nil
	case len(names) > max(nameAll, c.Top):
		return say("Among the % that % were %.", spelt(n), move, List(names[:c.Top]))
	case len(names) == 1:
		return say("The % that % was %.", spelt(n), move, names[0])
	}
	return say("The % that % were %.", spelt(n), move, List(names))
}

// bounded reads "With the six under review it could reach 20 of the 42
// systems – nearly half."
func (c *course) bounded() Sentence {
	now := c.now()
	if now.open.Int() == 0 {
		return nil
	}
	s := say("With the % %, it could reach % of the % %", spelt(now.open), quoted(c.Statuses.Open), none(now.bound), spelt(now.known), c.many)
	if hedge := portion(now.bound, now.known); hedge != nil {
		s = s.then(" – ").then(hedge)
	}
	return s.then(".")
}
