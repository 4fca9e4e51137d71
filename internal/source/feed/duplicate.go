package feed

import "slices"

// dropDuplicates keeps each article only in the first feed that carries it. Two
// items of one feed with the same page but different titles are two articles:
// some feeds link several items to one page that collects them.
func dropDuplicates(parts []*part) {
	before := map[string]carried{}
	for _, p := range parts {
		p.articles = slices.DeleteFunc(p.articles, func(a *article) bool {
			where, title := page(a.Link), fold(a.Title)
			first, known := before[where]
			switch {
			case where == "":
				return false
			case known && (first.by != p || slices.Contains(first.titles, title)):
				return true
			}
			before[where] = carried{p, append(first.titles, title)}
			return false
		})
	}
}

// carried is the feed in which an article came first, and its titles there.
type carried struct {
	by     *part
	titles []string
}
