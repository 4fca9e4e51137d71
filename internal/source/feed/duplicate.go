package feed

import "strings"

// seen remembers articles by their pages, so that one which several feeds
// carry, or one feed twice, is taken once.
type seen map[string]carried

// carried is where an article came first: the number of its feed, and the
// titles it has there.
type carried struct {
	feed   int
	titles []string
}

// again tells whether the article was there before, and remembers it. Two of
// one feed that lead to one page under different titles are two articles: such
// a feed links to what lies around them, as reports of the hour do.
func (s seen) again(feed int, link, title string) bool {
	where := page(link)
	if where == "" {
		return false
	}
	first, known := s[where]
	if !known {
		s[where] = carried{feed, []string{fold(title)}}
		return false
	}
	if first.feed != feed {
		return true
	}
	for _, t := range first.titles {
		if t == fold(strings.TrimSpace(title)) {
			return true
		}
	}
	first.titles = append(first.titles, fold(title))
	s[where] = first
	return false
}
