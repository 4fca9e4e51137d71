package chart

import "slices"

// span is a stretch of a line: where it begins and how long it is.
type span struct{ at, length float64 }

// spread moves spans as little as possible, so that all lie between low and
// high with a gap between them. They keep their order. It is false, and moves
// nothing, if there is not enough room.
func spread(spans []span, low, high, gap float64) bool {
	order := make([]*span, len(spans))
	need := -gap
	for i := range spans {
		order[i] = &spans[i]
		need += spans[i].length + gap
	}
	if need > high-low+slack {
		return false
	}
	slices.SortStableFunc(order, func(a, b *span) int { return compare(a.at+a.length/2, b.at+b.length/2) })
	for _, s := range order {
		s.at = max(s.at, low)
		low = s.at + s.length + gap
	}
	for _, s := range slices.Backward(order) {
		s.at = min(s.at, high-s.length)
		high = s.at - gap
	}
	return true
}

// slack is what sums of lengths may be wrong by.
const slack = 1e-6

func compare(a, b float64) int {
	switch {
	case a < b-slack:
		return -1
	case a > b+slack:
		return 1
	}
	return 0
}
