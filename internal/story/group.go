package story

import (
	"math"
	"slices"
	"time"
)

// Articles belong to one story if, on average over the pairs, they are at
// least this alike. Likeness halves with each fade between their times of
// publication.
const (
	alike = 0.22
	fade  = 72 * time.Hour
)

// group parts the articles of a corpus into stories by average-link
// clustering: the two groups that are most alike become one until none are
// alike enough. Each story lists the places of its articles, oldest first.
func group(c *corpus) [][]int {
	likeness := likenesses(c)
	groups := make([][]int, len(c.items))
	for i := range groups {
		groups[i] = []int{i}
	}
	for {
		a, b, most := closest(groups, likeness)
		if most < alike {
			break
		}
		merge(groups, likeness, a, b)
	}
	groups = slices.DeleteFunc(groups, func(g []int) bool { return g == nil })
	for _, g := range groups {
		slices.Sort(g)
	}
	return groups
}

// likenesses sets every article against every other.
func likenesses(c *corpus) [][]float64 {
	subjects := make([]vector, len(c.items))
	table := make([][]float64, len(c.items))
	for i, item := range c.items {
		subjects[i], table[i] = c.subject(item), make([]float64, len(c.items))
		for j := range i {
			apart := item.Published.Sub(c.items[j].Published).Abs()
			table[i][j] = cosine(subjects[i], subjects[j]) * math.Exp2(-float64(apart)/float64(fade))
			table[j][i] = table[i][j]
		}
	}
	return table
}

// closest finds the two groups that are most alike, the earliest of equals.
func closest(groups [][]int, likeness [][]float64) (a, b int, most float64) {
	for i, g := range groups {
		for j := range i {
			if g != nil && groups[j] != nil && likeness[i][j] > most {
				a, b, most = j, i, likeness[i][j]
			}
		}
	}
	return a, b, most
}

// merge puts group b into group a. The likeness of a group to another is the
// average over the pairs of their members.
func merge(groups [][]int, likeness [][]float64, a, b int) {
	na, nb := float64(len(groups[a])), float64(len(groups[b]))
	for k := range groups {
		likeness[a][k] = (na*likeness[a][k] + nb*likeness[b][k]) / (na + nb)
		likeness[k][a] = likeness[a][k]
	}
	groups[a], groups[b] = append(groups[a], groups[b]...), nil
}
