package story

import (
	"catchup/internal/item"
)

// withdraw gives each withdrawal to the story of the event that the withdrawn article
// reported, if other articles report it too. The articles are those of the
// withdrawals; members are the places of the stories' articles in the corpus.
func (c *corpus) withdraw(withdrawn []item.Amendment, articles []article, stories []Story, members [][]int) {
	if len(withdrawn) == 0 {
		return
	}
	events := make([]*cluster, len(stories))
	for i, m := range members {
		events[i] = union(c.singles(m))
	}
	for n, a := range articles {
		gone := &cluster{members: []int{0}, sum: c.subject(a).unit(), time: float64(a.Published.Unix())}
		best, most := -1, alike
		for i, e := range events {
			if l := across(gone, e); l >= most {
				best, most = i, l
			}
		}
		if best >= 0 {
			stories[best].Withdrawn = append(stories[best].Withdrawn, withdrawn[n])
		}
	}
}

// withdrawnFrom reads the articles of withdrawals. It must be done before a corpus
// is made of the library.
func (l *library) withdrawnFrom(withdrawn []item.Amendment) (articles []article) {
	for _, a := range withdrawn {
		articles = append(articles, l.article(*a.Of))
	}
	return articles
}
