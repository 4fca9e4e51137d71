package story

import (
	"testing"
	"time"

	"catchup/internal/item"
)

// TestHeadings heads stories by labelled titles, the oldest first.
func TestHeadings(t *testing.T) {
	var cases []struct {
		Name   string
		Outlet string
		Titles []string
		Want   string
	}
	load(t, "headings.yaml", &cases)
	for _, c := range cases {
		var articles []item.Item
		for hour, title := range c.Titles {
			articles = append(articles, item.Item{Title: title, Outlet: c.Outlet, Published: time.Unix(int64(hour), 0)})
		}
		articles = item.Sift(articles, item.Rules{}).Kept
		for i := range articles {
			articles[i].Kind, articles[i].Use = item.News, item.ToTell
		}
		all := newCorpus(newLibrary(item.InOrder(articles)))
		if got := heading(all.articles[leaders(all, all.articles, nil)[0]].Title); got != c.Want {
			t.Errorf("%s: %q, want %q", c.Name, got, c.Want)
		}
	}
}
