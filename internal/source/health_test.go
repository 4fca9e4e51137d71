package source

import (
	"strings"
	"testing"
	"time"
)

// TestTroubles says what is wrong with feeds at the edges of each rule.
func TestTroubles(t *testing.T) {
	at := time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)
	hours := func(n int) time.Time { return at.Add(-time.Duration(n) * time.Hour) }
	for _, c := range []struct {
		feed Feed
		want []Trouble
	}{
		{Feed{}, nil},
		{Feed{Title: "The Gazette", Asked: at, Read: hours(23), Failures: 9, Fault: "no answer"}, nil},
		{Feed{Title: "The Gazette", Asked: at, Read: hours(24), Failures: 1, Fault: "it says 503."},
			[]Trouble{{kindFailing, "The Gazette has not been read since 11 March 2026, 10:00: it says 503."}}},
		{Feed{Place: "https://a.example/rss", Asked: at, Failures: 4, Fault: "no answer"}, nil},
		{Feed{Place: "https://a.example/rss", Asked: at, Failures: 5}, []Trouble{{kindFailing, "https://a.example/rss has never been read: nobody knows why."}}},
		{Feed{Title: "The Gazette", Read: at, Newest: hours(7 * 24), Weekly: 4}, nil},
		{Feed{Title: "The Gazette", Read: at, Newest: hours(7*24 + 1), Weekly: 4},
			[]Trouble{{kindSilent, "The Gazette has had nothing new since 5 March 2026; usually it has 4 articles a week."}}},
		{Feed{Title: "The Gazette", Read: at, Newest: hours(4 * 24), Weekly: 200}, nil}, // a long weekend
		{Feed{Title: "The Gazette", Read: at, Newest: hours(40 * 24), Weekly: 0}, nil},
		{Feed{Title: "The Gazette", Read: at, Newest: hours(40 * 24), Weekly: 1.2, Moved: "https://b.example/rss"}, []Trouble{
			{kindSilent, "The Gazette has had nothing new since 31 January 2026; usually it has 1 article a week."},
			{kindMoved, "The Gazette has moved for good to https://b.example/rss: write that address in the settings."},
		}},
		{Feed{Title: "The Gazette", Read: hours(99), Asked: at, Failures: 1, Gone: true, Moved: "https://b.example/rss"},
			[]Trouble{{kindEnded, "The Gazette has ended: its server says that it is gone (410)."}}},
	} {
		got := c.feed.Troubles(time.FixedZone("BST", 3600))
		if len(got) != len(c.want) {
			t.Errorf("%+v: %v, want %v", c.feed, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v, want %v", got[i], c.want[i])
			}
		}
	}
	left := Feed{Due: at}
	if left.Left(at.Add(48*time.Hour)) || !left.Left(at.Add(49*time.Hour)) || (Feed{Due: at, Gone: true}).Left(at.Add(49*time.Hour)) {
		t.Error("a feed is left when nobody has asked for it for two days since it was due")
	}
}

// TestTamed shows what a hostile feed calls itself and what its server says: on
// one line, and of no more length than others have.
func TestTamed(t *testing.T) {
	hostile := "Gazette\r\nBcc: eve@example.org\x1b[2J\u202e " + strings.Repeat("x", 9_999)
	f := Feed{Title: hostile, Place: hostile, Fault: hostile, Moved: hostile, Failures: 9}.Tamed()
	troubles := f.Troubles(time.UTC)
	for _, words := range []string{f.Title, f.Place, f.Fault, f.Moved, troubles[0].Words, troubles[1].Words} {
		if strings.ContainsAny(words, "\r\n\x1b\u202e") || len(words) > 1000 || !strings.Contains(words, "Gazette Bcc: eve@example.org") {
			t.Errorf("%q is shown", words)
		}
	}
}
