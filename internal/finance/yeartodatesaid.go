package finance

import "slices"

// said is what there is to say of the year to date.
func (p *progress) said() []Said {
	return []Said{
		{Name: "total", Sentence: p.overspend(), Weight: &p.total.variance, Words: map[string]Sentence{
			"variance": sided(p.total.variance), "year": say(p.now().year.String()),
		}},
		{Name: "month", Sentence: p.inMonth(), Weight: &p.total.month, Words: map[string]Sentence{"variance": sided(p.total.month)}},
		{Name: "lines", Sentence: p.worst(), Words: map[string]Sentence{"lines": p.furthest()}},
	}
}

// overspend reads "Systems overspent by £651m in the first six months of
// 2022-23." and, of spending, "(1.3% of the year-to-date plan)".
func (p *progress) overspend() Sentence {
	v := p.total.variance
	if v.Num.IsZero() {
		return say("% were on plan %.", p.who(), p.soFar())
	}
	deed := either(v.Num.IsNegative(), "overspent", "underspent")
	if share := p.total.share(); p.Spending && share.Known {
		size := show(share, Percent(share.Num.Abs(), 1))
		return say("% % by % (% of the year-to-date plan) %.", p.who(), deed, v, size, p.soFar())
	}
	return say("% % by % %.", p.who(), deed, v, p.soFar())
}

// who names those with figures: "Systems", "All lines together".
func (p *progress) who() string {
	switch {
	case p.unknown() > 0:
		return "The " + p.many + " with figures"
	case p.Called != "":
		return Capital(p.many)
	}
	return "All " + p.many + " together"
}

// soFar reads "in the first six months of 2022-23".
func (p *progress) soFar() Sentence {
	m := p.now().month
	year := either(p.now().year == 0, "the year", p.now().year.String())
	if m == 1 {
		return say("in the first month of %", year)
	}
	n := Counted(int(m), "months since April", p.total.variance).By("months from April to %s", m.Name())
	return say("in %% months of %", either(m == 12, "the ", "the first "), spelt(n), year)
}

// inMonth reads "In September alone they overspent by £100m."
func (p *progress) inMonth() Sentence {
	v := p.total.month
	if !v.Known || v.Num.IsZero() || p.now().month == 1 {
		return nil
	}
	return say("In % alone they % by %.", p.now().month.Name(), either(v.Num.IsNegative(), "overspent", "underspent"), v)
}

// worst reads "The largest overspends were in Devon (£60m), Kent (£40m) and
// Bath (£3m)."
func (p *progress) worst() Sentence {
	furthest := p.furthest()
	if furthest == nil {
		return nil
	}
	one := len(p.adverse()) == 1 || p.Top == 1
	return say("The largest % in %.", either(one, "overspend was", "overspends were"), furthest)
}

// furthest lists the lines furthest below plan, with by how much.
func (p *progress) furthest() Sentence {
	var items []Sentence
	for _, l := range p.adverse() {
		items = append(items, say("% (%)", l.name, l.variance))
	}
	return listed(items[:min(max(p.Top, 1), len(items))])
}

// adverse are the lines beyond the tolerance below plan, the furthest first.
func (p *progress) adverse() []line {
	lines := slices.DeleteFunc(slices.Clone(p.lines), func(l line) bool {
		return !l.variance.Known || l.variance.Num.GreaterThanOrEqual(p.Tolerance.Neg())
	})
	slices.SortStableFunc(lines, func(a, b line) int { return ascending(a.variance, b.variance) })
	return lines
}
