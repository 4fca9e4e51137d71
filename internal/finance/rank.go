package finance

import (
	"fmt"
	"slices"
)

// place is where something stands in an order: its rank from 1, and whether
// others share it. What is not known has the rank 0.
type place struct {
	rank int
	tied bool
}

// String reads "3", or "=3" where others share the place.
func (p place) String() string {
	switch {
	case p.rank == 0:
		return "–"
	case p.tied:
		return fmt.Sprintf("=%d", p.rank)
	}
	return fmt.Sprint(p.rank)
}

// ranks gives each quantity its place, by an order such as descending. Equal
// ones share a place and the next one counts them: 1, =2, =2, 4.
func ranks(qs []Quantity, order func(a, b Quantity) int) []place {
	places := make([]place, len(qs))
	sorted := slices.DeleteFunc(indices(qs), func(i int) bool { return !qs[i].Known })
	slices.SortStableFunc(sorted, func(i, j int) int { return order(qs[i], qs[j]) })
	for n, i := range sorted {
		places[i] = place{rank: n + 1}
		if n > 0 && order(qs[sorted[n-1]], qs[i]) == 0 {
			before := &places[sorted[n-1]]
			before.tied = true
			places[i] = *before
		}
	}
	return places
}

func indices[T any](of []T) []int {
	all := make([]int, len(of))
	for i := range all {
		all[i] = i
	}
	return all
}
