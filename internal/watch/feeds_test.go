package watch

import (
	"errors"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"catchup/internal/source"
)

// TestFeeds tells the operator once of what is wrong with feeds, whichever
// program sees it, and once that it is over.
func TestFeeds(t *testing.T) {
	h := open(t)
	other := h.another()
	ago := func(hours int) time.Time { return h.now.Add(-time.Duration(hours) * time.Hour) }
	well := source.Feed{Key: "a", Source: "papers", Place: "https://gazette.example/rss", Title: "The Gazette", Asked: h.now, Read: h.now, Due: h.now}
	failing, moved := well, well
	failing.Read, failing.Failures, failing.Fault = ago(30), 7, "the server says 503"
	moved.Key, moved.Title, moved.Moved = "b", "The Ledger", "https://ledger.example/new"
	look := func(when string, feeds []source.Feed, subjects ...string) {
		t.Helper()
		h.feeds = feeds
		h.must(h.lookAtFeeds(t.Context()))
		h.must(other.lookAtFeeds(t.Context()))
		h.heard(when, subjects, nil)
	}

	look("while all is well", []source.Feed{well})
	look("when one fails", []source.Feed{failing}, "Failing: The Gazette")
	h.says("The Gazette has not been read since 13 June 2024, 10:30: the server says 503.", "https://gazette.example/rss (source papers)", "catchup check")
	if n := testutil.ToFloat64(h.o.Metrics.unwell.WithLabelValues("papers")); n != 1 {
		t.Errorf("%g feeds are unwell, want 1", n)
	}
	look("while it fails", []source.Feed{failing}, "Failing: The Gazette")

	h.deaf = errDeaf
	h.feeds = []source.Feed{well}
	if err := h.lookAtFeeds(t.Context()); !errors.Is(err, errDeaf) {
		t.Errorf("nothing can be mailed, but the error is %v", err)
	}
	h.deaf = nil
	look("when it is well again", []source.Feed{well}, "Failing: The Gazette", "Resolved: Failing: The Gazette")
	h.says("This is over", "Failing: The Gazette")
	if n := testutil.ToFloat64(h.o.Metrics.unwell.WithLabelValues("papers")); n != 0 {
		t.Errorf("%g feeds are unwell, want 0", n)
	}

	h.deaf = errDeaf
	h.feeds = []source.Feed{failing, moved}
	if err := h.lookAtFeeds(t.Context()); !errors.Is(err, errDeaf) {
		t.Errorf("nothing can be mailed, but the error is %v", err)
	}
	h.deaf = nil
	told := []string{"Failing: The Gazette", "Resolved: Failing: The Gazette", "2 things are wrong with feeds"}
	look("when two are in trouble", []source.Feed{failing, moved}, told...)
	h.says("The Gazette has not been read", "The Ledger has moved for good to https://ledger.example/new")
	look("when both are well", []source.Feed{well, {Key: "b", Source: "papers", Due: h.now}}, append(told, "Resolved: 2 things that were wrong with feeds")...)
}

// TestFeedsThatAreLeft tells nothing of feeds that the settings no longer have.
func TestFeedsThatAreLeft(t *testing.T) {
	h := open(t)
	h.o.Admin = "https://example.org/desk"
	ended := source.Feed{Key: "a", Source: "papers", Title: "The Gazette", Asked: h.now, Gone: true}
	other := ended
	other.Source = "gone from the settings"
	h.feeds = []source.Feed{ended, other, {Key: "c", Source: "papers", Title: "Old", Failures: 9, Every: time.Hour, Due: h.now.Add(-72 * time.Hour)}}
	h.must(h.lookAtFeeds(t.Context()))
	h.says("The Gazette has ended", "https://example.org/desk/sources/")
	h.feeds = nil
	h.must(h.lookAtFeeds(t.Context()))
	h.heard("when the feed is no longer asked for", []string{"Ended: The Gazette"}, nil)
	if alerts, err := h.store.Notices.Alerts(t.Context(), aboutFeeds); err != nil || len(alerts) != 0 {
		t.Errorf("%v stands, %v", alerts, err)
	}
	h.o.Operator.Address = ""
	h.feeds = []source.Feed{ended}
	h.must(h.lookAtFeeds(t.Context()))
	h.heard("without an operator", []string{"Ended: The Gazette"}, nil)
}
