package finance

import "github.com/shopspring/decimal"

// became reads "The planned deficit of £650m became around £2bn (£2,030m) in
// 2023-24; the variance is £1,380m, adverse." A variance is never called a
// deficit, nor a deficit a variance.
func (c *comparison) became() Sentence {
	now := c.now()
	whose := say("The")
	if now.unknown > 0 {
		whose = say("For the %, the", c.known(now))
	}
	if now.variance.Num.IsZero() {
		return say("% planned % was met in %.", whose, c.position(now.plan), now.when.String())
	}
	return say("% planned % became % in %; the variance is %, %.",
		whose, c.position(now.plan), c.outcome(now), now.when.String(), now.variance, favour(now.variance.Num))
}

// position names a sum: "deficit of £650m", "surplus of £3m", "break-even".
func (w *work) position(sum Quantity) Sentence {
	if sum.Num.IsZero() {
		return say("%", show(sum, "break-even"))
	}
	return say("% of %", side(sum.Num), sum)
}

// outcome names what the plan became; a deficit that stayed one is told by its
// amount alone.
func (c *comparison) outcome(o outturn) Sentence {
	switch {
	case o.actual.Num.IsZero():
		return c.position(o.actual)
	case o.actual.Num.Sign() == o.plan.Num.Sign():
		return c.amount(o.actual)
	}
	return say("a % of %", side(o.actual.Num), c.amount(o.actual))
}

// amount is a sum, with the round one before it where it is around that:
// "around £2bn (£2,030m)".
func (w *work) amount(sum Quantity) Sentence {
	if round := around(sum, rounded(sum)); round != nil {
		return say("% (%)", round, sum)
	}
	return say("%", sum)
}

func side(sum decimal.Decimal) string {
	return either(sum.IsNegative(), "deficit", "surplus")
}

func favour(variance decimal.Decimal) string {
	return either(variance.IsNegative(), "adverse", "favourable")
}
