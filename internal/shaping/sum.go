package shaping

import (
	"math"

	"github.com/shopspring/decimal"
)

// sum adds numbers exactly. While they are short it needs no memory.
type sum struct {
	short int64 // in units of 10^exponent
	exp   int32
	begun bool
	long  decimal.Decimal
}

// mostShort bounds the short part, so that adding to it never overflows.
const mostShort = math.MaxInt64 / 4

func (s *sum) add(n decimal.Decimal) {
	c, ok := small(n)
	if !s.begun && ok {
		s.exp, s.begun = n.Exponent(), true
	}
	if ok {
		c, ok = raise(c, int(n.Exponent())-int(s.exp))
	}
	if !ok || c > mostShort || c < -mostShort || s.short > mostShort || s.short < -mostShort {
		s.long = s.long.Add(n)
		return
	}
	s.short += c
}

// raise multiplies by a power of ten; not ok if that is no whole number or too
// large.
func raise(c int64, power int) (int64, bool) {
	if power < 0 || power > 9 {
		return 0, power == 0
	}
	for range power {
		if c > mostShort/10 || c < -mostShort/10 {
			return 0, false
		}
		c *= 10
	}
	return c, true
}

func (s *sum) value() decimal.Decimal {
	if !s.begun {
		return s.long
	}
	return s.long.Add(decimal.New(s.short, s.exp))
}
