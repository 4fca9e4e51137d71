package finance

import (
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Position names a sum: "deficit of £650m", "surplus of £3m", "break-even".
func Position(sum Quantity) Sentence {
	if sum.Num.IsZero() {
		return Say("%", Show(sum, "break-even"))
	}
	return Say("% of %", Side(sum.Num), sum)
}

// Side is the word for the side of nothing on which a sum lies: "deficit".
func Side(sum decimal.Decimal) Text {
	return Either(sum.IsNegative(), "deficit", "surplus")
}

// Favour is the word for the sign of a variance: "adverse".
func Favour(variance decimal.Decimal) Text {
	return Either(variance.IsNegative(), "adverse", "favourable")
}

// balances tells whether the sums are balances, surpluses and deficits: those
// of which at least one is below nothing.
func balances(qs []Quantity) bool {
	for _, q := range qs {
		if q.Known && q.Kind == table.Money && q.Num.IsNegative() {
			return true
		}
	}
	return false
}

// Wording is how sentences tell the numbers of one measure, so that a sum
// below nothing is never told by its size alone.
type Wording func(Quantity) Sentence

// Phrasing picks how the numbers of a measure are told: what is called a variance
// with its side, balances as surplus or deficit, others as they are.
func Phrasing(measure string, qs []Quantity) Wording {
	switch {
	case IsVariance(measure):
		return Sided
	case balances(qs):
		return Balance
	}
	return func(q Quantity) Sentence { return Say("%", q) }
}

// IsVariance tells whether a measure is one by its name.
func IsVariance(measure string) bool { return strings.HasSuffix(strings.ToLower(measure), "variance") }

// Balance reads "a deficit of £3m", "break-even".
func Balance(q Quantity) Sentence {
	if q.Known && q.Num.IsZero() {
		return Position(q)
	}
	return Say("a %", Position(q))
}

// Sided is a variance with its side: "£20.3m adverse", "nothing".
func Sided(variance Quantity) Sentence {
	if variance.Num.IsZero() {
		return Say("%", Show(variance, "nothing"))
	}
	return Say("% %", variance, Favour(variance.Num))
}
