package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// few is how many known words are listed; of more, only the nearest.
const few = 12

// nearby is how many of a long list are shown.
const nearby = 5

// DidYouMean is the hint for an unknown word: the nearest of the known ones
// if it is near enough, so that it can be copied, else the list of them,
// shortened if it is long, else nothing.
func DidYouMean(word string, known []string) string {
	ranked := byDistance(word, known)
	switch {
	case len(ranked) == 0:
		return ""
	case distance(strings.ToLower(word), strings.ToLower(ranked[0])) <= max(1, len(word)/3):
		return fmt.Sprintf("did you mean %q?", ranked[0])
	case len(ranked) <= few:
		slices.Sort(ranked)
		return "known: " + listed(ranked)
	}
	return fmt.Sprintf("%d are known, the nearest: %s", len(ranked), listed(ranked[:nearby]))
}

// listed is the names one after the other, long ones cut.
func listed(names []string) string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = Short(name)
	}
	return strings.Join(short, ", ")
}

// byDistance ranks the known words by their edit distance to a word, ties in
// the order of the alphabet.
func byDistance(word string, known []string) []string {
	ranked := slices.Sorted(slices.Values(known))
	far := map[string]int{}
	for _, k := range ranked {
		far[k] = distance(strings.ToLower(word), strings.ToLower(k))
	}
	slices.SortStableFunc(ranked, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return ranked
}

// distance is the optimal string alignment distance of two words in bytes:
// insertions, deletions, substitutions and swaps of neighbours cost one each.
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
