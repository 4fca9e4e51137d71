package finance

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// Amount is a sum of money as settings write it, "0.05m", "£50,000" or "£2bn",
// in whole units of its currency (pounds, not thousands).
type Amount struct{ decimal.Decimal }

var amountPattern = regexp.MustCompile(`^(£?)(\d[\d,]*(?:\.\d+)?) ?(k|m|bn)?$`)

// UnmarshalText refuses a number that has neither a pound sign nor a scale,
// since its unit would have to be guessed.
func (a *Amount) UnmarshalText(text []byte) error {
	m := amountPattern.FindStringSubmatch(string(text))
	if m == nil || m[1] == "" && m[3] == "" {
		return fmt.Errorf("%q is not an amount of money: write it as 0.05m, 50k or £50,000", text)
	}
	n, err := decimal.NewFromString(strings.ReplaceAll(m[2], ",", ""))
	if err != nil {
		return fmt.Errorf("%q is not an amount of money: %w", text, err)
	}
	a.Decimal = n.Shift(scales[m[3]])
	return nil
}

// scales are the powers of ten of the scales.
var scales = map[string]int32{"": 0, "k": 3, "m": 6, "bn": 9}

// Unit is how sums of money are shown: a currency's sign and a scale, "£m".
type Unit struct {
	Sign  string // "£"
	Scale string // "", "k", "m" or "bn"
}

var unitPattern = regexp.MustCompile(`^(£|€|\$)(k|m|bn)?$`)

// UnmarshalText reads "£", "£k", "£m", "£bn" and the same in € and $.
func (u *Unit) UnmarshalText(text []byte) error {
	m := unitPattern.FindStringSubmatch(string(text))
	if m == nil {
		return fmt.Errorf("%q is not a unit of money: write it as £, £k, £m or £bn", text)
	}
	u.Sign, u.Scale = m[1], m[2]
	return nil
}

// String is the unit as a caption shows it.
func (u Unit) String() string { return u.Sign + u.Scale }

// Sign is the sign of a currency, given by its ISO 4217 code; a currency
// without a sign of its own is shown by its code.
func Sign(currency string) string {
	switch currency {
	case "GBP":
		return "£"
	case "EUR":
		return "€"
	case "USD":
		return "$"
	}
	return currency + " "
}

// in scales a sum of whole units to the unit, unrounded.
func (u Unit) in(sum decimal.Decimal) decimal.Decimal {
	return sum.Shift(-scales[u.Scale])
}

// Shown prints a sum for a table: scaled, rounded half away from zero, with
// thousands commas, and in brackets if it is negative. Nothing is ever shown
// as minus zero.
func (u Unit) Shown(sum decimal.Decimal, decimals int) string {
	return Figure(u.in(sum), decimals)
}

// Figure prints a number in the same way, without a scale. One that is not
// nothing is never shown as nothing: "<0.1".
func Figure(n decimal.Decimal, decimals int) string {
	rounded := n.Round(int32(decimals))
	text := commas(rounded.Abs().StringFixed(int32(decimals)))
	if rounded.IsZero() && !n.IsZero() {
		text = "<" + decimal.New(1, -int32(decimals)).String()
	}
	return bracketed(text, n.IsNegative())
}

// bracketed is a figure in brackets, if it is below nothing.
func bracketed(figure string, below bool) string {
	if below {
		return "(" + figure + ")"
	}
	return figure
}

// hundred is the whole, in per cent.
var hundred = decimal.NewFromInt(100)

// Percent prints a share, a fraction, as a percentage: "3.4%", "(0.6%)". What is
// not quite all is never shown as all: ">99.9%".
func Percent(share decimal.Decimal, decimals int) string {
	percent := share.Shift(2)
	size := percent.Abs()
	if size.LessThan(hundred) && size.Round(int32(decimals)).Equal(hundred) {
		return bracketed(">"+hundred.Sub(decimal.New(1, -int32(decimals))).String()+"%", percent.IsNegative())
	}
	text := Figure(percent, decimals)
	if inner, ok := strings.CutSuffix(text, ")"); ok {
		return inner + "%)"
	}
	return text + "%"
}

// inWords writes the signs of a figure as sentences do: "less than 0.1%".
func inWords(figure string) string { return limits.Replace(figure) }

var limits = strings.NewReplacer("<", "less than ", ">", "more than ")

// InProse is a sum of the currency with the sign, as a table shows it, in a
// sentence: "£1,800", "less than £0.01".
func InProse(sign, figure string) string {
	if number, ok := strings.CutPrefix(figure, "<"); ok {
		return inWords("<" + sign + number)
	}
	return sign + figure
}

// commas parts the thousands of an unsigned number.
func commas(number string) string {
	whole, fraction, found := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + fraction
	}
	return whole
}

// money prints the size of a sum for a sentence: "£650m", "£2,030m", "£36.2m",
// "£50,000". The words around it say whether it is a deficit.
func money(sum decimal.Decimal, sign string) string {
	size := sum.Abs()
	switch {
	case size.LessThan(decimal.New(5, -1)) && !size.IsZero():
		return "less than " + sign + "1"
	case size.LessThan(decimal.New(1, 6)):
		return sign + Figure(size, 0)
	case size.LessThan(decimal.New(1, 8)):
		return sign + strings.TrimSuffix(Figure(size.Shift(-6), 1), ".0") + "m"
	}
	return sign + Figure(size.Shift(-6), 0) + "m"
}

// ExactMoney prints the size of a sum that somebody has set, unrounded: "£1.25m",
// "£50,000".
func ExactMoney(sum decimal.Decimal, sign string) string {
	size := sum.Abs()
	if size.LessThan(decimal.New(1, 6)) {
		return sign + commas(size.String())
	}
	return sign + commas(size.Shift(-6).String()) + "m"
}

// ExactPercent prints the size of a share that somebody has set, unrounded:
// "2.25%".
func ExactPercent(share decimal.Decimal) string { return commas(share.Shift(2).Abs().String()) + "%" }
