package item

import (
	"slices"
	"strings"
)

// refrain is the number of articles in which an outlet must print a paragraph
// before it counts as no part of them.
const refrain = 3

// withoutRefrains drops the paragraphs that an outlet prints in one article after
// another: its motto, its terms, its invitation to subscribe.
func withoutRefrains(items []Item) []Item {
	type printed struct{ outlet, paragraph string }
	times := map[printed]int{}
	for _, i := range items {
		for p := range strings.SplitSeq(i.Text, "\n\n") {
			times[printed{i.Outlet, p}]++
		}
	}
	for n, i := range items {
		kept := slices.DeleteFunc(strings.Split(i.Text, "\n\n"), func(p string) bool {
			return times[printed{i.Outlet, p}] >= refrain
		})
		if len(kept) > 0 {
			items[n].Text = strings.Join(kept, "\n\n")
		}
	}
	return items
}
