package finance

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Ascending orders quantities by size, the unknown last.
func Ascending(a, b Quantity) int {
	if a.Known != b.Known {
		return cmp.Compare(known(b), known(a))
	}
	return a.Num.Cmp(b.Num)
}

// Descending orders quantities the largest first, the unknown last.
func Descending(a, b Quantity) int {
	if a.Known != b.Known {
		return cmp.Compare(known(b), known(a))
	}
	return b.Num.Cmp(a.Num)
}

func known(q Quantity) int {
	if q.Known {
		return 1
	}
	return 0
}

// Place is where something stands in an order: its rank from 1, and whether
// others share it. What is not known has the rank 0.
type Place struct {
	Rank int
	Tied bool
}

// String reads "3", or "3=" where others share the place.
func (p Place) String() string {
	switch {
	case p.Rank == 0:
		return "–"
	case p.Tied:
		return fmt.Sprintf("%d=", p.Rank)
	}
	return fmt.Sprint(p.Rank)
}

// Ranks gives each quantity its place, by an order such as descending. Equal
// ones share a place and the next one counts them: 1, 2=, 2=, 4.
func Ranks(qs []Quantity, order func(a, b Quantity) int) []Place {
	places := make([]Place, len(qs))
	sorted := slices.DeleteFunc(Indices(qs), func(i int) bool { return !qs[i].Known })
	slices.SortStableFunc(sorted, func(i, j int) int { return order(qs[i], qs[j]) })
	for n, i := range sorted {
		places[i] = Place{Rank: n + 1}
		if n > 0 && order(qs[sorted[n-1]], qs[i]) == 0 {
			before := &places[sorted[n-1]]
			before.Tied = true
			places[i] = *before
		}
	}
	return places
}

// Quantity is the place as a number, taken by what holds it.
func (p Place) Quantity(q Quantity, rule string, args ...any) Quantity {
	return Quantity{Num: decimal.NewFromInt(int64(p.Rank)), Known: p.Rank > 0, Word: "–", Kind: table.Number,
		Of: q.Of, What: "rank by " + q.What, From: q.From}.By(rule, args...).On(q.at, q.breaks)
}

// Ordinal shows a place in words: "1st", "joint 3rd".
func Ordinal(place Quantity, tied bool) Part {
	n := place.Int()
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		suffix = []string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]
	}
	return Show(place, Pick(tied, "joint ", "")+Figure(place.Num, 0)+suffix)
}

// OrdinalSpelt shows which of several something is, up to the ninth in words: "second",
// "12th".
func OrdinalSpelt(n Quantity) Part {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	if i := n.Int() - 1; i >= 0 && i < len(words) {
		return Show(n, words[i])
	}
	return Ordinal(n, false)
}

// Indices are the positions of a slice.
func Indices[T any](of []T) []int {
	all := make([]int, len(of))
	for i := range all {
		all[i] = i
	}
	return all
}
