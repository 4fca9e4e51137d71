package finance

import (
	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// Class says how an outturn stands to its plan, in the words of the table.
type Class string

// The classes are exhaustive and told apart on unrounded values. A variance
// within the tolerance met the plan. A surplus after a break-even plan counts
// as larger than planned, a deficit cut to nothing as smaller.
const (
	Met            Class = "met plan"
	Overspent      Class = "overspent despite a break-even plan"
	LargerDeficit  Class = "larger deficit than planned"
	IntoDeficit    Class = "planned surplus, ended in deficit"
	SmallerSurplus Class = "smaller surplus than planned"
	SmallerDeficit Class = "smaller deficit than planned"
	IntoSurplus    Class = "planned deficit, ended in surplus"
	LargerSurplus  Class = "larger surplus than planned"
	NoData         Class = "no data"
	Absent         Class = "body not in existence"
)

// Missed tells whether the class is one of those below plan.
func (c Class) Missed() bool {
	return c == Overspent || c == LargerDeficit || c == IntoDeficit || c == SmallerSurplus
}

// Beat tells whether the class is one of those above plan.
func (c Class) Beat() bool {
	return c == SmallerDeficit || c == IntoSurplus || c == LargerSurplus
}

func (c Class) tone() document.Tone {
	switch {
	case c.Missed():
		return document.Bad
	case c == Met, c.Beat():
		return document.Good
	}
	return document.Plain
}

func classify(plan, actual, tolerance decimal.Decimal) Class {
	variance := actual.Sub(plan)
	switch {
	case variance.Abs().LessThanOrEqual(tolerance):
		return Met
	case variance.IsNegative():
		return missed(plan, actual)
	default:
		return beat(plan, actual)
	}
}

func missed(plan, actual decimal.Decimal) Class {
	switch {
	case plan.IsZero():
		return Overspent
	case plan.IsNegative():
		return LargerDeficit
	case actual.IsNegative():
		return IntoDeficit
	default:
		return SmallerSurplus
	}
}

func beat(plan, actual decimal.Decimal) Class {
	switch {
	case !plan.IsNegative():
		return LargerSurplus
	case actual.IsPositive():
		return IntoSurplus
	default:
		return SmallerDeficit
	}
}
