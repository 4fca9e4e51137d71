package table

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Figure is a number as a person wrote it. Amount has the multiplication of
// its mark done: "4.2m" is 4200000, "12.5%" is 0.125. Mark is "", "%", "k",
// "m", "bn" or "tn"; Currency is the ISO 4217 code of the sign that stood with it.
type Figure struct {
	Amount   decimal.Decimal
	Currency string
	Mark     string
	side     side
}

// side is the side of an account that a number stands on.
type side uint8

const (
	credit side = iota + 1 // "2.0 CR"
	debit                  // "2.0 DR"
)

// ParseFigure reads a number exactly: with a minus of any form, before it or
// after it, or in brackets; with thousands set apart by commas, spaces or
// apostrophes, or lakhs and crores by commas; with the sign or the code of the
// pound, the euro or the dollar; with k, m, bn, % or their words after it.
// Anything else is an error that names the text.
func ParseFigure(text string) (Figure, error) {
	f, err := parseFigure(text)
	if err == nil && f.side != 0 {
		return Figure{}, notNumber(text)
	}
	return f, err
}

// parseFigure reads a number that may stand on a side of an account.
func parseFigure(text string) (Figure, error) {
	s := scan{rest: plain(text)}
	for s.front() || s.back() {
	}
	if !s.sound() || !digits.MatchString(s.rest) {
		return Figure{}, notNumber(text)
	}
	amount, err := decimal.NewFromString(separators.Replace(s.rest))
	if err != nil {
		return Figure{}, notNumber(text)
	}
	if s.negative {
		amount = amount.Neg()
	}
	if amount = amount.Mul(factors[s.mark]); amount.Exponent() < -mostFraction || amount.NumDigits()+int(amount.Exponent()) > mostWhole {
		return Figure{}, notNumber(text) // its digits could not be written and read again
	}
	return Figure{amount, s.currency, s.mark, s.side}, nil
}

func notNumber(text string) error { return fmt.Errorf("%q is not a number", text) }

// mostWhole and mostFraction are how many digits a number may have before and
// behind its point.
const mostWhole, mostFraction = 40, 120

// digits is a number without sign: its thousands are all set apart or none,
// and its exponent is short, so that no text can ask for a huge number.
var digits = regexp.MustCompile(`^(\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+|\d{1,3}('\d{3})+|\d{1,2}(,\d{2})+,\d{3}|\d{1,40})?(\.\d{1,120})?([eE][-+]?\d{1,2})?$`)

var separators = strings.NewReplacer(",", "", " ", "", "'", "")

var factors = map[string]decimal.Decimal{
	"": one, "%": decimal.New(1, -2), "k": decimal.New(1, 3), "m": decimal.New(1, 6), "bn": decimal.New(1, 9), "tn": decimal.New(1, 12),
}

var currencies = map[rune]string{'£': "GBP", '€': "EUR", '$': "USD"}

// tails are what may stand behind a number, with what it stands for: a mark, the
// code of a currency or a side. A word comes before one that it ends with.
var tails = []struct{ word, means string }{
	{" ", ""}, {"-", "-"}, {")", ")"}, {"%", "%"}, {"£", "GBP"}, {"€", "EUR"}, {"$", "USD"},
	{"per cent", "%"}, {"percent", "%"}, {"pct", "%"}, {"pc", "%"},
	{"thousands", "k"}, {"thousand", "k"}, {"k", "k"}, {"millions", "m"}, {"million", "m"}, {"mln", "m"}, {"mio", "m"}, {"mn", "m"}, {"m", "m"},
	{"billions", "bn"}, {"billion", "bn"}, {"mrd", "bn"}, {"bn", "bn"}, {"trillion", "tn"}, {"trn", "tn"}, {"tn", "tn"},
	{"gbp", "GBP"}, {"eur", "EUR"}, {"usd", "USD"}, {"cr", "cr"}, {"dr", "dr"}, {"cr.", "cr"}, {"dr.", "dr"}, {"mio.", "m"}, {"mrd.", "bn"},
}

// plain replaces every form of minus, space and apostrophe by the plain one.
func plain(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("−–‒‐‑﹣－", r):
			return '-'
		case r == '’' || r == '‘':
			return '\''
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, text))
}

// scan takes the signs and marks off a number from both ends and counts them.
type scan struct {
	rest           string
	signs, symbols int // minus, plus and an opening bracket; signs of currency
	opened, closed int
	marks          int
	negative       bool
	currency, mark string
	side           side
}

// front takes one sign off the front.
func (s *scan) front() bool {
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case r == ' ':
	case r == '-' || r == '+' || r == '(':
		s.sign(r)
	case currencies[r] != "":
		s.symbols++
		s.currency = currencies[r]
	case r >= 'A' && len(s.rest) > 3 && codes[strings.ToUpper(s.rest[:3])]:
		s.symbols++
		s.currency, size = strings.ToUpper(s.rest[:3]), 3
	default:
		return false
	}
	s.rest = s.rest[size:]
	return true
}

