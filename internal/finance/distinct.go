package finance

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// mostFiner is how many decimals more a sentence shows at most to tell numbers
// apart.
const mostFiner = 4

// Distinct is a sentence that compares the quantities, with as many decimals more
// as it takes for each two of them to be printed as they compare: a breach of
// £580.25m is by £580.4m, and not by £580m.
func (s Sentence) Distinct(qs ...Quantity) Sentence {
	finer := 0
	for finer < mostFiner && misleading(qs, finer) {
		finer++
	}
	if finer == 0 {
		return s
	}
	s = slices.Clone(s)
	for i, p := range s {
		if p.Quantity != nil && p.Text == Prose(*p.Quantity) && slices.ContainsFunc(qs, func(q Quantity) bool { return like(q, *p.Quantity) && q.Num.Equal(p.Quantity.Num) }) {
			s[i].Text = proseWith(*p.Quantity, finer)
		}
	}
	return s
}

// misleading tells whether two of the quantities compare otherwise as they are
// printed, with so many decimals more.
func misleading(qs []Quantity, finer int) bool {
	for i, a := range qs {
		for _, b := range qs[:i] {
			if like(a, b) && a.Num.Sign() == b.Num.Sign() && printed(a, finer).Cmp(printed(b, finer)) != a.Num.Cmp(b.Num) {
				return true
			}
		}
	}
	return false
}

// finest are the power of ten in which prose shows a quantity, and the decimals.
func finest(q Quantity, finer int) (power, decimals int32) {
	size := q.Num.Abs()
	switch {
	case q.Kind == table.Share:
		return -2, int32(1 + finer)
	case q.Kind == table.Money && size.LessThan(decimal.New(1, 6)):
		return 0, int32(2 * finer)
	case q.Kind == table.Money && size.LessThan(decimal.New(1, 8)):
		return 6, int32(1 + finer)
	case q.Kind == table.Money:
		return 6, int32(finer)
	case q.Num.IsInteger():
		return 0, 0
	}
	return 0, int32(1 + finer)
}

// printed is the number that prose prints; what is set in the report is exact.
func printed(q Quantity, finer int) decimal.Decimal {
	if q.Rule == asSet {
		return q.Num
	}
	power, decimals := finest(q, finer)
	return q.Num.Round(decimals - power)
}

// proseWith is the quantity as prose shows it, with so many decimals more.
func proseWith(q Quantity, finer int) string {
	power, decimals := finest(q, finer)
	switch {
	case q.Rule == asSet, q.Unit == Points, q.Num.IsZero():
		return Prose(q)
	case q.Kind == table.Share:
		return inWords(Percent(q.Num, int(decimals)))
	case q.Kind == table.Money:
		figure := Figure(q.Num.Abs().Shift(-power), int(decimals))
		if power == 6 {
			figure = strings.TrimSuffix(strings.TrimRight(figure, "0"), ".") + "m"
		}
		return InProse(Sign(q.Unit), figure)
	}
	return inWords(Figure(q.Num, int(decimals)))
}

// like tells whether two quantities are known, and of one kind and unit.
func like(a, b Quantity) bool { return a.Known && b.Known && a.Kind == b.Kind && a.Unit == b.Unit }
