package feed

import (
	"slices"
	"strings"

	"catchup/internal/item"
)

// dropDuplicates keeps each article only in the first feed that carries it, and
// there once. Items of one feed with the same page but other words or another day
// are not the same: they are versions of one article, or some feeds link several
// items to one page that collects them.
func dropDuplicates(parts []*part) {
	before := map[string]carried{}
	for _, p := range parts {
		p.articles = slices.DeleteFunc(p.articles, func(a *article) bool {
			where, said := item.Page(a.Link), a.said()
			first, known := before[where]
			switch {
			case where == "":
				return false
			case known && (first.by != p || slices.Contains(first.said, said)):
				return true
			}
			before[where] = carried{p, append(first.said, said)}
			return false
		})
	}
}

// carried is the feed in which a page came first, and what its articles say there.
type carried struct {
	by   *part
	said []string
}

// said is what the article says, and when.
func (a *article) said() string {
	return strings.Join([]string{fold(a.Title), a.Published.String(), a.Summary, a.Content}, "\n")
}
