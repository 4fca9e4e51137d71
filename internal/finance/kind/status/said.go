package status

import (
	"maps"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (c *course) said() []kind.Said {
	now := c.now()
	return []kind.Said{
		{Name: "counted", Sentence: c.counted(), Words: kind.Placeholders{
			"first": c.first().counted, "now": now.counted, "all": now.known,
			"entered": c.entered, "left": c.left, "portion": finance.Portion(now.counted, now.known),
		}, Matter: &kind.Matter{As: kind.FoundClass, About: now.counted, Of: []finance.Quantity{now.known}}},
		{Name: "entered", Sentence: c.movers(), Words: kind.Placeholders{
			"entered": c.entered, "entered_names": finance.Text(finance.List(c.of("entered"))),
			"left": c.left, "left_names": finance.Text(finance.List(c.of("left"))),
		}},
		{Name: "bound", Sentence: c.bounded(), Words: kind.Placeholders{
			"open": now.open, "bound": now.bound, "all": now.known, "portion": finance.Portion(now.bound, now.known),
		}},
	}
}

// counted reads "Five of the 42 systems forecast a deficit at month 2; nine
// more did by month 9, 14 in all." Where not the same bodies had a status in
// both months, it compares without telling who moved. One body is no count.
func (c *course) counted() finance.Sentence {
	first, now := c.first(), c.now()
	switch {
	case now.known.Int() < 2:
		return nil
	case !c.changes() || first.known.Int() == 0:
		// Said when there is nothing earlier to compare with, and two or more have a status.
		return finance.Say("%.", c.counting(now))
	case !maps.EqualFunc(first.stated(), now.stated(), func(_, _ standing) bool { return true }):
		then := finance.Say("% of %", finance.SpeltOrNone(first.counted), finance.Spelt(first.known))
		if first.counted.Int() == first.known.Int() {
			then = c.bodies(first).AllSpelt()
		}
		// Said when others have a status than at first, so that nobody can say who moved.
		return finance.Say("%, against % at %.", c.counting(now), then, first.at())
	}
	// Said when the same ones have a status as at first, and they are two or more.
	return finance.Say("%; %.", c.counting(first), c.since())
}

// latest is how many had a counted status in the last month.
func (c *course) latest() finance.Sentence {
	if c.now().known.Int() < 2 {
		return nil
	}
	return c.counting(c.now())
}

// counting reads "Five of the 42 systems forecast a deficit at month 2".
func (c *course) counting(s census) finance.Sentence {
	did := finance.Text(c.Statuses.Did())
	return finance.Say("% at %", c.bodies(s).Did(s.counted, kind.Deed{One: did, Many: did}), s.at())
}

// stated are the bodies with a status.
func (s census) stated() map[string]standing {
	all := maps.Clone(s.stands)
	maps.DeleteFunc(all, func(_ string, stand standing) bool { return stand == unstated })
	return all
}

// since says what changed by the last month: "nine more did by month 9, 14 in
// all".
func (c *course) since() finance.Sentence {
	now, by := c.now(), c.now().at()
	entered, left := finance.Spelt(c.entered), finance.Spelt(c.left)
	switch {
	case c.entered.Int() == 0 && c.left.Int() == 0:
		return finance.Say("the same was true at %", by)
	case c.first().counted.Int() == 0:
		return finance.Say("% did by %", entered, by)
	case c.left.Int() == 0:
		return finance.Say("% more did by %, % in all", entered, by, finance.SpeltOrNone(now.counted))
	case c.entered.Int() == 0:
		return finance.Say("% no longer did by %, which leaves %", left, by, finance.SpeltOrNone(now.counted))
	}
	return finance.Say("by % % more did and % no longer did, % in all", by, entered, left, finance.SpeltOrNone(now.counted))
}

// movers reads "Among the nine that entered were A, B and C. Devon left."
func (c *course) movers() finance.Sentence {
	return finance.Paragraph(c.mover(c.entered, "entered"), c.mover(c.left, "left"))
}

// mover names those of a move, or the report's top of many.
func (c *course) mover(n finance.Quantity, move string) finance.Sentence {
	names, began := c.of(move), "The"
	if len(names) == 0 {
		return nil
	}
	if len(names) > max(kind.NameAll, c.Top) {
		names, began = names[:c.Top], "Among the"
	}
	// Said of those that entered and of those that left, if there are any.
	return finance.Say("% % that % % %.", finance.Text(began), finance.Spelt(n), finance.Text(move), finance.Either(n.Int() == 1, "was", "were"), finance.Text(finance.List(names)))
}

// bounded reads "With the six under review it could reach 20 of the 42
// systems – nearly half."
func (c *course) bounded() finance.Sentence {
	now := c.now()
	if now.open.Int() == 0 || now.known.Int() < 2 {
		return nil
	}
	reach := finance.Say("% of the %", finance.SpeltOrNone(now.bound), c.bodies(now).Spelt())
	if now.bound.Int() == now.known.Int() {
		reach = c.bodies(now).AllSpelt()
	} else if hedge := finance.Portion(now.bound, now.known); hedge != nil {
		reach = finance.Say("% – %", reach, hedge)
	}
	// Said when somebody has a status that is open, and two or more have one.
	return finance.Say("With the % %, it could reach %.", finance.Spelt(now.open), finance.Text(kind.Quoted(c.Statuses.Open)), reach)
}
