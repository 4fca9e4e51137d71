package expect

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Margin is how far a figure may be from another: an amount in the column's
// unit, "0.05m" or "£50,000" or "3", or a share of that other figure, "2%".
type Margin struct {
	Amount decimal.Decimal // the share as a fraction
	Share  bool
}

// UnmarshalText reads a margin, which cannot be negative.
func (m *Margin) UnmarshalText(text []byte) error {
	f, err := table.ParseFigure(string(text))
	if err != nil || f.Amount.IsNegative() {
		return fmt.Errorf("%q is not a margin: write it as 0.05m, £50,000 or 2%%", text)
	}
	*m = Margin{Amount: f.Amount, Share: f.Mark == "%"}
	return nil
}

// of is the margin around the figure, in its unit.
func (m Margin) of(figure decimal.Decimal) decimal.Decimal {
	if m.Share {
		return figure.Abs().Mul(m.Amount)
	}
	return m.Amount
}

// holds tells whether two figures are no further apart than the margin around
// the second.
func (m Margin) holds(a, b decimal.Decimal) bool {
	return a.Sub(b).Abs().LessThanOrEqual(m.of(b))
}

// words is the margin in words, in the unit of the column.
func (m Margin) words(c table.Column) string {
	if m.Share {
		return m.Amount.Shift(2).String() + "%"
	}
	return c.Figure(m.Amount)
}
