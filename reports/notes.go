package reports

import (
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/item"
)

// notes say what was done with an article before stories were looked for: which
// versions and copies it stands for, what was corrected in it, and what was removed
// of it.
func notes(i item.Item) (all []string) {
	if n := len(i.Versions); n > 0 {
		all = append(all, fmt.Sprintf("it stands for %s of one article, which first came out on %s",
			finance.Count(n+1, "version"), i.First().UTC().Format("2 January 2006, 15:04 MST")))
	}
	for _, c := range i.Copies {
		all = append(all, fmt.Sprintf("the same text: “%s”, %s, %s", c.Title, c.Outlet, c.Published.UTC().Format("2 January 2006, 15:04 MST")))
	}
	for _, a := range i.Amended {
		all = append(all, "it was corrected: "+a.Said)
	}
	if i.Cut > 0 {
		all = append(all, fmt.Sprintf("%s left out: what its outlet prints under other articles too, or what is about its author",
			finance.Count(i.Cut, "paragraph")))
	}
	return all
}
