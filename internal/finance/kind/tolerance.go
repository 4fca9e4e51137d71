package kind

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/table"
)

// A tolerance that nobody has set may be a twentieth of the amounts at most; where
// it would be more, it is a hundredth of them.
const (
	mostTolerance = 20
	lessTolerance = 100
)

// lessen makes the usual tolerance smaller where it would be large beside the
// median of the amounts, which is told of them: £50,000 is little for a hospital,
// and all there is for a ward.
func (w *Work) lessen() {
	median, known := w.Main.median()
	if !w.Lessens || !known || finance.Scale(w.Tolerance, mostTolerance).LessThanOrEqual(median) {
		return
	}
	part := median.Div(decimal.NewFromInt(lessTolerance))
	place := int32(part.NumDigits()) + part.Exponent() - 1
	w.Tolerance, w.lessened = part.RoundFloor(-place), true
}

// median is that of the sizes of all sums of money of the bodies, without those
// that are nothing.
func (f *Frame) median() (median decimal.Decimal, known bool) {
	var sizes []decimal.Decimal
	for _, field := range f.fields {
		at, ok := f.At[field.Name]
		if !ok || f.source.Columns[at].Kind != table.Money {
			continue
		}
		for i, row := range f.source.Rows {
			if v := &row[at]; f.source.Role(i) == table.Body && v.Known && !v.Num.IsZero() {
				sizes = append(sizes, v.Num.Abs())
			}
		}
	}
	if len(sizes) == 0 {
		return median, false
	}
	slices.SortFunc(sizes, decimal.Decimal.Cmp)
	return sizes[len(sizes)/2], true
}

// ToleranceWords says how far below plan still counts as met.
func (w *Work) ToleranceWords() string {
	return finance.ExactMoney(decimal.Max(w.Tolerance, decimal.Zero), w.Sign)
}

// ToleranceNote says how the tolerance was found, if it is not the usual one, nor
// set in the report.
func (w *Work) ToleranceNote() []string {
	if !w.lessened {
		return nil
	}
	return []string{fmt.Sprintf("The amounts are small: %s is taken for near enough, about 1%% of the median amount.", w.ToleranceWords())}
}

// Within notes how many have a variance that is not nothing and within the
// tolerance, so that they are told as on plan.
func (w *Work) Within(variances []finance.Quantity, counts string) []string {
	near := Keep(finance.Known(variances), func(v finance.Quantity) bool {
		return !v.Num.IsZero() && v.Num.Abs().LessThanOrEqual(w.Tolerance)
	})
	notes := w.ToleranceNote()
	if len(near) > 0 {
		notes = append(notes, fmt.Sprintf("%s within %s of it: %s.", finance.OpeningCount(len(near), w.One), w.ToleranceWords(), counts))
	}
	return notes
}
