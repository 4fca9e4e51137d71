package finance

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// total reads "The planned deficit of £650m became around £2bn (£2,030m) in
// 2023-24; the variance is £1,380m, adverse." A variance is never called a
// deficit, nor a deficit a variance.
func (v voice) total() string {
	now := v.last()
	t := now.Total
	whose := "The"
	if t.Unknown > 0 {
		whose = fmt.Sprintf("For the %s, the", v.known(t))
	}
	if t.Variance.IsZero() {
		return fmt.Sprintf("%s planned %s was met in %s.", whose, v.position(t.Plan), now.Year)
	}
	return fmt.Sprintf("%s planned %s became %s in %s; the variance is %s, %s.",
		whose, v.position(t.Plan), v.outcome(t), now.Year, Prose(t.Variance, v.sign), favour(t.Variance))
}

// position names a sum: "deficit of £650m", "surplus of £3m", "break-even".
func (v voice) position(sum decimal.Decimal) string {
	if sum.IsZero() {
		return "break-even"
	}
	return side(sum) + " of " + Prose(sum, v.sign)
}

// outcome names what the plan became; a deficit that stayed one is told by its
// amount alone.
func (v voice) outcome(t Total) string {
	if t.Actual.IsZero() {
		return "break-even"
	}
	amount := Prose(t.Actual, v.sign)
	if round, around := billions(t.Actual, v.sign); around {
		amount = fmt.Sprintf("around %s (%s)", round, amount)
	}
	if t.Actual.Sign() == t.Plan.Sign() {
		return amount
	}
	return "a " + side(t.Actual) + " of " + amount
}

func side(sum decimal.Decimal) string {
	if sum.IsNegative() {
		return "deficit"
	}
	return "surplus"
}

func favour(variance decimal.Decimal) string {
	if variance.IsNegative() {
		return "adverse"
	}
	return "favourable"
}
