package feed

import "slices"

// dropDuplicates leaves each article in the first feed that carries it. Two of
// one feed that lead to one page under different titles are two articles: such
// a feed links to what lies around them, as reports of the hour do.
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

// carried is which feed an article came by first, and its titles there.
type carried struct {
	by     *part
	titles []string
}
