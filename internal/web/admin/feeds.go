package admin

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/source"
)

// Feed is a feed of a source as it was when it was last asked, and what is wrong
// with it.
type Feed struct {
	source.Feed
	Troubles []source.Trouble
}

// addFeeds adds the feeds of each source, those first with which something is
// wrong. Those that the settings no longer have are left out.
func (b backend) addFeeds(ctx context.Context, all map[string]*Source) error {
	feeds, err := b.o.Store.Feeds(ctx)
	for _, f := range source.Asked(feeds, func(name string) bool { return all[name] != nil }) {
		all[f.Source].Feeds = append(all[f.Source].Feeds, Feed{f.Tamed(), f.Troubles(b.o.Zone)})
	}
	for _, s := range all {
		slices.SortStableFunc(s.Feeds, func(a, b Feed) int {
			return cmp.Or(cmp.Compare(len(b.Troubles), len(a.Troubles)), cmp.Compare(a.Name(), b.Name()))
		})
	}
	return err
}

// State says how the feed is in a word or two.
func (f Feed) State() string {
	switch {
	case len(f.Troubles) > 0:
		return f.Troubles[0].Kind
	case f.Failures > 0:
		return "failed last"
	case f.Read.IsZero():
		return "not read yet"
	}
	return "well"
}

// Tone is the class of the state.
func (f Feed) Tone() string {
	switch {
	case f.State() == "well":
		return "good"
	case len(f.Troubles) > 0 && f.Troubles[0].Grave():
		return "bad"
	}
	return "watch"
}

// Rate is how many articles a week it has.
func (f Feed) Rate() string {
	if f.Weekly > 0 && f.Weekly < 0.5 {
		return "under 1"
	}
	return fmt.Sprintf("%.0f", f.Weekly)
}

// Interval is how often the feed is asked; empty if that is only at editions, or
// never again.
func (f Feed) Interval() string {
	if f.Gone {
		return ""
	}
	hours, minutes := f.Every/time.Hour, f.Every%time.Hour/time.Minute
	var parts []string
	if hours > 0 {
		parts = append(parts, fmt.Sprintf("%d h", hours))
	}
	if minutes > 0 {
		parts = append(parts, fmt.Sprintf("%d min", minutes))
	}
	return strings.Join(parts, "\u00a0")
}

// shownFeed is a feed as the template desk-feed is given it: with its times in the
// site's zone.
type shownFeed struct {
	Feed
	ReadAt, NewestAt, NextAt, SinceAt string
}

// Of has the times of a feed in the site's zone. One that has ended is not asked
// again.
func (p sourcesPage) Of(f Feed) shownFeed {
	next := f.Due
	if f.Gone {
		next = time.Time{}
	}
	return shownFeed{f, p.At(f.Read), p.At(f.Newest), p.At(next), p.At(f.Since)}
}

// unwell is how many of the feeds are not well.
func (s Source) unwell() (n int) {
	for _, f := range s.Feeds {
		n += min(len(f.Troubles), 1)
	}
	return n
}
