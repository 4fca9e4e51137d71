package finance

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// place is where something stands in an order: its rank from 1, and whether
// others share it. What is not known has the rank 0.
type place struct {
	rank int
	tied bool
}

// String reads "3", or "3=" where others share the place.
func (p place) String() string {
	switch {
	case p.rank == 0:
		return "–"
	case p.tied:
		return fmt.Sprintf("%d=", p.rank)
	}
	return fmt.Sprint(p.rank)
}

// ranks gives each quantity its place, by an order such as descending. Equal
// ones share a place and the next one counts them: 1, 2=, 2=, 4.
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

// quantity is the place as a number, taken by what holds it.
func (p place) quantity(q Quantity, rule string, args ...any) Quantity {
	return Quantity{Num: decimal.NewFromInt(int64(p.rank)), Known: p.rank > 0, Word: "–", Kind: table.Number,
		Of: q.Of, What: "rank by " + q.What, From: q.From}.By(rule, args...)
}

// ordinal shows a place in words: "1st", "joint 3rd".
func ordinal(place Quantity, tied bool) Part {
	n := place.Int()
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		suffix = []string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]
	}
	return show(place, either(tied, "joint ", "")+Figure(place.Num, 0)+suffix)
}

func indices[T any](of []T) []int {
	all := make([]int, len(of))
	for i := range all {
		all[i] = i
	}
	return all
}
