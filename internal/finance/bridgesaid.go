package finance

import "slices"

// said is what there is to say of the bridge.
func (b *span) said() []Said {
	return []Said{
		{Name: "became", Sentence: b.became(), Weight: &b.variance, Words: map[string]Sentence{
			"plan": b.position(b.plan), "outturn": b.position(b.outturn), "variance": sided(b.variance),
		}},
		{Name: "drivers", Sentence: b.driven()},
		{Name: "underlying", Sentence: b.beneath(), Weight: &b.once, Words: map[string]Sentence{
			"reported": b.balance(b.outturn), "once": sided(b.once), "underlying": b.balance(b.underlying),
		}},
		{Name: "limits", Sentence: b.held()},
	}
}

// became reads "The planned deficit of £580m became a deficit of £791m; the
// variance is £211m, adverse."
func (b *span) became() Sentence {
	switch {
	case !b.variance.Known:
		return nil
	case b.variance.Num.IsZero():
		return say("The planned % was met.", b.position(b.plan))
	}
	return say("The planned % became %; the variance is %, %.", b.position(b.plan), b.balance(b.outturn), b.variance, favour(b.variance.Num))
}

// driven reads "The largest adverse drivers were pay (£420m) and inflation
// (£300m); land sales (£330m) worked the other way."
func (b *span) driven() Sentence {
	if !b.variance.Known || b.variance.Num.IsZero() {
		return nil
	}
	way := b.variance.Num.Sign()
	with, against := b.largest(way), b.largest(-way)
	if len(with) == 0 {
		return nil
	}
	drivers := either(len(with) == 1, "driver was", "drivers were")
	s := say("The largest % % %", favour(b.variance.Num), drivers, listed(with))
	if len(against) > 0 {
		s = say("%; % worked the other way", s, listed(against))
	}
	return s.then(".")
}

// largest are the report's top of the drivers of one sign, the largest first.
func (b *span) largest(sign int) []Sentence {
	drivers := slices.DeleteFunc(slices.Clone(b.drivers), func(d driver) bool { return d.name == unexplained || d.amount.Num.Sign() != sign })
	arrange(drivers, either(sign < 0, "worst", "best"), driver.called, driver.moved)
	var items []Sentence
	for _, d := range drivers[:min(max(b.Top, 1), len(drivers))] {
		items = append(items, say("% (%)", d.name, d.amount))
	}
	return items
}

// beneath reads "The outturn, a deficit of £791m, includes net gains of £60m
// that do not recur; the underlying position is a deficit of £851m."
func (b *span) beneath() Sentence {
	if !b.underlying.Known || b.once.Num.IsZero() {
		return nil
	}
	return say("The outturn, %, includes net % of % that do not recur; the underlying position is %.",
		b.balance(b.outturn), either(b.once.Num.IsNegative(), "costs", "gains"), b.once, b.balance(b.underlying))
}

// held says how the outturn stands to the thresholds.
func (b *span) held() Sentence {
	if len(b.limits) == 0 || !b.outturn.Known {
		return nil
	}
	return say("The outturn was %: %.", b.balance(b.outturn), b.stood(b.limits, b.outturn))
}
