package meaning

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// magnitudes asks about amounts of money that are so many times the others of
// their column that they were probably entered in another unit.
func magnitudes(s *sheet) {
	for _, i := range s.used(Shows) {
		c := s.Columns[i]
		if c.Kind != table.Money {
			continue
		}
		var values []*table.Value
		for n := range s.Rows {
			if v := &s.Rows[n][i]; s.Role(n) == table.Body && v.Known && !v.Num.IsZero() {
				values = append(values, v)
			}
		}
		for _, o := range astray(values) {
			if o.value.Num.Abs().GreaterThan(c.Largest) {
				s.doubt(o.doubt(c))
			}
		}
	}
}

// outlier is a value that is many times the largest of the others, and would be
// one among them if it were moved by the power of ten.
type outlier struct {
	value, next *table.Value // next is the largest of the others
	power       int32
}

// How far an amount must stand out, among how many, and how many may do so.
var (
	leastGap    = decimal.NewFromInt(300)
	slack       = decimal.NewFromInt(5)
	leastValues = 4
	leastShare  = 10
)

// astray finds the values, none of them zero, that look like amounts in pounds
// in a column of thousands or millions. In the order of their sizes there must be
// a gap of 300 times below them: the gaps between the largest of a sample tell
// whether they belong to it (W. J. Dixon, "Processing data for outliers",
// Biometrics 9, 1953), here on the scale of ratios. Above the gap may stand one
// value, or a tenth of all. Divided by a thousand or a million each must lie
// among the others, or within five times of them. A sum of the others never is one.
func astray(values []*table.Value) (found []outlier) {
	if len(values) < leastValues {
		return nil
	}
	sorted := slices.SortedStableFunc(slices.Values(values), func(a, b *table.Value) int { return b.Num.Abs().Cmp(a.Num.Abs()) })
	above := gap(sorted)
	others := sorted[above:]
	if above == 0 || len(others) < leastValues-1 {
		return nil
	}
	sum := decimal.Zero
	for _, v := range others {
		sum = sum.Add(v.Num)
	}
	for _, v := range sorted[:above] {
		if o := (outlier{value: v, next: others[0]}); !near(v.Num, sum) && o.fits(others) {
			found = append(found, o)
		}
	}
	return found
}

// gap is how many values stand above the gap, 0 if there is none.
func gap(sorted []*table.Value) int {
	for k := range max(1, len(sorted)/leastShare) {
		if sorted[k].Num.Abs().GreaterThanOrEqual(sorted[k+1].Num.Abs().Mul(leastGap)) {
			return k + 1
		}
	}
	return 0
}

// near tells whether a value is a sum, but for what was rounded or left out.
func near(n, sum decimal.Decimal) bool {
	return n.Sub(sum).Abs().Mul(decimal.NewFromInt(20)).LessThan(n.Abs())
}

// fits finds the power of ten by which the value is one among the others, or not
// far above or below all of them.
func (o *outlier) fits(others []*table.Value) bool {
	most, least := others[0].Num.Abs().Mul(slack), others[len(others)-1].Num.Abs().Div(slack)
	for _, o.power = range []int32{3, 6} {
		moved := o.value.Num.Abs().Shift(-o.power)
		if moved.GreaterThanOrEqual(least) && moved.LessThanOrEqual(most) {
			return true
		}
	}
	return false
}

func (o outlier) doubt(c table.Column) table.Doubt {
	times := o.value.Num.Abs().DivRound(o.next.Num.Abs(), 0)
	return table.Doubt{
		What: "magnitude",
		Words: fmt.Sprintf("%s holds %s, which is %s times the next largest of %q, %s",
			o.value.Cells()[0], c.Figure(o.value.Num), table.Column{}.Figure(times), headOf(c), c.Figure(o.next.Num)),
		One:   "it is as large as that",
		Other: fmt.Sprintf("it was entered in another unit than the others, and is %s", c.Figure(o.value.Num.Shift(-o.power))),
		Cure:  fmt.Sprintf("%s.largest: %s, or correct the cell", c.Place, o.value.Num.Abs()),
		Cells: slices.Concat(o.value.Cells(), o.next.Cells()),
	}
}
