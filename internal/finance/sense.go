package finance

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Sense is what amounts mean: on which side of nothing, or of their plan, the
// good news lies, and how sentences tell it. Amounts that a source writes with a
// deficit or an overspend as a positive number are turned when they are read, so
// that in every sense but Spending more is better.
type Sense int

// Unsaid amounts are taken for positions where their plan is told, and else if
// one of them is below nothing. Positions are a surplus or a deficit. Of
// Spending more than planned is adverse, of Income less. Overspends are how far
// spending was from its plan, an overspend below nothing.
const (
	Unsaid Sense = iota
	Positions
	Spending
	Income
	Overspends
)

// SenseOf is the sense of a column's sign. Turned tells that its amounts are
// written the other way.
func SenseOf(sign table.Sign) (s Sense, turned bool) {
	switch sign {
	case table.Surplus:
		return Positions, false
	case table.Deficit:
		return Positions, true
	case table.Spending:
		return Spending, false
	case table.Income:
		return Income, false
	case table.Overspend:
		return Overspends, true
	}
	return Unsaid, false
}

// Turned is the quantity with its sign the other way, as its rule says.
func (q Quantity) Turned() Quantity {
	q.Rule = "−" + q.Term()
	q.Num = q.Num.Neg()
	return q
}

// side is the word for the side of nothing on which a sum lies: "deficit".
func (s Sense) side(sum decimal.Decimal) Text {
	switch {
	case s == Spending:
		return "spending"
	case s == Income:
		return "income"
	case s == Overspends:
		return Either(sum.IsNegative(), "overspend", "underspend")
	}
	return Either(sum.IsNegative(), "deficit", "surplus")
}

// Flows tells whether the amounts are money that flows one way, which is neither
// a surplus nor a deficit.
func (s Sense) Flows() bool { return s == Spending || s == Income }

// Position names a sum: "deficit of £650m", "surplus of £3m", "break-even",
// "spending of £3m".
func (s Sense) Position(sum Quantity) Sentence {
	if sum.Num.IsZero() && !s.Flows() {
		return Say("%", Show(sum, s.nothing()))
	}
	return Say("% of %", s.side(sum.Num), s.flow(sum))
}

// nothing is the word for a sum of nothing.
func (s Sense) nothing() string {
	return Pick(s == Overspends, "spending as planned", "break-even")
}

// flow is a sum in a sentence. Where the words around it do not say on which
// side of nothing it lies, one below nothing is in brackets.
func (s Sense) flow(sum Quantity) Part {
	if s.Flows() && sum.Known && sum.Kind == table.Money && sum.Num.IsNegative() {
		return Show(sum, "("+Prose(sum)+")")
	}
	return Show(sum, Prose(sum))
}

// Worth is a sum in a sentence: "a deficit of £3m", "break-even", "an overspend
// of £3m", "spending of £3m".
func (s Sense) Worth(q Quantity) Sentence {
	switch {
	case q.Known && q.Num.IsZero(), s.Flows():
		return s.Position(q)
	case s == Overspends:
		return Say("an %", s.Position(q))
	}
	return Say("a %", s.Position(q))
}

// Planned is a plan in a sentence: "a planned deficit of £80m", "a plan of £3m",
// "a plan to break even".
func (s Sense) Planned(q Quantity) Sentence {
	switch {
	case s.Flows():
		return Say("a plan of %", s.flow(q))
	case q.Num.IsZero():
		return Say("a plan to %", Show(q, Pick(s == Overspends, "spend as planned", "break even")))
	}
	return Say("a planned %", s.Position(q))
}

// Became is an outcome after its plan: what stayed on the same side is told by
// its amount alone, "around £2bn (£2,030m)", else "a surplus of £3m".
func (s Sense) Became(plan, actual Quantity) Sentence {
	switch {
	case actual.Num.IsZero() && !s.Flows():
		return s.Position(actual)
	case s.Flows() && actual.Num.IsNegative():
		return Say("%", s.flow(actual))
	case s.Flows(), actual.Num.Sign() == plan.Num.Sign():
		return approximate(actual)
	}
	return Say("% % of %", Either(s == Overspends, "an", "a"), s.side(actual.Num), approximate(actual))
}

// Variance is how far an amount is from its plan, negative where it is adverse.
func (s Sense) Variance(plan, actual Quantity) Quantity {
	if s == Spending {
		return plan.Minus(actual).As("variance")
	}
	return actual.Minus(plan).As("variance")
}

// Better is 1 for a change of an amount for the better, −1 for the worse.
func (s Sense) Better(change decimal.Decimal) int {
	return Pick(s == Spending, -change.Sign(), change.Sign())
}

// Favour is the word for the sign of a variance: "adverse", of spending
// "overspent".
func (s Sense) Favour(variance decimal.Decimal) Text {
	switch s {
	case Spending, Overspends:
		return Either(variance.IsNegative(), "overspent", "underspent")
	case Income:
		return Either(variance.IsNegative(), "below plan", "above plan")
	}
	return Either(variance.IsNegative(), "adverse", "favourable")
}

