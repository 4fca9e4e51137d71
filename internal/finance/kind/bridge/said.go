package bridge

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (b *span) said() []kind.Said {
	of := []finance.Quantity{b.plan, b.outturn}
	return []kind.Said{
		{Name: "became", Sentence: b.became(), Weight: &b.variance, Words: kind.Placeholders{
			"plan": b.Sense.Position(b.plan), "outturn": b.Sense.Position(b.outturn), "variance": b.Sense.Sided(b.variance),
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: b.variance, Of: of}},
		{Name: "drivers", Sentence: b.driven(), Matter: b.driving(of)},
		{Name: "underlying", Sentence: b.beneath(), Weight: &b.once, Words: kind.Placeholders{
			"reported": b.Sense.Worth(b.outturn), "once": b.Sense.Sided(b.once), "underlying": b.Sense.Worth(b.underlying),
		}, Matter: &kind.Matter{As: kind.FoundVariance, About: b.once, Of: of}},
		{Name: "limits", Sentence: b.held(), Matter: b.crossed()},
	}
}

// became reads "The planned deficit of £580m became a deficit of £791m; the
// variance is £211m, adverse."
func (b *span) became() finance.Sentence {
	switch {
	case !b.variance.Known:
		return nil
	case b.variance.Num.IsZero():
		// Said when the outturn is the plan exactly.
		return finance.Say("The planned % was met.", b.Sense.Position(b.plan))
	case b.Sense.Flows(), b.Sense == finance.Overspends:
		// Said of spending, of income and of overspends, which have no variance beside them.
		return finance.Say("The planned % became %, %.", b.Sense.Position(b.plan), b.Sense.Became(b.plan, b.outturn), b.Sense.Against(b.variance)).Distinct(b.plan, b.outturn)
	}
	// Said of surpluses and deficits that are not as planned.
	return finance.Say("The planned % became %; the variance is %, %.", b.Sense.Position(b.plan), b.Sense.Worth(b.outturn), b.variance, b.Sense.Favour(b.variance.Num)).Distinct(b.plan, b.outturn)
}

// turned reads "The planned deficit of £580m became a deficit of £791m".
func (b *span) turned() finance.Sentence {
	if !b.variance.Known || b.variance.Num.IsZero() || b.Sense.Flows() || b.Sense == finance.Overspends {
		return b.became()
	}
	return finance.Say("The planned % became %", b.Sense.Position(b.plan), b.Sense.Worth(b.outturn)).Distinct(b.plan, b.outturn)
}

// driven reads "The largest adverse drivers were pay (£420m) and inflation
// (£300m); land sales (£330m) worked the other way."
func (b *span) driven() finance.Sentence {
	if !b.variance.Known || b.variance.Num.IsZero() {
		return nil
	}
	way := b.variance.Num.Sign()
	with, against := b.largest(way), b.largest(-way)
	if len(with) == 0 {
		return nil
	}
	drivers := finance.Either(len(with) == 1, "driver was", "drivers were")
	s := finance.Say("The largest % % %", finance.Positions.Favour(b.variance.Num), drivers, named(with))
	if len(against) > 0 {
		s = finance.Say("%; % worked the other way", s, named(against))
	}
	// Said when drivers worked the way of the variance. Those that worked the other way follow.
	return s.Then(finance.Text("."))
}

// driving is what the drivers matter: as much as the largest of them.
func (b *span) driving(of []finance.Quantity) *kind.Matter {
	with := b.largest(b.variance.Num.Sign())
	if len(with) == 0 {
		return nil
	}
	return &kind.Matter{As: kind.FoundDriver, About: with[0].amount, Of: of}
}

// crossed is what it matters that the outturn is beyond a limit; nil if it is not.
func (b *span) crossed() *kind.Matter { return kind.Crossing(b.limits, b.outturn) }

// largest are the report's top of the drivers that worked one way, for the worse
// or the better, the largest first.
func (b *span) largest(way int) []driver {
	drivers := kind.Keep(b.drivers, func(d driver) bool { return !d.open() && b.Sense.Better(d.amount.Num) == way })
	kind.Arrange(drivers, finance.Pick(way < 0, "worst", "best"), driver.called, b.effect)
	return kind.First(drivers, max(b.Top, 1))
}

// named lists drivers with their amounts: "pay (£420m)".
func named(drivers []driver) finance.Sentence {
	return kind.Valued(drivers, driver.called, driver.moved)
}

// beneath reads "The outturn, a deficit of £791m, includes net gains of £60m
// that do not recur; the underlying position is a deficit of £851m."
func (b *span) beneath() finance.Sentence {
	if !b.underlying.Known || b.once.Num.IsZero() {
		return nil
	}
	// Said when the source says what recurs, and what does not comes to something.
	return finance.Say("The outturn, %, includes net % of % that do not recur; the underlying position is %.",
		b.Sense.Worth(b.outturn), finance.Either(b.Sense.Better(b.once.Num) < 0, "costs", "gains"), b.once, b.Sense.Worth(b.underlying))
}

// held says how the outturn stands to the thresholds.
func (b *span) held() finance.Sentence {
	if len(b.limits) == 0 || !b.outturn.Known {
		return nil
	}
	// Said when there are thresholds.
	return finance.Say("The outturn was %: %.", b.Sense.Worth(b.outturn), b.Stood(b.limits, b.outturn)).Distinct(kind.Levels(b.limits, b.outturn)...)
}
