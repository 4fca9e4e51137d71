package story

import (
	"slices"

	"catchup/internal/language"
	"catchup/internal/set"
)

// Two articles are compared if they share this part of the runs that they are
// listed by, and stand at most reach places apart in the lists. Both bound the
// search, not the judgement: a larger search takes longer and finds a copy more
// only where many other articles share all the runs of the two.
const (
	listed = 0.05
	reach  = 8
)

// twins divides the articles into sets. Each article of a set is a copy of
// another one in it. Sets and places are in order.
func twins(p prints) [][]int {
	sizes := make([]int, len(p.articles))
	var postings []posting
	for i, a := range p.articles {
		for _, r := range keys(a.words) {
			postings = append(postings, post(r, i))
			sizes[i]++
		}
	}
	parts := set.NewParts(len(p.articles))
	eachPair(neighbours(postings, reach), func(a, b, times int) {
		if float64(times) >= listed*float64(min(sizes[a], sizes[b])) && p.same(a, b) {
			parts.Join(a, b)
		}
	})
	return parts.All()
}

// opens is the number of runs that open an article.
const opens = 40

// keys are the runs by which an article is listed: those at its beginning, and
// about one in four of the others.
func keys(words []language.Word) []uint32 {
	all := runs(words)
	n := min(opens, len(all))
	return set.Of(append(all[:n:n], slices.DeleteFunc(all[n:], func(r uint32) bool { return r%4 != 0 })...))
}
