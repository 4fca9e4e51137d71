package story

import (
	"testing"
	"time"

	"catchup/internal/item"
)

// TestFirstVersionCounts weighs and groups an article by when it first came out,
// and not by when it was last changed.
func TestFirstVersionCounts(t *testing.T) {
	o := week()
	o.Recency = 1
	early, late := o.Since.Add(time.Hour), o.Until.Add(-time.Hour)
	article := func(id, outlet, text string, at time.Time) item.Item {
		return item.Item{ID: id, Outlet: outlet, Title: "Northgate Hospitals to open 40 beds", Text: text, Published: at}
	}
	fresh := article("a", "The Gazette", beds, late)
	updated := fresh
	updated.Versions = []item.Version{{ID: "a1", Published: early}}
	new, old := Choose([]item.Item{fresh}, o)[0].Score, Choose([]item.Item{updated}, o)[0].Score
	if old.Total > new.Total-0.9 {
		t.Errorf("an update weighs %.3f, a new article %.3f", old.Total, new.Total)
	}
	other := article("b", "The Post", own, early)
	if apart, together := len(Choose([]item.Item{fresh, other}, o)), len(Choose([]item.Item{updated, other}, o)); apart != 2 || together != 1 {
		t.Errorf("the new article gives %d stories, the update %d; want 2 and 1", apart, together)
	}
}
