package item

import "hash/maphash"

// reach is how many of the articles that have a mark in common with an article
// are compared with it: those that came out last before it. So each article
// costs the same, however many share its marks.
const reach = 8

// eachNeighbour calls give for pairs of articles of one outlet that may be
// versions: that share an ID, an address, a sentence but for its numbers, four
// words in a row of their first sentences, or the words of their titles. The
// articles are oldest first; a < b.
func eachNeighbour(articles []*article, give func(a, b int)) {
	before, seed := map[mark][]int{}, maphash.MakeSeed()
	for b, r := range articles {
		seen := map[int]bool{}
		for _, m := range r.marks(seed) {
			list := before[m]
			for _, a := range list[max(0, len(list)-reach):] {
				if !seen[a] {
					seen[a] = true
					give(a, b)
				}
			}
			before[m] = append(list, b)
		}
	}
}

// mark is something that versions of an article of the outlet share.
type mark struct {
	outlet string
	hash   uint64
}

// marks are what versions of the article share with it.
func (r *article) marks(seed maphash.Seed) (all []mark) {
	note := func(what any) {
		all = append(all, mark{r.item.publisher(), maphash.Comparable(seed, what)})
	}
	note(r.id)
	note(r.page)
	note(joined(r.title))
	for _, l := range r.lines {
		for _, run := range l.opens {
			note(run)
		}
		note(joined(l.runs))
	}
	return all
}

// joined is one number for several in order.
func joined[N ~uint64 | ~int32](all []N) (h uint64) {
	for _, n := range all {
		h = (h ^ uint64(n)) * 1099511628211
	}
	return h
}

// groups parts places into groups: each place points to an earlier one of its
// group, or to itself.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) first(i int) int {
	for g[i] != i {
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.first(a), g.first(b)
	g[max(a, b)] = min(a, b)
}

// all are the groups in the order of their first places.
func (g groups) all() [][]int {
	var all [][]int
	at := map[int]int{}
	for i := range g {
		first := g.first(i)
		n, known := at[first]
		if !known {
			n, at[first] = len(all), len(all)
			all = append(all, nil)
		}
		all[n] = append(all[n], i)
	}
	return all
}
