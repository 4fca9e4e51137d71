package meaning

import (
	"math"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// scale is a column whose values are added up. Grain is the exponent of the power
// of ten that all of them are multiples of, and step that of what they were
// rounded to, as far as that shows: their last decimal, or the thousands or
// millions that all are.
type scale struct {
	at          int
	grain, step int32
}

// newScale looks for the step of a column; not ok if nothing but zeros stands in
// it.
func newScale(rows [][]table.Value, at int) (made scale, ok bool) {
	grain, written := int32(math.MaxInt32), int32(math.MaxInt32)
	for _, row := range rows {
		if v := &row[at]; v.Known && !v.Num.IsZero() {
			grain, written = min(grain, multiple(v.Num, grain)), min(written, v.Num.Exponent())
		}
	}
	thousands := grain - ((grain%3)+3)%3
	return scale{at, grain, max(written, thousands)}, grain != math.MaxInt32
}

// multiple is the largest power of ten that the number is a multiple of, up to
// most.
func multiple(n decimal.Decimal, most int32) int32 {
	exponent := n.Exponent()
	if n.NumDigits() > 18 {
		return exponent
	}
	for c := n.CoefficientInt64(); c%10 == 0 && exponent < most; c /= 10 {
		exponent++
	}
	return exponent
}

// pile is the sum of some rows, column by column, and how many of their values
// are not known.
type pile struct {
	rows    int
	sums    []decimal.Decimal
	unknown []int
}

func newPile(scales []scale) *pile {
	return &pile{sums: make([]decimal.Decimal, len(scales)), unknown: make([]int, len(scales))}
}

// add adds a row to the pile, or takes it away again if times is -1.
func (p *pile) add(row []table.Value, scales []scale, times int) {
	p.rows += times
	for i, s := range scales {
		switch v := &row[s.at]; {
		case !v.Known:
			p.unknown[i] += times
		case times > 0:
			p.sums[i] = p.sums[i].Add(v.Num)
		default:
			p.sums[i] = p.sums[i].Sub(v.Num)
		}
	}
}

// verdict is how a row compares with the sum of others. Digits is the evidence
// that it is no accident: as many digits as agree, over all columns. Apart is
// the first column in which they differ, -1 if there is none.
type verdict struct {
	compared int
	apart    int
	exact    bool
	digits   float64
}

// sums tells whether the row is the sum.
func (v verdict) sums() bool { return v.compared > 0 && v.apart < 0 }

// compare compares a row with the pile in all columns in which everything is
// known. They may differ by what the rounding of the parts can come to.
func (p *pile) compare(row []table.Value, scales []scale) verdict {
	made := verdict{apart: -1, exact: true}
	for i, s := range scales {
		v := &row[s.at]
		if !v.Known || p.unknown[i] > 0 {
			continue
		}
		made.compared++
		window := decimal.New(1, s.grain)
		if gap := v.Num.Sub(p.sums[i]).Abs(); !gap.IsZero() {
			made.exact = false
			slack := s.slack(p.rows)
			if window = slack.Add(slack); gap.GreaterThan(slack) {
				made.apart = i
				return made
			}
		}
		made.digits += max(0, math.Log10(approximate(v.Num))-math.Log10(approximate(window)))
	}
	return made
}

// below tells whether the row is more than the pile in each column in which
// everything is known.
func (p *pile) below(row []table.Value, scales []scale) bool {
	for i, s := range scales {
		if v := &row[s.at]; v.Known && p.unknown[i] == 0 && !v.Num.Abs().GreaterThan(p.sums[i].Abs()) {
			return false
		}
	}
	return true
}

// slack is how far a rounded sum may be from the sum of so many rounded parts:
// half a step, and twice the standard error of their roundings.
func (s scale) slack(parts int) decimal.Decimal {
	return decimal.New(int64(1000*(0.5+2*math.Sqrt(float64(parts)/12))), s.step-3)
}

// approximate is the size of a number, near enough to take its logarithm.
func approximate(n decimal.Decimal) float64 {
	return math.Abs(n.InexactFloat64())
}
