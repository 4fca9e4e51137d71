package xlsx

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// number is a value as a sheet holds it, and the format that shows it as the
// document does.
type number struct {
	num    decimal.Decimal
	format string
}

// digits are the figures of a printed number.
var digits = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// powers are the powers of ten that a printed number may count in: units,
// millions, thousands, thousand millions, and hundredths for points of a share.
var powers = []int32{0, 6, 3, 9, -2}

// typed finds the number that was printed: num in the unit in which it looks as
// it is shown. It fails if the two do not agree; then only the words can be
// trusted. If the document has rounded otherwise, so that parts add up, it is
// the number that is shown. first is the power of ten to try before others.
func typed(shown string, num decimal.Decimal, first int32) (number, bool) {
	figure, err := table.ParseFigure(shown)
	span := digits.FindStringIndex(shown)
	if err != nil || span == nil {
		return number{}, false
	}
	p := printed{shown: shown, core: shown[span[0]:span[1]], mark: figure.Mark}
	if _, fraction, ok := strings.Cut(p.core, "."); ok {
		p.decimals = len(fraction)
	}
	amount := figure.Amount.Shift(-p.power())
	for _, slack := range []string{"0.5", "1"} {
		near := decimal.RequireFromString(slack).Shift(int32(-p.decimals))
		for _, power := range p.tried(first) {
			held := num.Shift(-power)
			if held.Sub(amount).Abs().GreaterThan(near) {
				continue
			}
			if slack == "1" {
				held = amount
			}
			return p.held(held), true
		}
	}
	return number{}, false
}

// printed is a number as it is shown.
type printed struct {
	shown, core, mark string
	decimals          int
}

// power is the power of ten of the mark, as ParseFigure has it.
func (p printed) power() int32 {
	return map[string]int32{"%": -2, "k": 3, "m": 6, "bn": 9, "tn": 12}[p.mark]
}

// tried are the powers of ten that the number may count in.
func (p printed) tried(first int32) []int32 {
	if p.mark != "" {
		return []int32{p.power()}
	}
	return append([]int32{first}, powers...)
}

// held is the number with its format. A share is held as a fraction.
func (p printed) held(num decimal.Decimal) number {
	n := number{num: num, format: p.format(num.IsNegative())}
	if p.mark == "%" {
		n.num = num.Shift(-2)
	}
	return n
}

// format shows positive and negative numbers as the document does: negative
// ones in brackets, unless this number is shown with another sign, or is
// rounded to zero.
func (p printed) format(negative bool) string {
	core := p.pattern()
	bracketed := strings.ContainsRune(p.shown, '(')
	switch {
	case strings.ContainsRune(p.shown, '+'):
		return `"+"` + core + `;"−"` + core
	case strings.ContainsAny(p.shown, "-−–"):
		return core + `;"−"` + core
	case negative && !bracketed:
		return core + "_);" + core + "_)"
	}
	return core + "_);(" + core + ")"
}

// pattern is the number format without a sign.
func (p printed) pattern() string {
	pattern := "0"
	if whole, _, _ := strings.Cut(p.core, "."); len(whole) < 4 || strings.Contains(whole, ",") {
		pattern = "#,##0"
	}
	if p.decimals > 0 {
		pattern += "." + strings.Repeat("0", p.decimals)
	}
	before := strings.Trim(p.shown[:strings.Index(p.shown, p.core)], "(+-−– ")
	if before != "" {
		pattern = `"` + before + `"` + pattern
	}
	switch p.mark {
	case "":
		return pattern
	case "%":
		return pattern + "%"
	}
	return pattern + `"` + p.mark + `"`
}

// power is the power of ten that a unit counts in: 6 for "£m".
func power(unit string) int32 {
	for _, one := range []struct {
		mark  string
		power int32
	}{{"bn", 9}, {"m", 6}, {"k", 3}} {
		if before, ok := strings.CutSuffix(unit, one.mark); ok && !strings.ContainsAny(before, "abcdefghijklmnopqrstuvwxyz") {
			return one.power
		}
	}
	return 0
}

// under is the format of a number below the mark of its tone.
func (n number) under(tone document.Tone) number {
	if mark := tone.Shape(); mark != "" {
		sections := strings.Split(n.format, ";")
		for i := range sections {
			sections[i] = `"` + mark + ` "` + sections[i]
		}
		n.format = strings.Join(sections, ";")
	}
	return n
}
