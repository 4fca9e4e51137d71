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
		{Feed{Place: "https://a.example/rss", Asked: at, Failures: 9, Fault: "reading https://a.example/rss: it says 503"},
			[]Trouble{{kindFailing, "https://a.example/rss has never been read: it says 503."}}},
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
}

// TestAsked leaves out the feeds that nobody asks for while others are asked.
func TestAsked(t *testing.T) {
	at := time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)
	days := func(n int) time.Time { return at.AddDate(0, 0, -n) }
	all := []Feed{
		{Key: "last", Source: "papers", Asked: at, Due: at.Add(time.Hour), Every: time.Hour},
		{Key: "slow", Source: "papers", Asked: days(3), Due: days(2), Every: time.Hour},
		{Key: "left", Source: "papers", Asked: days(3), Due: days(2).Add(-1), Every: time.Hour},
		{Key: "rare", Source: "papers", Asked: days(35), Due: days(35)},
		{Key: "left too", Source: "papers", Asked: days(36), Due: days(36)},
		{Key: "ended", Source: "papers", Asked: days(99), Due: days(99), Every: time.Hour, Gone: true},
		{Key: "other", Source: "gone", Asked: at, Due: at.Add(time.Hour), Every: time.Hour},
	}
	papers := func(source string) bool { return source == "papers" }
	for want, feeds := range map[string][]Feed{"last slow rare ended": all, "left": all[2:3], "": nil} {
		var got []string
		for _, f := range Asked(feeds, papers) {
			got = append(got, f.Key)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v are asked for, want %s", got, want)
		}
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
