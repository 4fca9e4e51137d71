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

// style is how a column shows its numbers.
func (w *work) style(own *Style) Style {
	if own != nil {
		return *own
	}
	return Style{w.Unit, w.Decimals}
}

// shown prints a quantity for a table.
func (s Style) shown(q Quantity) string {
	if !q.Known {
		return unknown(q)
	}
	return s.figure(q, s.rounded(q))
}

// figure prints a number that has been rounded as the quantity it stands for.
func (s Style) figure(q Quantity, rounded decimal.Decimal) string {
	if q.Kind == table.Share && q.Unit != Points {
		return Percent(rounded.Shift(-2), s.Decimals)
	}
	return Figure(rounded, s.decimals(q))
}

// scaled is the number in the unit it is shown in, unrounded.
func (s Style) scaled(q Quantity) decimal.Decimal {
	switch q.Kind {
	case table.Money:
		return s.Unit.in(q.Num)
	case table.Share:
		return q.Num.Shift(2)
	}
	return q.Num
}

// decimals are those of the style, none for whole numbers of things.
func (s Style) decimals(q Quantity) int {
	if q.Kind == table.Number && q.Num.IsInteger() {
		return 0
	}
	return s.Decimals
}

// rounded is the number as it is printed.
func (s Style) rounded(q Quantity) decimal.Decimal {
	return s.scaled(q).Round(int32(s.decimals(q)))
}

// unit is the unit a quantity is shown in, where it stands apart from it.
func (s Style) unit(q Quantity) string {
	switch {
	case q.Kind == table.Money:
		return s.Unit.String()
	case q.Unit == Points, q.Kind == table.Number:
		return q.Unit
	}
	return "" // a percentage carries its sign
}
