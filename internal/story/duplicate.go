package story

import (
	"strings"
	"unicode/utf8"
)

// Two articles tell the same in the same words if they share this part of the
// shorter one's runs of four words and agree on this part of its names and
// numbers. An update shares the words but not the names and numbers: it stays.
const (
	sharedRuns  = 0.4
	sharedMarks = 0.5
	run         = 4
)

// print is what an article is recognised by.
type print struct{ runs, marks map[string]bool }

func printOf(i Item) print {
	return print{runs: runs(i.Text), marks: marks(i.Title + "\n\n" + i.Text)}
}

// runs are the runs of four words of a text; a shorter text is one run.
func runs(text string) map[string]bool {
	ws := words(strings.ToLower(text))
	found := map[string]bool{}
	for i := range max(1, len(ws)-run+1) {
		found[strings.Join(ws[i:min(i+run, len(ws))], " ")] = true
	}
	return found
}

// same tells whether two articles are one.
func (p print) same(q print) bool {
	return share(p.runs, q.runs) >= sharedRuns && share(p.marks, q.marks) >= sharedMarks
}

// share is the part of the smaller set that is in the other one; two sets of
// which one is empty share nothing, two empty ones everything.
func share(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return float64(1 - min(len(b), 1))
	}
	both := 0
	for x := range a {
		if b[x] {
			both++
		}
	}
	return float64(both) / float64(len(a))
}

// dropDuplicates keeps one of the articles that are the same: the longest, and
// the earliest of those. Items stand oldest first and stay so.
func dropDuplicates(items []Item) []Item {
	best := map[int]int{} // the article to keep, by the first of its twins
	first := twins(items)
	for i := range items {
		b, ok := best[first[i]]
		if !ok || utf8.RuneCountInString(items[i].Text) > utf8.RuneCountInString(items[b].Text) {
			best[first[i]] = i
		}
	}
	var kept []Item
	for i := range items {
		if best[first[i]] == i {
			kept = append(kept, items[i])
		}
	}
	return kept
}

// twins gives each article the place of the first one that it is the same as,
// itself or through others. Only articles that share a run are compared.
func twins(items []Item) []int {
	prints, first := make([]print, len(items)), make([]int, len(items))
	in := map[string][]int{} // the articles before this one, by run
	for i := range items {
		prints[i], first[i] = printOf(items[i]), i
		near := map[int]bool{}
		for r := range prints[i].runs {
			for _, j := range in[r] {
				near[j] = true
			}
			in[r] = append(in[r], i)
		}
		for j := range near {
			if prints[i].same(prints[j]) {
				join(first[:i+1], first[i], first[j])
			}
		}
	}
	return first
}

// join makes two sets of twins one, named by the earlier.
func join(first []int, a, b int) {
	for i := range first {
		if first[i] == a || first[i] == b {
			first[i] = min(a, b)
		}
	}
}
