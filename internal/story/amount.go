package story

import (
	"strings"

	"github.com/shopspring/decimal"
)

// money takes sums with a currency sign: £1.2m, -£3.2m, US$5, £1m to £2m.
func (s *scan) money(i int) int {
	from, sign := s.sign(i)
	unit, at := s.currency(from)
	if unit == "" {
		return i
	}
	n := s.numeral(at)
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

// sign is where an amount goes on behind a minus sign at i, and whether there
// is one.
func (s *scan) sign(i int) (next int, minus bool) {
	t := s.at(i)
	free := i == 0 || t.gap || s.at(i-1).text == "("
	if (t.text == "-" || t.text == "−" || t.text == "–") && free && !s.at(i+1).gap || t.lower == "minus" {
		return i + 1, true
	}
	return i, false
}

// currency is the ISO code of the sign at i and where its number begins.
func (s *scan) currency(i int) (code string, next int) {
	if prefix := dollars[s.at(i).text]; prefix != "" && s.is(i+1, "$") && !s.at(i+1).gap {
		return prefix, i + 2
	}
	return signs[s.at(i).text], i + 1
}

var (
	signs   = map[string]string{"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR"}
	dollars = map[string]string{"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}
	coins   = map[string]string{"euro": "EUR", "euros": "EUR", "dollars": "USD", "yen": "JPY", "rupees": "INR", "rand": "ZAR"}
	francs  = map[string]string{"swiss francs": "CHF", "us dollars": "USD", "australian dollars": "AUD", "canadian dollars": "CAD", "pounds sterling": "GBP"}
)

// upTo reads the upper end of a range of money, "£1m to £2m", "£3-4m",
// "between £1m and £2m", and returns where reading goes on. "From £1m to £2m"
// is no range but a change.
func (s *scan) upTo(i int, n numeral, f *Figure) int {
	if !s.linked(i, n.next) {
		return n.next
	}
	unit, at := s.currency(n.next + 1)
	if unit == "" {
		at = n.next + 1
	}
	m := s.numeral(at)
	if m.next == 0 || unit != "" && unit != f.Unit || unit == "" && (s.is(n.next, "to") || s.is(n.next, "and")) && !m.scaled {
		return n.next
	}
	if !n.scaled && m.scaled {
		f.Value = s.like(n, m)
	}
	f.High = m.value
	return m.next
}

// like gives a lower end the scale of the upper one: 3 of "3-4m" is 3m.
func (s *scan) like(n, m numeral) decimal.Decimal {
	plain := s.digitsAt(s.firstDigits(m.next))
	if plain.next == 0 || plain.value.IsZero() {
		return n.value
	}
	return n.value.Mul(m.value.Div(plain.value))
}

// firstDigits is the last number in digits before token i.
func (s *scan) firstDigits(i int) int {
	for i--; i > 0 && !s.at(i).digits; i-- {
	}
	return i
}

// linked tells whether the token at link makes a range of what begins at i and
// what follows.
func (s *scan) linked(i, link int) bool {
	switch s.at(link).lower {
	case "-", "–", "—":
		return s.at(link+1).digits || signs[s.at(link+1).text] != ""
	case "to":
		return !s.is(i-1, "from")
	case "and":
		return s.is(i-1, "between")
	}
	return false
}

// bracketed tells whether an amount stands alone in brackets as accounts print
// a loss, and not as prose explains another amount: "a (£3.2m) variance", but
// "£1bn ($1.5bn)".
func (s *scan) bracketed(from, to int) bool {
	if s.at(from-1).text != "(" || s.at(to).text != ")" {
		return false
	}
	return from == 1 || determiners[s.at(from-2).lower]
}

var determiners = setOf("a an the of is was be were to : = at")

// rate is the time that an amount is paid for: "a year", "-a-year", "per week".
func (s *scan) rate(i int) string {
	hyphen := s.is(i, "-")
	if hyphen {
		i++
	}
	if s.is(i, "/") {
		return spans[s.at(i+1).lower]
	}
	if !s.is(i, "a") && !s.is(i, "an") && !s.is(i, "per") && !s.is(i, "each") && !s.is(i, "every") {
		return ""
	}
	i++
	if hyphen && s.is(i, "-") {
		i++
	}
	if unit := spans[s.at(i).lower]; unit != "" || s.at(i-1).lower != "per" {
		return unit
	}
	return s.at(i).lower
}

// spread is the span that an amount is spread over: "over two years".
func (s *scan) spread(i int) string {
	if !s.is(i, "over") && !s.is(i, "across") {
		return ""
	}
	i++
	for s.is(i, "the") || s.is(i, "next") || s.is(i, "last") || s.is(i, "past") || s.is(i, "coming") {
		i++
	}
	n := s.numeral(i)
	unit := spans[s.at(n.next).lower]
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

// amount takes numbers whose unit stands behind them: per cent, points, words
// for money, time, things that are counted.
func (s *scan) amount(i int) int {
	if s.is(i, "a", "percentage", "point") || s.is(i, "one", "percentage", "point") {
		s.add(i, i+3, Figure{Kind: Points, Value: decimal.NewFromInt(1)})
		return i + 3
	}
	from, minus := s.sign(i)
	n := s.numeral(from)
	if n.next == 0 {
		return i
	}
	f, next := s.unit(n)
	if f.Kind == "" {
		return s.pair(i, n)
	}
	f.Value = n.value
	if f.Unit == "GBp" {
		f.Unit, f.Value = "GBP", n.value.Shift(-2)
	}
	if minus {
		f.Value = f.Value.Neg()
	}
	s.add(i, next, f)
	return next
}

// pair takes two numbers of which the second has the unit of both: "5 to 10
// per cent", "from 4 to 6 per cent".
func (s *scan) pair(i int, n numeral) int {
	change := s.is(i-1, "from") && s.is(n.next, "to")
	if !change && !s.linked(i, n.next) {
		return s.bare(i, n)
	}
	m := s.numeral(n.next + 1)
	switch {
	case m.next == 0:
		return s.bare(i, n)
	case !change && m.value.LessThanOrEqual(n.value):
		return m.next // a score: "3-1"
	}
	f, next := s.unit(m)
	if f.Kind == "" {
		return s.bare(i, n)
	}
	if !n.scaled && m.scaled {
		n.value = s.like(n, m)
	}
	f.Value, f.High = n.value, m.value
	if change {
		f.High = n.value
		s.add(i, n.next, f)
		return n.next
	}
	s.add(i, next, f)
	return next
}

// bare takes a number without a unit: only one that cannot be a name counts.
func (s *scan) bare(i int, n numeral) int {
	if n.scaled && !strings.HasPrefix(s.at(n.next).text, "$") || n.comma {
		s.add(i, n.next, Figure{Kind: Count, Value: n.value})
	}
	return n.next
}

// unit is the kind and the unit of the numeral by what stands behind it, and
// where reading goes on; without a unit the kind is empty.
func (s *scan) unit(n numeral) (f Figure, next int) {
	i := n.next
	if s.is(i, "-") && !s.at(i).gap && !s.at(i+1).gap {
		i++
	}
	t, after := s.at(i), s.at(i+1)
	switch {
	case t.lower == "percentage" && strings.HasPrefix(s.phrase(i+1, i+3), "point"):
		return Figure{Kind: Points}, i + 2
	case t.lower == "percentage" && s.is(i+1, "-") && strings.HasPrefix(s.at(i+2).lower, "point"):
		return Figure{Kind: Points}, i + 3
	case t.text == "%", t.lower == "percent", t.lower == "pc":
		return Figure{Kind: Percent}, i + 1
	case t.lower == "per" && after.lower == "cent":
		return Figure{Kind: Percent}, i + 2
	case francs[t.lower+" "+after.lower] != "":
		return Figure{Kind: Money, Unit: francs[t.lower+" "+after.lower]}, i + 2
	case coins[t.lower] != "", n.scaled && t.lower == "pounds":
		return Figure{Kind: Money, Unit: firstOf(coins[t.lower], "GBP")}, i + 1
	case !n.spelt && (t.lower == "pence" || t.text == "p" && !t.gap):
		return Figure{Kind: Money, Unit: "GBp"}, i + 1
	case spans[t.lower] != "":
		return s.duration(n, i)
	}
	return s.count(n)
}

// duration is a span of time; an age is none.
func (s *scan) duration(n numeral, i int) (f Figure, next int) {
	if s.is(i+1, "-", "old") || s.is(i+1, "olds") || s.is(i+1, "old") || s.at(i).capital() || n.spelt && n.value.Equal(decimal.NewFromInt(1)) {
		return f, 0
	}
	return Figure{Kind: Duration, Unit: spans[s.at(i).lower]}, i + 1
}

// count is how many there are of what stands behind a numeral. A small number
// in words is none: "the two sides".
func (s *scan) count(n numeral) (f Figure, next int) {
	i := n.next
	for further[s.at(i).lower] {
		i++
	}
	t := s.at(i)
	small := n.spelt && n.value.LessThan(decimal.NewFromInt(10))
	things := t.word && t.gap && !idle[t.lower] && (!t.capital() || t.acronym() || s.at(i+1).word && !s.at(i+1).capital())
	if small || !things {
		return f, 0
	}
	return Figure{Kind: Count, Unit: t.text}, n.next
}

var (
	// further stand between a number and what it counts.
	further = setOf("more fewer new other additional further extra different")
	// idle are words that nothing is counted by.
	idle = setOf("a an the and or but nor in on at of to for from by with as than into per over under between within during after before since until " +
		"is was are were be been has have had will would can could may might must should do does did " +
		"it he she they we you i who which that this these those not no so if when while where there then now " +
		"times am pm ago later earlier out up down off each all less")
)
