package expect

import (
	"fmt"
	"strings"

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
	return figure(m.Amount, c)
}

// figure is a number of the column in full, with its thousands set apart:
// "£1,380,000,000", "-0.5%", "12 beds".
func figure(n decimal.Decimal, c table.Column) string {
	switch {
	case c.Kind == table.Share:
		return n.Shift(2).String() + "%"
	case c.Unit == "GBP":
		return strings.Replace("£"+thousands(n), "£-", "-£", 1)
	case c.Unit != "":
		return thousands(n) + " " + c.Unit
	}
	return thousands(n)
}

// thousands is a number with its thousands set apart.
func thousands(n decimal.Decimal) string {
	whole, rest, _ := strings.Cut(n.Abs().String(), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if n.IsNegative() {
		return "-" + whole
	}
	return whole
}
