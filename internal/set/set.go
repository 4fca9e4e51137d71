// Package set has what is done with sets: of elements that are sorted, each once, and of
// words.
package set

import (
	"cmp"
	"slices"
)

// Of sorts the elements in their place and keeps one of each.
func Of[E cmp.Ordered](all []E) []E {
	slices.Sort(all)
	return slices.Compact(all)
}

// Reached is the set of the elements, of those that each leads to, and so on.
func Reached[E cmp.Ordered](from []E, next func(E) []E) []E {
	all := slices.Clone(from)
	for i := 0; i < len(all); i++ {
		for _, e := range next(all[i]) {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return Of(all)
}

// Has tells whether an element is in a set.
func Has[E cmp.Ordered](s []E, e E) bool {
	_, found := slices.BinarySearch(s, e)
	return found
}

// Common counts what two sets have in common.
func Common[E cmp.Ordered](a, b []E) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// Share is the part of the smaller of two sets that is in both, 0 if one is empty.
func Share[E cmp.Ordered](a, b []E) float64 {
	least := min(len(a), len(b))
	if least == 0 {
		return 0
	}
	return float64(Common(a, b)) / float64(least)
}

// Without is what some elements have and a set lacks.
func Without[E cmp.Ordered](some, s []E) (left []E) {
	for _, e := range some {
		if !Has(s, e) {
			left = append(left, e)
		}
	}
	return left
}