// codes are the codes of the currencies that have a sign.
var codes = map[string]bool{"GBP": true, "EUR": true, "USD": true}

// back takes one sign or mark off the back.
func (s *scan) back() bool {
	if s.rest == "" || digit(s.rest[len(s.rest)-1]) {
		return false
	}
	for _, tail := range tails {
		cut := len(s.rest) - len(tail.word)
		if cut >= 0 && strings.EqualFold(s.rest[cut:], tail.word) {
			s.rest = s.rest[:cut]
			s.ended(tail.means)
			return true
		}
	}
	return false
}

// ended notes what stood behind a number.
func (s *scan) ended(means string) {
	switch means {
	case "":
	case "-":
		s.sign('-')
	case ")":
		s.closed++
	case "cr", "dr":
		s.signs++
		s.side = credit
		if means == "dr" {
			s.side = debit
		}
	case "GBP", "EUR", "USD":
		s.symbols++
		s.currency = means
	default:
		s.marks++
		s.mark = means
	}
}

// sign notes a sign; brackets are a minus.
func (s *scan) sign(r rune) {
	s.signs++
	s.negative = r != '+'
	if r == '(' {
		s.opened++
	}
}

// sound tells whether every sign and mark stood at most once, and brackets in
// pairs.
func (s *scan) sound() bool {
	return s.signs <= 1 && s.opened == s.closed && s.symbols <= 1 && s.marks <= 1
}

// parseNumber reads a number of the spec's kind in the column's unit.
func (c *parser) parseNumber(text string) (Value, error) {
	text = strings.TrimPrefix(text, "'") // by which people have a spreadsheet keep a number as text
	if power, ok := c.power(); ok && c.written.british() {
		if n, ok := bare(text, power); ok {
			if c.Kind == Share || c.abroad != "" {
				c.noteBare(text, n.Shift(-power))
			}
			return Value{Known: true, Num: n}, nil
		}
	}
	plainly, err := c.written.plainly(text)
	if err != nil {
		return Value{Text: text}, err
	}
	f, err := parseFigure(c.withoutUnit(plainly))
	switch {
	case err != nil:
		return Value{Text: text}, c.written.odd(text)
	case f.Currency != "" && f.Currency != c.Unit:
		return Value{Text: text}, misfit{fmt.Errorf("%q is in %s, which is not the column's unit", text, f.Currency)}
	case f.Mark != "" && (f.Mark == "%") != (c.Kind == Share):
		return Value{Text: text}, misfit{fmt.Errorf("%q does not belong in a column of kind %s", text, c.Kind)}
	case f.Mark != "":
		c.noteMarked(f)
		return Value{Known: true, Num: c.sided(f)}, nil
	}
	c.noteBare(text, f.Amount)
	return Value{Known: true, Num: c.scaled(c.sided(f))}, nil
}

// withoutUnit is a number of money without the code of the column's currency, if
// that has no sign: "CHF 12".
func (c *parser) withoutUnit(text string) string {
	if c.Kind != Money || codes[c.Unit] {
		return text
	}
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, c.Unit), c.Unit))
}

// sided is the amount with the sign of its side. A debit is spending, or less
// income; where the settings do not say what the column holds, it is taken as a
// balance, and must be settled.
func (c *parser) sided(f Figure) decimal.Decimal {
	if f.side == 0 {
		return f.Amount
	}
	c.form |= isSided
	if adverse := c.Sign == Spending || c.Sign == Overspend || c.Sign == Deficit; (f.side == debit) != adverse {
		return f.Amount.Neg()
	}
	return f.Amount
}

// power is the power of ten that the scale is; not ok if it is none.
func (c *ColumnSpec) power() (n int32, ok bool) {
	if c.Scale.IsZero() {
		return 0, true
	}
	return c.Scale.Exponent(), c.Scale.CoefficientInt64() == 1
}

// bare quickly reads a number in the form that programs mostly write: digits,
// perhaps with a point, and perhaps after a minus. It multiplies the number by
// a power of ten. It is not ok for any other text, even if that is a number.
func bare(text string, power int32) (n decimal.Decimal, ok bool) {
	rest, negative := strings.CutPrefix(text, "-")
	whole, fraction, pointed := strings.Cut(rest, ".")
	if whole == "" || pointed && fraction == "" || len(rest) > 18 {
		return n, false
	}
	var sum int64
	for _, part := range [...]string{whole, fraction} {
		for i := range len(part) {
			if !digit(part[i]) {
				return n, false
			}
			sum = sum*10 + int64(part[i]-'0')
		}
	}
	if negative {
		sum = -sum
	}
	return decimal.New(sum, power-int32(len(fraction))), true
}
