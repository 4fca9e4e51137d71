package language

import (
	"strings"

	"catchup/internal/set"

	"github.com/shopspring/decimal"
)

// money reads a sum with a currency before it: £1.2m, -£3.2m, £(3.2)m, US$5, GBP
// 4m, £1m to £2m.
func (s *scan) money(i int) int {
	from, sign := s.sign(i)
	unit, at := s.currency(from)
	if unit == "" {
		return i
	}
	n, minus := s.sum(at)
	if n.next == 0 {
		return i
	}
	f := Figure{Kind: Money, Unit: unit, Value: n.value}
	next := s.upTo(i, n, &f)
	if sign || minus || s.bracketed(i, next) {
		f.Value, f.High = f.Value.Neg(), f.High.Neg()
	}
	f.Per, f.Over = s.rate(next), s.spread(next)
	s.add(i, next, f)
	return next
}

// sign tells whether a minus sign stands at i, and where the amount begins.
func (s *scan) sign(i int) (next int, minus bool) {
	t := s.tokens.at(i)
	free := i == 0 || t.gap || s.tokens.at(i-1).text == "("
	if t.dash() && free && !s.tokens.at(i+1).gap || t.lower == "minus" || t.lower == "negative" {
		return i + 1, true
	}
	return i, false
}

// dash tells whether a token may be a minus sign.
func (t token) dash() bool { return t.text == "-" || t.text == "−" || t.text == "–" }

// sum reads the number behind a currency, and tells whether it is below nothing:
// "-4.1m", "(4.1)m", "1 230 000". The 000 of a table's head is none, nor are the
// 100s of "£100s".
func (s *scan) sum(i int) (n numeral, minus bool) {
	t, next := s.tokens.at(i), s.tokens.at(i+1)
	switch {
	case t.dash() && next.digits:
		return s.tokens.numeral(i + 1), true
	case t.text == "(":
		n = s.tokens.numeral(i + 1)
		if n.next == 0 || !s.tokens.is(n.next, ")") {
			return numeral{}, false
		}
		n.next++
		return s.tokens.scale(n), true
	case t.digits && (strings.HasPrefix(t.text, "000") || next.text == "s" && !next.gap):
		return n, false
	}
	if n = s.tokens.spaced(i); n.next > 0 {
		return n, false
	}
	n = s.tokens.numeral(i)
	if t := s.tokens.at(n.next); !t.gap && letters[t.text] > 0 {
		n.value, n.scaled, n.next = n.value.Shift(letters[t.text]), true, n.next+1
	}
	return n, false
}

// letters are scales behind a sum only: "$3B".
var letters = map[string]int32{"b": 9, "B": 9, "t": 12, "T": 12}

// currency is the ISO code of the sign or the code at i, empty if there is none,
// and where its number begins.
func (s *scan) currency(i int) (code string, next int) {
	t := s.tokens.at(i)
	switch {
	case t.word && s.tokens.is(i+1, "$") && !s.tokens.at(i+1).gap && dollars[t.text] != "":
		return dollars[t.text], i + 2
	case t.text == "Rs" && s.tokens.is(i+1, "."):
		return currencies[t.text], i + 2
	case t.word:
		return currencies[t.text], i + 1
	}
	return signs[t.text], i + 1
}

var (
	signs   = map[string]string{"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₦": "NGN"}
	dollars = map[string]string{"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD", "R": "BRL"}
	// currencies are written before or behind a number.
	currencies = map[string]string{
		"GBP": "GBP", "USD": "USD", "EUR": "EUR", "CHF": "CHF", "JPY": "JPY", "AUD": "AUD", "CAD": "CAD", "NZD": "NZD", "HKD": "HKD", "SGD": "SGD", "INR": "INR",
		"CNY": "CNY", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "ZAR": "ZAR", "PLN": "PLN", "AED": "AED", "Rs": "INR",
	}
	coins  = map[string]string{"euro": "EUR", "euros": "EUR", "dollars": "USD", "yen": "JPY", "yuan": "CNY", "rupees": "INR", "rand": "ZAR", "roubles": "RUB", "cents": "USc"}
	francs = map[string]string{"swiss francs": "CHF", "us dollars": "USD", "australian dollars": "AUD", "canadian dollars": "CAD", "pounds sterling": "GBP"}
)

