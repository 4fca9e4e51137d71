package chart

import (
	"fmt"
	"math"
	"strings"
)

// scale turns numbers into places: zero is where nought stands, each is the
// length of one.
type scale struct{ zero, each float64 }

func (s scale) at(n float64) float64 { return s.zero + s.each*n }

// claim is a number that needs a place, and the room that its label needs on
// one side of it.
type claim struct{ number, left, right float64 }

// fit is the largest scale by which every claim lies between left and right.
// If the labels alone leave no room, every number stands at the left.
func fit(claims []claim, left, right float64) scale {
	reach := 0.0
	for _, c := range claims {
		reach = max(reach, math.Abs(c.number))
	}
	if reach == 0 {
		zero, _ := place(claims, 0, left, right)
		return scale{min(zero, right), 0}
	}
	low, high := 0.0, 2*(right-left)/reach
	for range 60 {
		middle := (low + high) / 2
		if _, ok := place(claims, middle, left, right); ok {
			low = middle
		} else {
			high = middle
		}
	}
	zero, _ := place(claims, low, left, right)
	return scale{zero, low}
}

// place is the leftmost zero at which every claim is met, and whether there is
// one.
func place(claims []claim, each, left, right float64) (zero float64, ok bool) {
	zero, most := left, right
	for i, c := range claims {
		least := left + c.left - each*c.number
		if i == 0 || least > zero {
			zero = least
		}
		most = min(most, right-c.right-each*c.number)
	}
	return zero, zero <= most
}

// ticks are round numbers between low and high, about as many as wanted.
func ticks(low, high float64, wanted int) (at []float64, decimals int) {
	if !(high > low) {
		return nil, 0
	}
	rough := (high - low) / float64(wanted)
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	step := 10 * power
	for _, n := range []float64{1, 2, 5} {
		if n*power >= rough {
			step = n * power
			break
		}
	}
	first := math.Ceil(low/step - slack)
	for n := 0; n <= 2*wanted && (first+float64(n))*step <= high+step*slack; n++ { // a number so large that one more is none would never end
		at = append(at, (first+float64(n))*step)
	}
	return at, max(0, -int(math.Floor(math.Log10(step)+slack)))
}

// round prints the number of a tick as tables do, negative in brackets.
func round(n float64, decimals int) string {
	digits := fmt.Sprintf("%.*f", decimals, math.Abs(n))
	whole, part, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part != "" {
		whole += "." + part
	}
	if n < 0 && strings.Trim(digits, "0.") != "" {
		return "(" + whole + ")"
	}
	return whole
}
