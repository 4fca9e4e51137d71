// Package visit knows what a visit to a feed tells: which of the articles that the
// feed shows are known already, what it may have published unseen since the visit
// before, and when to come again. It does no I/O and knows no clock.
package visit

import (
	"time"

	"catchup/internal/source"
)

// Terms are on what terms a feed is visited. Every is the usual time between two
// visits, 0 if only editions visit it. Gaps that are older than Keep are forgotten,
// and no more than Most articles are kept. Jitter is a random number from -1 to 1,
// so that many programs do not ask at the same moment.
type Terms struct {
	Every  time.Duration
	Keep   time.Duration
	Most   int
	Jitter float64
}

// Listing is what a feed shows at the moment At: its articles in its own order,
// of which Kept are known (Collection.Known). Digest is that of its bytes.
type Listing struct {
	Shown  []source.Collected
	Kept   []source.Collected
	At     time.Time
	Digest string
}

// Found is what a visit has found. Shown are the articles as they are known now,
// in the order of the listing; those of Changed are new, or are not kept in these
// words. Late are the places in Shown of articles without a date that are taken to
// be as old as the visit, since the visit before did not show them.
type Found struct {
	Feed    source.Feed
	Shown   []source.Collected
	Changed []source.Collected
	Late    []int
}

// Read is what came of a visit that found a listing, of a feed of which that was
// known before.
func (t Terms) Read(before source.Feed, l Listing) Found {
	known := recognise(l)
	f := before
	f.Asked, f.Read, f.Digest, f.Failures, f.Fault, f.Closed, f.Gone = l.At, l.At, l.Digest, 0, "", time.Time{}, false
	seen, fresh := t.recent(known), 0
	for _, k := range seen {
		if k.fresh {
			fresh++
		}
	}
	s := newShow(known, seen, l.At)
	whole := s.judge(before, &f, fresh, l.At)
	for _, a := range s.dated {
		f.Newest = later(f.Newest, a.Published)
	}
	t.forget(&f, l.At)
	t.pace(before, &f, s, fresh, l.At)
	return t.found(f, known, seen, whole && !before.Read.IsZero(), l.At)
}

// found gathers what is new or changed. Articles without a date are dated by the
// visit if all that came since the visit before was seen.
func (t Terms) found(f source.Feed, known, seen []*article, dates bool, at time.Time) Found {
	found := Found{Feed: f}
	for i, k := range known {
		if dates && k.fresh && k.Published.IsZero() {
			k.Published = at
			found.Late = append(found.Late, i)
		}
		found.Shown = append(found.Shown, k.Collected)
	}
	for _, k := range seen {
		if k.fresh || k.changed {
			found.Changed = append(found.Changed, k.Collected)
		}
	}
	return found
}

// Unchanged is what came of a visit that found the same bytes as the last one.
func (t Terms) Unchanged(before source.Feed, at time.Time) source.Feed {
	f := before
	f.Asked, f.Read, f.Failures, f.Fault, f.Closed, f.Gone = at, at, 0, "", time.Time{}, false
	t.forget(&f, at)
	f.Every = t.slower(before)
	f.Due = t.due(at, f.Every)
	return f
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
