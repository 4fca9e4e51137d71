package scorecard

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (c *card) said() []kind.Said {
	most := c.mostMoved()
	return []kind.Said{
		{Name: "total", Sentence: c.together(), Weight: &c.total.variance, Words: kind.Placeholders{
			"variance": c.Sense.Sided(c.total.variance), "year": finance.Text(c.Now().Year.String()),
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: c.total.variance, Of: []finance.Quantity{c.total.plan, c.total.actual}}},
		{Name: "forecast", Sentence: c.ending(), Weight: &c.total.gap, Words: kind.Placeholders{"gap": c.Sense.Sided(c.total.gap)},
			Matter: &kind.Matter{As: kind.FoundVariance, About: c.total.gap, Of: []finance.Quantity{c.total.yearPlan, c.total.expected}}},
		{Name: "lines", Sentence: c.furthest(), Words: kind.Placeholders{"lines": c.worst()}},
		{Name: "movement", Sentence: c.movement(most), Weight: &most.movement, Words: kind.Placeholders{
			"line": finance.Text(most.name), "movement": c.Sense.Sided(most.movement),
		}},
	}
}

// together reads "All lines together are £6.5m worse than plan (1.3% of the
// year-to-date plan) in the first eight months of 2025-26."
func (c *card) together() finance.Sentence {
	v := c.total.variance
	// Said in every edition.
	return finance.Say("% % %% %.", c.who(), finance.Either(c.bodies.N.Int() == 1, "is", "are"), c.Sense.Against(v), ofPlan(c.total.share(), "year-to-date plan"), c.SoFar(v))
}

// ofPlan reads " (1.3% of the year-to-date plan)", nothing if it is none of it.
func ofPlan(size finance.Quantity, of finance.Text) finance.Sentence {
	if !size.Known || size.Num.IsZero() {
		return nil
	}
	return finance.Say(" (% of the %)", finance.Show(size, finance.SizedPercent(size)), of)
}

// who names those with figures: "All lines together", "The 57 trusts with
// figures", "The only line".
func (c *card) who() finance.Sentence {
	switch {
	case c.bodies.Lacking() > 0:
		return finance.Say("The %", c.bodies.Spelt())
	case c.bodies.N.Int() == 1:
		return finance.Opened(c.bodies.All(c.bodies.N))
	}
	return finance.Say("All % together", finance.Text(c.Many))
}

// ending reads "The forecast of the full year is £8m worse than plan (1.1% of the
// full-year plan)."
func (c *card) ending() finance.Sentence {
	gap := c.total.gap
	if !gap.Known {
		return nil
	}
	// Said when there is a forecast for all lines.
	return finance.Say("The forecast of the full year is %%.", c.Sense.Against(gap), ofPlan(c.total.gapShare(), "full-year plan"))
}

// furthest reads "Furthest from plan on the adverse side are Medicine (£6.5m) and
// Estates (£2.2m)."
func (c *card) furthest() finance.Sentence {
	if len(c.lines) < 2 || len(c.adverse()) == 0 {
		return nil
	}
	// Said when there are two lines or more, and one is adverse beyond the tolerance.
	return finance.Say("Furthest from plan on the adverse side % %.", finance.Either(len(c.adverse()) == 1 || c.Top == 1, "is", "are"), c.worst())
}

// worst lists the lines that are furthest from plan, with by how much.
func (c *card) worst() finance.Sentence {
	return kind.Valued(kind.First(c.adverse(), max(c.Top, 1)), line.called, line.off)
}

// adverse are the lines that are adverse beyond the tolerance, the furthest first.
func (c *card) adverse() []line {
	lines := kind.Keep(c.lines, func(l line) bool { return c.stands(l.variance) == adverse })
	slices.SortStableFunc(lines, func(a, b line) int { return finance.Ascending(a.variance, b.variance) })
	return lines
}

// mostMoved is the line whose forecast moved the most, either way, an empty one if
// none did.
func (c *card) mostMoved() (most line) {
	for _, l := range kind.Known(c.lines, line.moved) {
		if l.movement.Num.Abs().GreaterThan(most.movement.Num.Abs()) {
			most = l
		}
	}
	return most
}

// movement reads "The forecast of Medicine moved the most: it is £2m worse than at
// month 7."
func (c *card) movement(most line) finance.Sentence {
	m := most.movement
	if !m.Known || m.Num.IsZero() {
		return nil
	}
	moved := finance.Either(len(c.lines) == 1, "moved", "moved the most")
	// Said when a forecast moved since the period before.
	return finance.Say("The forecast of % %: it is %.", finance.Text(most.name), moved, c.Sense.Than(m, finance.Say("at %", c.before.InWords(m))))
}
