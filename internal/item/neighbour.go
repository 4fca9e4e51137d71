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
