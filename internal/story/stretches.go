package story

import (
	"slices"
	"time"

	"catchup/internal/item"
)

// Copies finds the pairs of items of which one is a copy of the other, by their
// places in items. The order of the items does not matter.
func Copies(items []item.Item) (pairs [][2]int) {
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

// Group divides the items into stories. A story is a set of places in items; a
// copy is in the story of its original. The order of the items does not matter.
func Group(items []item.Item) [][]int {
	sorted, places := sortedPlaces(items)
	all := newLibrary(sorted)
	of := originals(all)
	kept, at := all.withoutCopies(of)
	corpus := newCorpus(kept)
	stories := corpus.attach(group(corpus))
	story := make([]int, len(items)) // of the original at a place
	for n, members := range stories {
		for _, m := range members {
			story[at[m]] = n
		}
	}
	sets := make([][]int, len(stories))
	for i, o := range of {
		sets[story[o]] = append(sets[story[o]], places[i])
	}
	return sets
}

// Tell summarises each story, a list of articles, in at most n sentences. Words
// weigh by how rare they are in all the articles together.
func Tell(stories [][]item.Item, n int) [][]Sentence {
	c := newCorpus(newLibrary(slices.Concat(stories...)))
	summaries, from := make([][]Sentence, len(stories)), 0
	for i, s := range stories {
		summaries[i], _ = summarise(c, c.articles[from:from+len(s)], n, time.Time{})
		from += len(s)
	}
	return summaries
}

// sortedPlaces puts items in order. Places are where each of them stood.
func sortedPlaces(items []item.Item) (sorted []item.Item, places []int) {
	places = make([]int, len(items))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return item.Compare(items[a], items[b]) })
	for _, p := range places {
		sorted = append(sorted, items[p])
	}
	return sorted, places
}
