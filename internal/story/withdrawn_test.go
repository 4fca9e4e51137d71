package story

import (
	"testing"
	"time"

	"catchup/internal/item"
)

// TestWithdrawalsAreAttached gives the withdrawal of a sample article to the story
// of another outlet on the same event, and to none on another one.
func TestWithdrawalsAreAttached(t *testing.T) {
	at := week().Since.Add(time.Hour)
	gone := item.Item{Outlet: "The Gazette", Title: "Northgate Hospitals to open 40 beds", Text: beds, Published: at}
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"the event":     {own, 1},
		"another event": {"Pharmacies in Wales will sell tests for sore throats from the autumn. Each of them may set a price.", 0},
	} {
		o := week()
		o.Withdrawn = []item.Amendment{{By: item.Item{ID: "n"}, Of: &gone, Withdrawn: true}}
		stories := Choose([]item.Item{{Outlet: "The Post", Title: "What became of it", Text: c.text, Published: at.Add(time.Hour)}}, o)
		if len(stories) != 1 || len(stories[0].Withdrawn) != c.want {
			t.Errorf("%s: %+v", name, stories)
		}
		if len(stories[0].Items) != 1 {
			t.Errorf("%s: the withdrawn article is told", name)
		}
	}
}
