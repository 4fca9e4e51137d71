package chart

import "slices"

// span is a stretch of a line: where it begins and how long it is.
type span struct{ at, length float64 }

func (s span) middle() float64 { return s.at + s.length/2 }

// spread moves spans as little as possible, so that all lie between low and high
// with a gap between them and keep their order: the sum of the squares of their
// moves is the least. It is false, and moves nothing, if there is not enough room.
//
// Without the lengths and gaps before it, each span only has to lie at or behind the
// one before. Those that would not are moved to the mean of their places, together
// (isotonic regression by pooling adjacent violators).
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
	slices.SortStableFunc(order, func(a, b *span) int { return compare(a.middle(), b.middle()) })
	var pools []pool
	before := 0.0
	for _, s := range order {
		pools = append(pools, pool{s.at - before, 1})
		before += s.length + gap
		for n := len(pools) - 1; n > 0 && pools[n-1].mean() > pools[n].mean(); n-- {
			pools[n-1].sum += pools[n].sum
			pools[n-1].count += pools[n].count
			pools = pools[:n]
		}
	}
	before = 0
	for _, p := range pools {
		at := max(low, min(p.mean(), high-need))
		for _, s := range order[:int(p.count)] {
			s.at = at + before
			before += s.length + gap
		}
		order = order[int(p.count):]
	}
	return true
}

// pool is spans that are moved together.
type pool struct{ sum, count float64 }

func (p pool) mean() float64 { return p.sum / p.count }

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
