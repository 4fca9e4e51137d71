package table

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Figure is a number of the column in full, with its thousands set apart:
// "£1,380,000,000", "-0.5%", "12 beds".
func (c Column) Figure(n decimal.Decimal) string {
	switch {
	case c.Kind == Share:
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
