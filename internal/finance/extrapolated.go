package finance

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// said is what there is to say of an extrapolation.
func (e *extrapolation) said() []Said {
	var said []Said
	for _, d := range e.told() {
		said = append(said,
			Said{Name: "extrapolated", Sentence: e.extrapolated(d), Words: map[string]Sentence{
				"months": {e.months()}, "amount": e.tell(d.amount), "extrapolated": e.tell(d.whole)}},
			Said{Name: "plan", Sentence: e.against(d), Words: map[string]Sentence{
				"extrapolated": e.tell(d.whole), "plan": e.tell(d.plan), "gap": say("%", d.gap)}})
	}
	return said
}

// told are all together, or the bodies that the report speaks of.
func (e *extrapolation) told() []drawn {
	if len(e.About) == 0 {
		return []drawn{e.total}
	}
	return slices.DeleteFunc(slices.Clone(e.rows), func(d drawn) bool { return !slices.Contains(e.About, d.body) || !d.amount.Known })
}

func (e *extrapolation) tell(q Quantity) Sentence {
	return e.tells(e.measure, []Quantity{e.total.whole, q})(q)
}

// months counts the months that have gone by.
func (e *extrapolation) months() Part {
	return spelt(Given(decimal.NewFromInt(int64(e.month)), table.Number, "", "months gone by"))
}

// extrapolated reads "At the rate of the first six months of 2022-23, variance
// of £651m adverse would come to £1,302m adverse by the end of the year. This
// is a straight-line extrapolation, not a forecast."
func (e *extrapolation) extrapolated(d drawn) Sentence {
	rate := say("At the rate of the first % months", e.months())
	if e.month == 1 {
		rate = say("At the rate of the % month", show(*e.months().Quantity, "first"))
	}
	if e.year != 0 {
		rate = say("% of %", rate, e.year.String())
	}
	whose := ""
	if d.body != e.total.body {
		whose = " of " + d.body
	}
	return say("%, the %% so far – % – would come to % by the end of the year. This is a straight-line extrapolation, not a forecast.",
		rate, e.measure, whose, e.tell(d.amount), e.tell(d.whole))
}

// against reads "The extrapolation is £1,202m less than the plan for the year,
// a deficit of £100m."
func (e *extrapolation) against(d drawn) Sentence {
	if !d.gap.Known {
		return nil
	}
	plan, which := e.main.measure("plan"), "The extrapolation"
	if d.body != e.total.body {
		which += " of " + d.body
	}
	tell := e.tells(plan, []Quantity{e.total.plan, e.total.whole, d.plan})
	if d.gap.Num.IsZero() {
		return say("% is just the % for the year, %.", which, plan, tell(d.plan))
	}
	return say("% is % % than the % for the year, %.", which, d.gap, either(d.gap.Num.IsPositive(), "more", "less"), plan, tell(d.plan))
}