// upTo reads the upper end of a range of money: "£1m to £2m", "£3-4m", "between
// £1m and £2m". It returns where to read next. "From £1m to £2m" is a change
// and not a range, and so is "rose £1m to £2m".
func (s *scan) upTo(i int, n numeral, f *Figure) int {
	if !s.linked(i, n.next) {
		return n.next
	}
	unit, at := s.currency(n.next + 1)
	if unit == "" {
		at = n.next + 1
	}
	m := s.tokens.numeral(at)
	words := s.tokens.is(n.next, "to") || s.tokens.is(n.next, "and")
	if m.next == 0 || unit != "" && unit != f.Unit || unit == "" && words && !m.scaled {
		return n.next
	}
	low := s.like(n, m)
	if s.tokens.is(n.next, "to") && s.moves(i) || low.GreaterThan(m.value) {
		return n.next
	}
	f.Value, f.High = low, m.value
	return m.next
}

// like gives the lower end of a range the scale of the upper one: the 3 of
// "3-4m" is 3m, the 30 of "30-35,000" is 30,000.
func (s *scan) like(n, m numeral) decimal.Decimal {
	low := n.value
	plain := s.tokens.digitsAt(s.firstDigits(m.next))
	switch {
	case m.scaled && plain.next > 0 && !plain.value.IsZero():
		low = n.value.Mul(m.value.Div(plain.value))
	case m.comma:
		low = n.value.Shift(scales["thousand"])
	}
	if low.GreaterThan(m.value) {
		return n.value
	}
	return low
}

// moves tells whether an amount at i is one by which something has changed, so
// that "to" gives the level that it came to: "rose by almost £1m to £2m".
func (s *scan) moves(i int) bool {
	for at := i - 1; at >= i-farthest; at-- {
		if w := s.tokens.at(at).lower; changed[w] {
			return w != "up" || !s.tokens.is(at+1, "to")
		}
	}
	return false
}

// farthest is the most tokens between an amount and the verb that says how it
// changed.
const farthest = 4

var changed = set.Words("up down rose fell grew increased decreased dropped climbed jumped surged soared slipped slid slumped plunged plummeted tumbled dipped " +
	"narrowed widened improved worsened declined shrank eased edged inched rocketed swelled halved doubled")

// firstDigits is the last number in digits before token i.
func (s *scan) firstDigits(i int) int {
	for i--; i > 0 && !s.tokens.at(i).digits; i-- {
	}
	return i
}

// linked tells whether the token at link joins the number at i and the number
// behind it to a range.
func (s *scan) linked(i, link int) bool {
	switch s.tokens.at(link).lower {
	case "-", "–", "—":
		return s.tokens.at(link+1).digits || signs[s.tokens.at(link+1).text] != ""
	case "to":
		return !s.tokens.is(i-1, "from")
	case "or":
		return s.tokens.at(link+1).digits || signs[s.tokens.at(link+1).text] == "" && s.tokens.numeral(link+1).next > 0
	case "and":
		return s.tokens.is(i-1, "between")
	}
	return false
}

// bracketed tells whether an amount stands in brackets as accounts print a loss,
// "a (£3.2m) variance". In "£1bn ($1.5bn)" the brackets explain another amount.
func (s *scan) bracketed(from, to int) bool {
	if s.tokens.at(from-1).text != "(" || s.tokens.at(to).text != ")" {
		return false
	}
	return from == 1 || determiners[s.tokens.at(from-2).lower]
}

var determiners = set.Words("a an the of is was be were to : = at net adverse negative")

// rate is the time that an amount is paid for: "a year", "-a-year", "per week".
func (s *scan) rate(i int) string {
	hyphen := s.tokens.is(i, "-")
	if hyphen {
		i++
	}
	if s.tokens.is(i, "/") {
		return spans[s.tokens.at(i+1).lower]
	}
	if !s.tokens.is(i, "a") && !s.tokens.is(i, "an") && !s.tokens.is(i, "per") && !s.tokens.is(i, "each") && !s.tokens.is(i, "every") {
		return ""
	}
	i++
	if hyphen && s.tokens.is(i, "-") {
		i++
	}
	if unit := spans[s.tokens.at(i).lower]; unit != "" || s.tokens.at(i-1).lower != "per" {
		return unit
	}
	return s.tokens.at(i).lower
}

// spread is the span that an amount is spread over: "over two years".
func (s *scan) spread(i int) string {
	if !s.tokens.is(i, "over") && !s.tokens.is(i, "across") {
		return ""
	}
	i++
	for s.tokens.is(i, "the") || s.tokens.is(i, "next") || s.tokens.is(i, "last") || s.tokens.is(i, "past") || s.tokens.is(i, "coming") {
		i++
	}
	n := s.tokens.numeral(i)
	unit := spans[s.tokens.at(n.next).lower]
	if n.next == 0 || unit == "" {
		return ""
	}
	return n.value.String() + " " + unit
}

// spans are the units of time.
var spans = map[string]string{
	"second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day",
	"week": "week", "weeks": "week", "fortnight": "fortnight", "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
}
