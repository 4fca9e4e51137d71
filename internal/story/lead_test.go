package story

import (
	"fmt"
	"testing"
	"time"

	"catchup/internal/item"
)

// TestLeads finds the article that leads each labelled story. It must give the heading
// and the first sentence.
func TestLeads(t *testing.T) {
	var cases []struct {
		Name     string
		Articles []struct {
			Title, Text string
			Leads       bool
		}
	}
	load(t, "leads.yaml", &cases)
	for _, c := range cases {
		var articles []item.Item
		want := ""
		for hour, a := range c.Articles {
			articles = append(articles, item.Item{ID: a.Title, Outlet: fmt.Sprint("Outlet ", hour), Title: a.Title, Text: a.Text, Published: time.Unix(int64(hour*3600), 0)})
			if a.Leads {
				want = a.Title
			}
		}
		all := newCorpus(newLibrary(item.Sift(articles, item.Rules{}).Kept))
		s := tellAll(all, all.articles, Standing{}, 0, Options{})
		if got := s.Items[s.HeadedBy].ID; got != want {
			t.Errorf("%s: %q leads, want %q", c.Name, got, want)
		}
		if s.Heading != heading(s.Items[s.HeadedBy].Title) {
			t.Errorf("%s: the heading is %q", c.Name, s.Heading)
		}
		if len(s.Summary) > 0 && s.Summary[0].Item != s.HeadedBy {
			t.Errorf("%s: another article opens: %q", c.Name, s.Summary[0].Text)
		}
	}
}
