package extrapolation

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func (e *extrapolation) said() []kind.Said {
	var said []kind.Said
	for _, d := range e.spokenOf() {
		said = append(said,
			kind.Said{Name: "extrapolated", Sentence: e.extrapolated(d), Words: kind.Placeholders{
				"months": e.months(), "amount": e.phrase(d.amount), "extrapolated": e.phrase(d.whole)}},
			kind.Said{Name: "plan", Sentence: e.against(d), Words: kind.Placeholders{
				"extrapolated": e.phrase(d.whole), "plan": e.phrase(d.plan), "gap": d.gap},
				Alone: e.apart(d), Matter: &kind.Matter{As: kind.FoundPace, About: d.gap, Of: []finance.Quantity{d.plan, d.whole}}})
	}
	return said
}

// spokenOf are all together, or the bodies that the report speaks of.
func (e *extrapolation) spokenOf() []drawn {
	if len(e.About) == 0 {
		return []drawn{e.total}
	}
	return kind.Keep(e.rows, func(d drawn) bool { return d.amount.Known && slices.Contains(e.About, d.body) })
}

func (e *extrapolation) phrase(q finance.Quantity) finance.Sentence {
	return e.Phrasing("amount", []finance.Quantity{e.total.whole, q})(q)
}

// months counts the months, or the quarters, that have gone by.
func (e *extrapolation) months() finance.Part {
	return finance.Spelt(finance.Given(decimal.NewFromInt(int64(e.Now().Part.Number)), table.Number, "", e.Now().Part.Noun()+"s gone by"))
}

// extrapolated reads "At the rate of the first six months of 2022-23, variance
// of £651m adverse would come to £1,302m adverse by the end of the year. This
// is a straight-line extrapolation, not a forecast."
func (e *extrapolation) extrapolated(d drawn) finance.Sentence {
	// Said of all together, or of each that the report is about and that has a figure.
	return finance.Say("%, the %% so far – % – would come to % by the end of the year. This is a straight-line extrapolation, not a forecast.",
		e.rate(), finance.Text(e.measure), e.whose(d), e.phrase(d.amount), e.phrase(d.whole))
}

// rate reads "At the rate of the first six months of 2022-23".
func (e *extrapolation) rate() finance.Sentence {
	noun := e.Now().Part.Noun()
	rate := finance.Say("At the rate of the first % %", e.months(), finance.Text(noun+"s"))
	if e.Now().Part.First() {
		rate = finance.Say("At the rate of the % %", finance.Show(*e.months().Quantity, "first"), finance.Text(noun))
	}
	if !e.Now().Year.None() {
		rate = finance.Say("% of %", rate, finance.Text(e.Now().Year.String()))
	}
	return rate
}

// whose reads " of Devon", nothing of all together.
func (e *extrapolation) whose(d drawn) finance.Text {
	return finance.Pick(d.body == e.total.body, finance.Text(""), finance.Text(" of "+d.body))
}

// apart reads "At the rate of the first six months of 2022-23, the position would
// end the year £1,202m less than the plan, a deficit of £100m."
func (e *extrapolation) apart(d drawn) finance.Sentence {
	if !d.gap.Known || d.gap.Num.IsZero() {
		return nil
	}
	phrase := e.Phrasing("plan", []finance.Quantity{e.total.plan, e.total.whole, d.plan})
	// Said in the findings and where the extrapolation itself is not told, if it is off the plan.
	return finance.Say("%, the %% would end the year % % than the %, %.", e.rate(), finance.Text(e.measure), e.whose(d),
		d.gap, finance.Either(d.gap.Num.IsPositive(), "more", "less"), finance.Text(e.Main.Measure("plan")), phrase(d.plan))
}

// against reads "The extrapolation is £1,202m less than the plan for the year,
// a deficit of £100m."
func (e *extrapolation) against(d drawn) finance.Sentence {
	if !d.gap.Known {
		return nil
	}
	plan, which := e.Main.Measure("plan"), "The extrapolation"
	if d.body != e.total.body {
		which += " of " + d.body
	}
	phrase := e.Phrasing("plan", []finance.Quantity{e.total.plan, e.total.whole, d.plan})
	if d.gap.Num.IsZero() {
		// Said when the extrapolation comes to the plan exactly.
		return finance.Say("% is exactly the % for the year, %.", finance.Text(which), finance.Text(plan), phrase(d.plan))
	}
	// Said when there is a plan and the extrapolation is off it.
	return finance.Say("% is % % than the % for the year, %.", finance.Text(which), d.gap, finance.Either(d.gap.Num.IsPositive(), "more", "less"), finance.Text(plan), phrase(d.plan))
}
