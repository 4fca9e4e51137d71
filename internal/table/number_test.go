package table

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func TestParseFigure(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "471": "471", "+471": "471", "-471": "-471", "(471)": "-471", "−471": "-471", "471-": "-471", "–471": "-471",
		"(471.0)": "-471", "£(471)": "-471", "(£471m)": "-471000000", "-£4.2bn": "-4200000000", "£-4.20": "-4.2", "£ 12": "12",
		"1,380": "1380", "93,571,250": "93571250", " 93,571,250 ": "93571250", "93 571 250": "93571250", "93\u00a0571\u202f250": "93571250",
		"0.05m": "0.05e6", "12.5%": "0.125", "(0.6%)": "-0.006", "(0.6)%": "-0.006", "3.44% ": "0.0344", "250K": "250000", "1.2 BN": "1.2e9",
		"-7.1000000000000004E-3": "-0.0071000000000000004", "1e6": "1000000", "5 per cent": "0.05", "1.2 million": "1.2e6", "£3bn": "3e9", "€1.2 Mio": "1.2e6", "12 €": "12", "GBP 1,000": "1000", "1'234.5": "1234.5", "1’234’567": "1234567", "12,34,567": "1234567", "12\u2009500": "12500", "£(1.2m)": "-1.2e6", "£1.2tn": "1.2e12", ".5": "0.5", "-0.0": "0", "007": "7",
	} {
		got, err := ParseFigure(text)
		if err != nil || got.Amount.Rat().Cmp(rational(want)) != 0 {
			t.Errorf("%q: %s %v, want %s", text, got.Amount, err, want)
		}
	}
}

func rational(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func TestParseFigureRefuses(t *testing.T) {
	for _, text := range []string{
		"", "-", "n/a", "#REF!", "abc", "12 beds", "1,23", "1,2345", "12,34,56", "1234'5", "2.0 CR", "1.234,56", "1 2", "--5", "-(5)", "(5", "5)", "5-5", "-5-", "+5-", "££5",
		"5%%", "5mm", "m", "%", "£", ".", "e5", "1e999999999", strings.Repeat("9", 100), "0x10", "1_000", "½", "٣", "+-5", "5pp",
	} {
		got, err := ParseFigure(text)
		if err == nil {
			t.Errorf("%q was read as %s", text, got.Amount)
		} else if !strings.Contains(err.Error(), fmt.Sprintf("%q", text)) {
			t.Errorf("%q is not named by %v", text, err)
		}
	}
}

// FuzzFigureWritten writes any decimal in every form and reads it again; the
// value must be exactly that of math/big.
func FuzzFigureWritten(f *testing.F) {
	f.Add(int64(-4710), uint8(1), uint8(0))
	f.Add(int64(93571250), uint8(0), uint8(255))
	f.Fuzz(func(t *testing.T, coefficient int64, places, form uint8) {
		value := new(big.Rat).SetFrac(big.NewInt(coefficient), power(places%8))
		text, factor := written(value, int(places%8), form)
		got, err := ParseFigure(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if want := new(big.Rat).Mul(value, factor); got.Amount.Rat().Cmp(want) != 0 {
			t.Fatalf("%q: %s, want %s", text, got.Amount, want.RatString())
		}
	})
}

func power(places uint8) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
}

// written writes the value in the form that the bits of form choose, and
// tells what its mark multiplies it by.
func written(value *big.Rat, places int, form uint8) (text string, factor *big.Rat) {
	text = new(big.Rat).Abs(value).FloatString(places)
	if form&1 != 0 {
		text = apart(text, []string{",", " ", "\u00a0"}[form>>1%3])
	}
	if form&8 != 0 {
		text = "£" + text
	}
	mark := []string{"", "%", "m", "bn"}[form>>4&3]
	text += mark
	if value.Sign() < 0 {
		text = fmt.Sprintf([]string{"-%s", "(%s)", "−%s", "%s-"}[form>>6], text)
	}
	return text, map[string]*big.Rat{"": big.NewRat(1, 1), "%": big.NewRat(1, 100), "m": big.NewRat(1e6, 1), "bn": big.NewRat(1e9, 1)}[mark]
}

// apart sets the thousands apart.
func apart(text, by string) string {
	whole, rest, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + by + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}

// FuzzParseFigure reads any text: it never panics, and what it reads has the
// digits of the text and no others.
func FuzzParseFigure(f *testing.F) {
	for _, text := range []string{"(471.0)", "£1,234.5m", "12.5%", "1e9", "--", "−5", "1'234.5", "12,34,567", "1.2 million", "EUR 12", "5 per cent", "£1.2tn"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseFigure(text)
		if err != nil || strings.ContainsAny(text, "eE") {
			return
		}
		if want := significant(text); significant(got.Amount.Abs().String()) != want {
			t.Errorf("%q: %s has not the digits %s", text, got.Amount, want)
		}
	})
}

// significant are the digits of the text without the zeros at both ends.
func significant(text string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text), "0")
}
