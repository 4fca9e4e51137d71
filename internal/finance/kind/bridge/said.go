package bridge

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (b *span) said() []kind.Said {
	return []kind.Said{
		{Name: "became", Sentence: b.became(), Weight: &b.variance, Words: kind.Placeholders{
			"plan": finance.Position(b.plan), "outturn": finance.Position(b.outturn), "variance": finance.Sided(b.variance),
		}},
		{Name: "drivers", Sentence: b.driven()},
		{Name: "underlying", Sentence: b.beneath(), Weight: &b.once, Words: kind.Placeholders{
			"reported": finance.Balance(b.outturn), "once": finance.Sided(b.once), "underlying": finance.Balance(b.underlying),
		}},
		{Name: "limits", Sentence: b.held()},
	}
}

// became reads "The planned deficit of £580m became a deficit of £791m; the
// variance is £211m, adverse."
func (b *span) became() finance.Sentence {
	switch {
	case !b.variance.Known:
		return nil
	case b.variance.Num.IsZero():
		return finance.Say("The planned % was met.", finance.Position(b.plan))
	}
	return finance.Say("The planned % became %; the variance is %, %.", finance.Position(b.plan), finance.Balance(b.outturn), b.variance, finance.Favour(b.variance.Num))
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
	s := finance.Say("The largest % % %", finance.Favour(b.variance.Num), drivers, named(with))
	if len(against) > 0 {
		s = finance.Say("%; % worked the other way", s, named(against))
	}
	return s.Then(finance.Text("."))
}

// largest are the report's top of the drivers of one sign, the largest first.
func (b *span) largest(sign int) []driver {
	drivers := kind.Keep(b.drivers, func(d driver) bool { return !d.open() && d.amount.Num.Sign() == sign })
	kind.Arrange(drivers, finance.Pick(sign < 0, "worst", "best"), driver.called, driver.moved)
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
	return finance.Say("The outturn, %, includes net % of % that do not recur; the underlying position is %.",
		finance.Balance(b.outturn), finance.Either(b.once.Num.IsNegative(), "costs", "gains"), b.once, finance.Balance(b.underlying))
}

// held says how the outturn stands to the thresholds.
func (b *span) held() finance.Sentence {
	if len(b.limits) == 0 || !b.outturn.Known {
		return nil
	}
	return finance.Say("The outturn was %: %.", finance.Balance(b.outturn), b.Stood(b.limits, b.outturn))
}
