package finance

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Style is how numbers are shown: money in the unit, with decimals.
type Style struct {
	Unit     Unit
	Decimals int
}

// Shown prints a quantity for a table, with the marks of its publisher.
func (s Style) Shown(q Quantity) string {
	if !q.Known {
		return unknownWord(q)
	}
	return q.Aside.Beside(s.Figure(q, s.Scaled(q)))
}

// Figure prints a number in the unit of the style as the quantity it stands for.
func (s Style) Figure(q Quantity, n decimal.Decimal) string {
	if q.Kind == table.Share && q.Unit != Points {
		return Percent(n.Shift(-2), s.Places(q))
	}
	return Figure(n, s.Places(q))
}

// Scaled is the number in the unit it is shown in, unrounded.
func (s Style) Scaled(q Quantity) decimal.Decimal {
	switch q.Kind {
	case table.Money:
		return s.Unit.in(q.Num)
	case table.Share:
		return q.Num.Shift(2)
	}
	return q.Num
}

// exact is a number with no more decimals than it needs.
func exact(n decimal.Decimal) decimal.Decimal { return decimal.RequireFromString(n.String()) }

// Places are those of the style, none for whole numbers of things, and one at
// least for percentages, as sentences have it. What is set in the report has all
// of its own.
func (s Style) Places(q Quantity) int {
	switch {
	case q.Rule == asSet:
		return max(s.Decimals, int(-exact(s.Scaled(q)).Exponent()))
	case q.Kind == table.Number && q.Num.IsInteger():
		return 0
	case q.Kind == table.Share:
		return max(s.Decimals, 1)
	}
	return s.Decimals
}

// Rounded is the number as it is printed.
func (s Style) Rounded(q Quantity) decimal.Decimal {
	return s.Scaled(q).Round(int32(s.Places(q)))
}

// UnitOf is the unit a quantity is shown in, where it stands apart from it.
func (s Style) UnitOf(q Quantity) string {
	switch {
	case q.Kind == table.Money:
		return s.Unit.String()
	case q.Unit == Points, q.Kind == table.Number:
		return q.Unit
	}
	return "" // a percentage carries its sign
}
