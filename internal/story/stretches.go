package story

import "slices"

// Copies finds the pairs of items that tell the same in the same words, by
// their places in items. The pairs do not depend on the order of the items.
func Copies(items []Item) (pairs [][2]int) {
	sorted, places := sortedPlaces(items)
	prints := newPrints(newLibrary(sorted))
	for _, alike := range twins(prints) {
		for n, a := range alike {
			for _, b := range alike[:n] {
				if prints.same(a, b) {
					pairs = append(pairs, [2]int{places[b], places[a]})
				}
			}
		}
	}
	return pairs
}

// Group parts the items into stories, sets of places in items; a copy is in the
// story of its original. The sets do not depend on the order of the items.
func Group(items []Item) [][]int {
	sorted, places := sortedPlaces(items)
	all := newLibrary(sorted)
	of := originals(all)
	kept, at := all.withoutCopies(of)
	stories := group(newCorpus(kept))
	story := make([]int, len(items)) // of the original at a place
	for n, members := range stories {
		for _, m := range members {
			story[at[m]] = n
		}
	}
	told := make([][]int, len(stories))
	for i, o := range of {
		told[story[o]] = append(told[story[o]], places[i])
	}
	return told
}

// Tell tells each story, a list of its articles, in at most n sentences. Words
// weigh by how rare they are in all the articles together.
func Tell(stories [][]Item, n int) [][]Sentence {
	c := newCorpus(newLibrary(slices.Concat(stories...)))
	told, from := make([][]Sentence, len(stories)), 0
	for i, s := range stories {
		told[i] = summarise(c, c.articles[from:from+len(s)], n)
		from += len(s)
	}
	return told
}

// sortedPlaces puts items in order and tells where each of them stood.
func sortedPlaces(items []Item) (sorted []Item, places []int) {
	places = make([]int, len(items))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return order(items[a], items[b]) })
	for _, p := range places {
		sorted = append(sorted, items[p])
	}
	return sorted, places
}
