package visit

import (
	"time"

	"catchup/internal/source"
)

const (
	slowest      = 6                   // times Every, for a feed without news
	fastest      = 4                   // times as often as Every, for a feed that shows little
	longestPause = 24 * time.Hour      // after failures
	mostAsked    = 14 * 24 * time.Hour // that a server may ask not to be asked
)

// pace sets when the feed is visited next. News bring the interval back to Every;
// without any it grows. It is never over half the time in which the feed has
// filled what it shows, so that nothing is pushed out unseen.
func (t Terms) pace(before source.Feed, f *source.Feed, s show, fresh int, at time.Time) {
	if f.Every = t.slower(before); fresh > 0 || before.Read.IsZero() {
		f.Every = t.Every
	}
	if len(s.dated) > 0 {
		filled := at.Sub(s.dated[len(s.dated)-1].Published)
		f.Every = min(f.Every, max(filled/2, t.Every/fastest))
	}
	f.Due = t.due(at, f.Every)
}

// slower is the interval after a visit without news.
func (t Terms) slower(before source.Feed) time.Duration {
	return min(max(before.Every, t.Every/fastest)*3/2, slowest*t.Every)
}

// due is the moment after the interval, a tenth of it sooner, and then up to a tenth
// sooner or later: who calls for visits once an hour finds the feed due.
func (t Terms) due(at time.Time, interval time.Duration) time.Time {
	return at.Add(time.Duration(float64(interval) * 0.9 * (1 + t.Jitter/10)))
}

// Failed is what is known of a feed after a visit that failed. Each failure doubles
// the time until the next visit, up to a day. A server that asks to be left alone is
// left alone (Retry-After), and a feed that has ended (410) is not visited again.
func (t Terms) Failed(before source.Feed, err error, fault string, at time.Time) source.Feed {
	f := before
	f.Asked, f.Fault, f.Moved = at, fault, ""
	f.Failures++
	f.Gone = source.IsGone(err)
	interval := max(t.Every, min(t.Every<<min(f.Failures-1, 10), longestPause))
	f.Due = t.due(at, interval)
	if after := source.RetryAfter(err); after > 0 {
		f.Closed = at.Add(min(after, mostAsked))
		f.Due = later(f.Due, f.Closed)
	}
	return f
}
