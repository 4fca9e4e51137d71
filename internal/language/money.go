package language

import "github.com/shopspring/decimal"

// money reads a sum with a currency sign: £1.2m, -£3.2m, US$5, £1m to £2m.
func (s *scan) money(i int) int {
	from, sign := s.sign(i)
	unit, at := s.currency(from)
	if unit == "" {
		return i
	}
	n := s.tokens.numeral(at)
	if n.next == 0 {
		return i
	}
	f := Figure{Kind: Money, Unit: unit, Value: n.value}
	next := s.upTo(i, n, &f)
	if sign || s.bracketed(i, next) {
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
	if (t.text == "-" || t.text == "−" || t.text == "–") && free && !s.tokens.at(i+1).gap || t.lower == "minus" {
		return i + 1, true
	}
	return i, false
}

// currency is the ISO code of the sign at i, empty if there is none, and where
// its number begins.
func (s *scan) currency(i int) (code string, next int) {
	if prefix := dollars[s.tokens.at(i).text]; prefix != "" && s.tokens.is(i+1, "$") && !s.tokens.at(i+1).gap {
		return prefix, i + 2
	}
	return signs[s.tokens.at(i).text], i + 1
}

var (
	signs   = map[string]string{"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR"}
	dollars = map[string]string{"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}
	coins   = map[string]string{"euro": "EUR", "euros": "EUR", "dollars": "USD", "yen": "JPY", "rupees": "INR", "rand": "ZAR"}
	francs  = map[string]string{"swiss francs": "CHF", "us dollars": "USD", "australian dollars": "AUD", "canadian dollars": "CAD", "pounds sterling": "GBP"}
)

// upTo reads the upper end of a range of money: "£1m to £2m", "£3-4m", "between
// £1m and £2m". It returns where to read next. "From £1m to £2m" is a change
// and not a range.
func (s *scan) upTo(i int, n numeral, f *Figure) int {
	if !s.linked(i, n.next) {
		return n.next
	}
	unit, at := s.currency(n.next + 1)
	if unit == "" {
		at = n.next + 1
	}
	m := s.tokens.numeral(at)
	if m.next == 0 || unit != "" && unit != f.Unit || unit == "" && (s.tokens.is(n.next, "to") || s.tokens.is(n.next, "and")) && !m.scaled {
		return n.next
	}
	if !n.scaled && m.scaled {
		f.Value = s.like(n, m)
	}
	f.High = m.value
	return m.next
}

// like gives the lower end of a range the scale of the upper one: the 3 of
// "3-4m" is 3m.
func (s *scan) like(n, m numeral) decimal.Decimal {
	plain := s.tokens.digitsAt(s.firstDigits(m.next))
	if plain.next == 0 || plain.value.IsZero() {
		return n.value
	}
	return n.value.Mul(m.value.Div(plain.value))
}

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

var determiners = setOf("a an the of is was be were to : = at")

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
