package yeartodate

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (p *progress) said() []kind.Said {
	of := []finance.Quantity{p.total.plan, p.total.actual}
	return []kind.Said{
		{Name: "total", Sentence: p.together(), Weight: &p.total.variance, Words: kind.Placeholders{
			"variance": p.Sense.Sided(p.total.variance), "year": finance.Text(p.Now().Year.String()),
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: p.total.variance, Of: of}},
		{Name: "month", Sentence: p.inMonth(p.they()), Alone: p.inMonth(p.whoever()), Weight: &p.total.month, Words: kind.Placeholders{"variance": p.Sense.Sided(p.total.month)},
			Matter: &kind.Matter{As: kind.FoundVariance, About: p.total.month, Of: of}},
		{Name: "lines", Sentence: p.worst(), Words: kind.Placeholders{"lines": p.furthest()}},
	}
}

// together reads "All lines together came to a deficit of £5.5m in the first eight
// months of 2025-26, against a planned deficit of £3.7m: £1.7m worse than plan." of
// positions; of other amounts it is how far they are off plan.
func (p *progress) together() finance.Sentence {
	t := p.total
	if p.Sense != finance.Positions {
		return p.overspend()
	}
	if t.variance.Num.IsZero() {
		// Said of surpluses and deficits that are on plan exactly.
		return finance.Say("% came to % %, %.", p.who(), p.Sense.Worth(t.actual), p.SoFar(p.total.variance), p.Sense.Against(t.variance))
	}
	// Said of surpluses and deficits that are off plan.
	return finance.Say("% came to % %, against %: %.", p.who(), p.Sense.Worth(t.actual), p.SoFar(p.total.variance), p.Sense.Planned(t.plan), p.Sense.Against(t.variance))
}

// overspend reads "Systems overspent by £651m in the first six months of
// 2022-23." and, of spending, "(1.3% of the year-to-date plan)"; of positions "All
// lines together were £1.7m worse than plan …".
func (p *progress) overspend() finance.Sentence {
	v := p.total.variance
	if p.Sense == finance.Positions {
		// Said of surpluses and deficits beside the chart, and as its title.
		return finance.Say("% % % %.", p.who(), p.were("was", "were"), p.Sense.Against(v), p.SoFar(p.total.variance))
	}
	if v.Num.IsZero() {
		// Said when spending or income is on plan exactly.
		return finance.Say("% % on plan %.", p.who(), p.were("was", "were"), p.SoFar(p.total.variance))
	}
	deed := p.Sense.Deed(v.Num)
	if share := p.total.share(); p.Sense == finance.Spending && share.Known {
		size := finance.Show(share, finance.SizedPercent(share))
		// Said of spending that is off plan, if the plan is above nothing.
		return finance.Say("% % by % (% of the year-to-date plan) %.", p.who(), deed, v, size, p.SoFar(p.total.variance))
	}
	// Said of other amounts that are off plan.
	return finance.Say("% % by % %.", p.who(), deed, v, p.SoFar(p.total.variance))
}

// who names those with figures: "Systems", "All lines together", "The 57 trusts
// with figures".
func (p *progress) who() finance.Sentence {
	switch {
	case p.bodies.Lacking() > 0:
		return finance.Say("The %", p.bodies.Spelt())
	case p.bodies.N.Int() == 1:
		return finance.Opened(p.bodies.All(p.bodies.N))
	case p.Called != "":
		return finance.Say("%", finance.Text(finance.Capital(p.Many)))
	}
	return finance.Say("All % together", finance.Text(p.Many))
}

// they are those of whom the sentence before tells.
func (p *progress) they() finance.Sentence {
	return finance.Say("%", finance.Either(p.bodies.N.Int() == 1, "it", "they"))
}

// whoever names them within a sentence: "systems", "all lines together".
func (p *progress) whoever() finance.Sentence {
	who := slices.Clone(p.who())
	who[0].Text = finance.Uncapital(who[0].Text)
	return who
}

// inMonth reads "In September alone they overspent by £100m."
func (p *progress) inMonth(who finance.Sentence) finance.Sentence {
	v := p.total.month
	if !v.Known || v.Num.IsZero() || p.Now().Part.First() {
		return nil
	}
	month := finance.Text(p.Now().Name())
	if p.Sense == finance.Positions {
		// Said of surpluses and deficits, if the last month is off plan and not the first.
		return finance.Say("In % alone % % %.", month, who, p.were("was", "were"), p.Sense.Against(v))
	}
	// Said of other amounts, if the last month is off plan and not the first.
	return finance.Say("In % alone % % by %.", month, who, p.Sense.Deed(v.Num), v)
}

// were is the word for one line, or for several.
func (p *progress) were(one, several finance.Text) finance.Text {
	return finance.Either(p.bodies.N.Int() == 1, one, several)
}

// worst reads "The largest overspends were in Devon (£60m), Kent (£40m) and
// Bath (£3m)."
func (p *progress) worst() finance.Sentence {
	furthest := p.furthest()
	if furthest == nil {
		return nil
	}
	one := len(p.adverse()) == 1 || p.Top == 1
	// Said when a line is adverse beyond the tolerance.
	return finance.Say("The largest % in %.", p.Sense.Adverse(one), furthest)
}

// furthest lists the lines furthest below plan, with by how much.
func (p *progress) furthest() finance.Sentence {
	return kind.Valued(kind.First(p.adverse(), max(p.Top, 1)), line.called, line.off)
}

// adverse are the lines beyond the tolerance below plan, the furthest first.
func (p *progress) adverse() []line {
	lines := kind.Keep(p.lines, func(l line) bool { return l.variance.Known && l.variance.Num.LessThan(p.Tolerance.Neg()) })
	slices.SortStableFunc(lines, func(a, b line) int { return finance.Ascending(a.variance, b.variance) })
	return lines
}
