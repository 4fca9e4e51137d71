package story

import (
	"testing"
	"time"

	"catchup/internal/item"
)

// TestHeadings heads stories by labelled titles.
func TestHeadings(t *testing.T) {
	var cases []struct {
		Name   string
		Outlet string
		Titles []string
		Want   string
	}
	load(t, "headings.yaml", &cases)
	for _, c := range cases {
		s := Story{Kind: item.News}
		for hour, title := range c.Titles {
			s.Items = append(s.Items, item.Item{Title: title, Outlet: c.Outlet, Published: time.Unix(int64(hour), 0)})
		}
		s.Items = item.Sift(s.Items, item.Rules{}).Kept
		for i := range s.Items {
			s.Items[i].Kind, s.Items[i].Use = item.News, item.ToTell
		}
		if got, _ := heading(s); got != c.Want {
			t.Errorf("%s: %q, want %q", c.Name, got, c.Want)
		}
	}
}
