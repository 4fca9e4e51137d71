package finance

import (
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// measure is what a field's numbers are called: the name that its column has
// in the report, "operating_expenditure" as "operating expenditure".
func (f *frame) measure(field string) string {
	return strings.ReplaceAll(f.columns[field], "_", " ")
}

// head is the measure as the head of a column.
func (f *frame) head(field string) string { return Capital(f.measure(field)) }

// measured is the number of a field under its measure's name.
func (r record) measured(field string) Quantity {
	if r.frame == nil || !r.frame.has(field) {
		return Lacking("", "–")
	}
	return r.quantity(field).As(r.frame.measure(field))
}

// measured are the numbers of a field, one for each record.
func (s snapshot) measured(field string) []Quantity {
	qs := make([]Quantity, len(s.records))
	for i, r := range s.records {
		qs[i] = r.measured(field)
	}
	return qs
}

// balances tells whether the sums are balances, surpluses and deficits: those
// of which at least one is below nothing.
func balances(qs []Quantity) bool {
	for _, q := range qs {
		if q.Known && q.Kind == table.Money && q.Num.IsNegative() {
			return true
		}
	}
	return false
}

// telling is how sentences tell the numbers of one measure, so that a sum
// below nothing is never told by its size alone.
type telling func(Quantity) Sentence

// tells picks how the numbers of a measure are told: what is called a variance
// with its side, balances as surplus or deficit, others as they are.
func (w *work) tells(measure string, qs []Quantity) telling {
	switch {
	case isVariance(measure):
		return sided
	case balances(qs):
		return w.balance
	}
	return func(q Quantity) Sentence { return say("%", q) }
}

// isVariance tells whether a measure is one by its name.
func isVariance(measure string) bool { return strings.HasSuffix(strings.ToLower(measure), "variance") }

// balance reads "a deficit of £3m", "break-even".
func (w *work) balance(q Quantity) Sentence {
	if q.Known && q.Num.IsZero() {
		return w.position(q)
	}
	return say("a %", w.position(q))
}

// mean is the sum of quantities for each of them; unknown if one of them is.
func mean(qs []Quantity) Quantity {
	n := Counted(len(qs), "how many")
	all := Sum(qs)
	if !all.Known || len(qs) == 0 {
		return all
	}
	made := all
	made.Num = all.Num.Div(n.Num)
	return made.By("mean of %d × %s", len(qs), qs[0].term())
}

// growth is how much a quantity is above an earlier one, as a share of it;
// unknown where the earlier one is not above zero, which nothing grows from.
func growth(now, then Quantity) Quantity {
	if then.Known && !then.Num.IsPositive() {
		then = Lacking(then.Kind, "–")
	}
	made := now.Minus(then).Over(then)
	made.Rule = "(" + now.term() + " − " + then.term() + ") ÷ " + then.term()
	return made.As("growth").About(now.Of)
}

// grew reads "grew by 3.2%", "fell by 0.4%".
func grew(by Quantity) Sentence {
	switch by.Num.Sign() {
	case 0:
		return say("% as it was", show(by, "stayed"))
	case -1:
		return say("fell by %", show(by, Percent(by.Num.Abs(), 1)))
	}
	return say("grew by %", by)
}

// sizeOf is a share for prose, whole ones without a decimal: "5%".
func sizeOf(share decimal.Decimal) string {
	return strings.Replace(Percent(share, 1), ".0%", "%", 1)
}
