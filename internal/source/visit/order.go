package visit

import (
	"slices"
	"sort"
)

// inPlace are the articles that stand where their time puts them, newest first. A
// feed has the newest first, or the oldest, or no order; then all of them are.
func inPlace(all []*article) []*article {
	falling := longest(all)
	backwards := slices.Clone(all)
	slices.Reverse(backwards)
	if rising := longest(backwards); len(rising) > len(falling) {
		falling = rising
	}
	if len(falling)*5 >= len(all)*3 {
		return falling
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *article) int { return b.Published.Compare(a.Published) })
	return sorted
}

// longest is the longest sequence of articles in which no later one is newer. Of the
// sequences of each length, the one is kept that ends with the newest article: it
// can be made longer most easily. Time grows with n log n.
func longest(all []*article) []*article {
	var ends []int // the last article of the best sequence of each length
	before := make([]int, len(all))
	for i, a := range all {
		n := sort.Search(len(ends), func(n int) bool { return all[ends[n]].Published.Before(a.Published) })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	var found []*article
	for i := last(ends); i >= 0; i = before[i] {
		found = append(found, all[i])
	}
	slices.Reverse(found)
	return found
}

func last(ends []int) int {
	if len(ends) == 0 {
		return -1
	}
	return ends[len(ends)-1]
}