// Off is the noun for a variance by its sign: "adverse variance", "overspend",
// "shortfall in income".
func (s Sense) Off(variance decimal.Decimal) Text {
	below := variance.IsNegative()
	switch s {
	case Spending, Overspends:
		return Either(below, "overspend", "underspend")
	case Income:
		return Either(below, "shortfall of income against plan", "excess of income over plan")
	}
	return Either(below, "adverse variance", "favourable variance")
}

// Sided is a variance with its side: "£20.3m adverse", "£3m overspent",
// "nothing".
func (s Sense) Sided(variance Quantity) Sentence {
	if variance.Num.IsZero() {
		return Say("%", Show(variance, "nothing"))
	}
	return Say("% %", variance, s.Favour(variance.Num))
}

// Against sets a variance beside what it is from: "£120m worse than plan", "£3m
// more than planned", "as planned".
func (s Sense) Against(variance Quantity) Sentence {
	if variance.Num.IsZero() {
		return Say("% planned", Show(variance, "as"))
	}
	return s.Than(variance, Either(s.Flows(), "planned", "plan"))
}

// Deed says what those with a variance did: "overspent", of income "fell short
// of plan".
func (s Sense) Deed(variance decimal.Decimal) Text {
	if s == Income {
		return Either(variance.IsNegative(), "fell short of plan", "exceeded plan")
	}
	return Either(variance.IsNegative(), "overspent", "underspent")
}

// Adverse are those furthest on the adverse side, "overspends were", or the one
// that is.
func (s Sense) Adverse(one bool) Text {
	switch s {
	case Income:
		return Either(one, "shortfall was", "shortfalls were")
	case Positions:
		return Either(one, "adverse variance was", "adverse variances were")
	}
	return Either(one, "overspend was", "overspends were")
}

// Words are words for deficits and surpluses, in those of the sense.
func (s Sense) Words(text Text) Text {
	if s != Overspends {
		return text
	}
	return Text(againstPlan.Replace(string(text)))
}

var againstPlan = strings.NewReplacer("a break-even plan", "a plan for neither", "a plan to break even", "a plan for neither", "plans to break even", "plans for neither",
	"ended in deficit", "ended overspent", "ended in surplus", "ended underspent", "a surplus", "an underspend", "surpluses", "underspends", "surplus", "underspend",
	"deficits", "overspends", "deficit", "overspend")

// Reading is how a table of such amounts is to be read: what is called
// "Variance" or "The gap", and is of the outturn, the actual or the forecast.
func (s Sense) Reading(what, of string) string {
	switch s {
	case Spending:
		return what + " is plan minus " + of + ": in brackets more " + Pick(of == "forecast", "is forecast to be", "was") + " spent than planned."
	case Income:
		return what + " is " + of + " minus plan: in brackets less " + Pick(of == "forecast", "is forecast to come", "came") + " in than planned."
	case Overspends:
		return "Underspends positive, overspends in brackets. " + adverseNote(what, of)
	}
	return "Surplus positive, deficit in brackets. " + adverseNote(what, of)
}

// Wording is how sentences tell the numbers of one measure, so that a sum
// below nothing is never told by its size alone.
type Wording func(Quantity) Sentence

// Phrasing picks how the numbers of a measure are told: what is called a variance
// with its side, balances as surplus or deficit, others as they are. Amounts
// whose sense is not said are balances if one of them is below nothing.
func (s Sense) Phrasing(measure string, qs []Quantity) Wording {
	switch {
	case s == Overspends && sums(qs, every):
		return s.Worth
	case IsVariance(measure):
		return s.Sided
	case s.Balances(qs):
		return s.Worth
	}
	return func(q Quantity) Sentence { return Say("%", s.flow(q)) }
}

// Balances tells whether sums are a surplus or a deficit: where nothing is said of
// their sense, if one of them is below nothing.
func (s Sense) Balances(qs []Quantity) bool {
	return s == Positions && sums(qs, every) || s == Unsaid && sums(qs, decimal.Decimal.IsNegative)
}

// Reversed tells numbers that are written the other way, as a deficit that is a
// positive number, in the words of the sense.
func (s Sense) Reversed() Wording {
	return func(q Quantity) Sentence {
		said := s.Worth(q.Turned())
		for i := range said {
			if said[i].Quantity != nil {
				said[i].Quantity = &q
			}
		}
		return said
	}
}

// sums tells whether one of the quantities is a sum of money that holds.
func sums(qs []Quantity, holds func(decimal.Decimal) bool) bool {
	return slices.ContainsFunc(qs, func(q Quantity) bool { return q.Known && q.Kind == table.Money && holds(q.Num) })
}

func every(decimal.Decimal) bool { return true }

// IsVariance tells whether a measure is one by its name.
func IsVariance(measure string) bool { return strings.HasSuffix(strings.ToLower(measure), "variance") }
