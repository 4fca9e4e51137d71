// Package spc is statistical process control: XmR charts, of individual values
// and their moving ranges. It finds the limits of usual variation, the points
// that stand out from it, and whether a target can be relied on. It has no
// words, and its comparisons are exact fractions.
//
// The rules are those that the English health service publishes as "making data
// count", as the open-source package NHSRplotthedots works them out.
// docs/decisions/0031 says what that means where descriptions differ.
package spc

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Point is one value of a series. One that is not known is a gap and has no value: it splits runs
// and moving ranges, and counts for no limit.
type Point struct {
	Value decimal.Decimal
	Known bool
}

// Base is where limits are worked out anew, from the points in [From, Until) of
// the series. They hold until the next base. Until may be 0: the limits then rest
// on all points up to the next base.
type Base struct{ From, Until int }

// Stretch are the points in [From, To) of a series, which have the same limits. Those
// in [From, Until) count for them.
type Stretch struct {
	From, To int
	Until    int
	Counted  int   // how many known points the limits rest on
	Screened []int // the points whose moving range was too large to count
	Trial    bool  // whether there are too few points for limits to be relied on
	Limits
}

// Limits are the centre of a stretch and how far usual variation reaches. They are
// not known where no moving range counts, as of one point or of equal ones.
type Limits struct {
	Known                bool
	Centre, Lower, Upper decimal.Decimal

	centre, lower, upper *big.Rat
	middle, far, near    band // the centre, the limits, and two thirds of the way to them
}

// band is a range of values, exactly: a value of the series is below it if it is less
// than least, and above it if it is more than most.
type band struct{ least, most decimal.Decimal }

// bandOf is the range between two fractions for values that are multiples of a power
// of ten. Rounded inwards to it, the fractions part the same values.
func bandOf(lower, upper *big.Rat, power int32) band {
	least := floor(new(big.Rat).Neg(lower), power).Neg()
	return band{least, floor(upper, power)}
}

// floor is the largest multiple of a power of ten that is no more than a fraction.
func floor(r *big.Rat, power int32) decimal.Decimal {
	num, den := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(power, -power))), nil)
	if power < 0 {
		num.Mul(num, ten)
	} else {
		den.Mul(den, ten)
	}
	return decimal.NewFromBigInt(num.Div(num, den), power)
}

// side tells whether a value is above the band, 1, below it, −1, or in it.
func (b band) side(y decimal.Decimal) int {
	switch {
	case y.Cmp(b.most) > 0:
		return 1
	case y.Cmp(b.least) < 0:
		return -1
	}
	return 0
}

// Limits are on trial where a stretch has fewer points than 13. The reference does
// so too, although its words say 12. Limits that are locked rest on 12 at least.
const (
	fewest       = 13
	fewestLocked = 12
)

// The constants of XmR charts: limits are 2.66 mean moving ranges from the mean
// (3 ÷ 1.128), and moving ranges of 3.267 times their mean or more are screened.
var (
	reach     = big.NewRat(266, 100)
	nearReach = big.NewRat(532, 300)
	mostRange = decimal.New(3267, -3)
)

// stretches parts n points by the bases, which are in their order.
func stretches(n int, bases []Base) (made []Stretch) {
	if len(bases) == 0 || bases[0].From > 0 {
		bases = append([]Base{{}}, bases...)
	}
	for i, base := range bases {
		to := n
		if i+1 < len(bases) {
			to = min(n, bases[i+1].From)
		}
		if base.From >= to {
			continue
		}
		if base.Until == 0 || base.Until > to {
			base.Until = to
		}
		made = append(made, Stretch{From: base.From, To: to, Until: base.Until})
	}
	return made
}

// limit works out the limits of a stretch from the points that count for them.
func (s *Stretch) limit(points []Point, screen bool) {
	counted := points[s.From:s.Until]
	s.Counted = known(counted)
	s.Trial = s.Counted < fewestLocked || known(points[s.From:s.To]) < fewest
	if s.Counted == 0 {
		return
	}
	var sum decimal.Decimal
	for _, p := range counted {
		sum = sum.Add(p.Value)
	}
	s.centre = over(sum, s.Counted)
	power := finest(points[s.From:s.To])
	s.middle = bandOf(s.centre, s.centre, power)
	s.Centre = sum.Div(decimal.NewFromInt(int64(s.Counted)))
	ranges := s.ranges(points, screen)
	if len(ranges) == 0 {
		return
	}
	s.bound(decimal.Sum(decimal.Zero, ranges...), len(ranges), power)
}

// finest is the least power of ten that the known values are written in.
func finest(points []Point) (power int32) {
	for _, p := range points {
		if p.Known {
			power = min(power, p.Value.Exponent())
		}
	}
	return power
}

// known is how many points are.
func known(points []Point) (n int) {
	for _, p := range points {
		if p.Known {
			n++
		}
	}
	return n
}

// ranges are the moving ranges that count. They are screened once, by the mean of
// them all.
func (s *Stretch) ranges(points []Point, screen bool) []decimal.Decimal {
	var all []decimal.Decimal
	var ends []int
	for i := s.From + 1; i < s.Until; i++ {
		if points[i-1].Known && points[i].Known {
			all, ends = append(all, points[i].Value.Sub(points[i-1].Value).Abs()), append(ends, i)
		}
	}
	if !screen || len(all) == 0 {
		return all
	}
	var kept []decimal.Decimal
	most := mostRange.Mul(decimal.Sum(decimal.Zero, all...))
	for k, r := range all {
		if r.Mul(decimal.NewFromInt(int64(len(all)))).LessThan(most) {
			kept = append(kept, r)
		} else {
			s.Screened = append(s.Screened, ends[k])
		}
	}
	return kept
}

// bound sets the limits by the sum of n moving ranges.
func (s *Stretch) bound(ranges decimal.Decimal, n int, power int32) {
	mean := over(ranges, n)
	around := func(reach *big.Rat) (lower, upper *big.Rat) {
		off := new(big.Rat).Mul(mean, reach)
		return new(big.Rat).Sub(s.centre, off), new(big.Rat).Add(s.centre, off)
	}
	s.lower, s.upper = around(reach)
	lower, upper := around(nearReach)
	s.far, s.near = bandOf(s.lower, s.upper, power), bandOf(lower, upper, power)
	s.Known, s.Lower, s.Upper = true, rounded(s.lower), rounded(s.upper)
}

// over is a sum divided by a count, exactly.
func over(sum decimal.Decimal, n int) *big.Rat {
	made := sum.Rat()
	return made.Quo(made, big.NewRat(int64(n), 1))
}

// rounded is a fraction as a decimal of 16 places, as decimals are divided.
func rounded(r *big.Rat) decimal.Decimal {
	return decimal.NewFromBigRat(r, int32(decimal.DivisionPrecision))
}
