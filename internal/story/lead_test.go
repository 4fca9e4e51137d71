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
		Heading  string
		Articles []struct {
			Title, Text string
			Kind        item.Kind
			Leads       bool
		}
	}
	load(t, "leads.yaml", &cases)
	start := time.Date(2024, 6, 10, 9, 0, 0, 0, time.UTC)
	for _, c := range cases {
		var articles []item.Item
		want := ""
		for hour, a := range c.Articles {
			articles = append(articles, item.Item{ID: a.Title, Outlet: fmt.Sprint("Outlet ", hour), Title: a.Title, Text: a.Text, Published: start.Add(time.Duration(hour) * time.Hour)})
			if a.Leads {
				want = a.Title
			}
		}
		kept := item.Sift(articles, item.Rules{}).Kept
		for i, a := range c.Articles {
			if a.Kind != "" {
				kept[i].Kind = a.Kind
			}
		}
		all := newCorpus(newLibrary(kept))
		o := Options{Until: start.AddDate(0, 0, 4)}
		s := measured(all, all.articles, Standing{}, 0, o)
		s.tell(all, all.articles, o)
		if got := s.Items[s.HeadedBy].ID; got != want {
			t.Errorf("%s: %q leads, want %q", c.Name, got, want)
		}
		if c.Heading != "" && s.Heading != c.Heading {
			t.Errorf("%s: the heading is %q", c.Name, s.Heading)
		}
		if len(s.Summary) > 0 && s.Summary[0].Item != s.HeadedBy {
			t.Errorf("%s: another article opens: %q", c.Name, s.Summary[0].Text)
		}
	}
}
