package control

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// unit is what the plain numbers of a measure are, as a column says: shares in
// hundredths, money in a scale, or so many of what the word says. The zero unit
// leaves them as they are.
type unit struct {
	kind  table.Kind
	word  string       // the code of the currency, "%", or what is counted
	power int32        // of ten, by which the numbers are multiplied
	money finance.Unit // how money is shown
}

var percents = []string{"%", "percent", "per cent", "percentage"}

// currencies are the ISO 4217 codes of the signs that a unit of money may have.
var currencies = map[string]string{"£": "GBP", "€": "EUR", "$": "USD"}

// scales are the powers of ten of the scales of money.
var scales = map[string]int32{"": 0, "k": 3, "m": 6, "bn": 9}

// unitOf reads a word for a unit.
func unitOf(word string) unit {
	word = strings.TrimSpace(word)
	var money finance.Unit
	switch err := money.UnmarshalText([]byte(word)); {
	case kind.HoldsWord(percents, word):
		return unit{kind: table.Share, word: "%", power: -2}
	case err == nil:
		return unit{kind: table.Money, word: currencies[money.Sign], power: scales[money.Scale], money: money}
	case kind.HoldsWord([]string{"number", "count", "-", "–"}, word):
		return unit{}
	}
	return unit{kind: table.Number, word: word}
}

// of is a plain number in the unit.
func (u unit) of(q finance.Quantity) finance.Quantity {
	if u.kind == "" || u.word == "" || q.Kind != table.Number {
		return q
	}
	q.Kind, q.Unit, q.Num = u.kind, u.word, q.Num.Mul(decimal.New(1, u.power))
	return q
}

// behind is the unit behind the name of a measure, " (days)". A percentage carries
// its own sign.
func (u unit) behind() string {
	switch {
	case u.kind == table.Money:
		return " (" + u.money.String() + ")"
	case u.kind == table.Number && u.word != "":
		return " (" + u.word + ")"
	}
	return ""
}

// style is how the numbers of the measure are shown.
func (m measure) style(w *kind.Work) finance.Style {
	if m.unit.kind == table.Money {
		return finance.Style{Unit: m.unit.money, Decimals: max(w.Decimals, m.places())}
	}
	return w.StyleOf(nil)
}

// mostPlaces is how many decimals are shown at most.
const mostPlaces = 3

// places is how many decimals the source writes in the values of the measure.
func (m measure) places() (places int) {
	for _, r := range m.records {
		if v := r.Value("value"); v.Known {
			places = max(places, int(-v.Num.Exponent()))
		}
	}
	return min(places, mostPlaces)
}

// large is from where on limits of whole numbers have no decimals.
var large = decimal.NewFromInt(1000)

// shown is a number of the measure as its table shows it. Where one of its values has a
// fraction, all have decimals.
func (m measure) shown(w *kind.Work, q finance.Quantity) string {
	style := m.style(w)
	switch {
	case !q.Known || q.Kind != table.Number:
		return style.Shown(q)
	case m.fractions():
		return q.Aside.Beside(finance.Figure(q.Num, max(style.Decimals, m.places())))
	case q.Num.Abs().GreaterThan(large):
		return q.Aside.Beside(finance.Figure(q.Num, 0))
	}
	return style.Shown(q)
}

// fractions tells whether one of the values has one.
func (m measure) fractions() bool {
	for i := range m.points {
		if p := &m.points[i]; p.Known && !p.Num.IsInteger() {
			return true
		}
	}
	return false
}

// units is the unit of a measure's records, which must have one.
func units(records []kind.Record) (u unit, err error) {
	for i, r := range records {
		if !r.Frame.Has("unit") {
			return unit{}, nil
		}
		if i > 0 && r.Word("unit") == records[0].Word("unit") {
			continue
		}
		switch read := unitOf(r.Word("unit")); {
		case r.Frame.KindOf("value") != table.Number:
			return u, fmt.Errorf("the column %q gives units, and the values are %s: leave it out, or read the values as numbers", r.Frame.Columns["unit"], r.Frame.KindOf("value"))
		case i == 0:
			u = read
		case read != u:
			return u, fmt.Errorf("%s: %q is in %q, and before that in %q: a measure has one unit", r.Value("unit").From, r.Body, r.Word("unit"), records[0].Word("unit"))
		}
	}
	return u, nil
}
