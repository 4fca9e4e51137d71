package feed

import (
	"context"
	"errors"
	"slices"

	"catchup/internal/source"
)

// Visited is one feed of a source that is visited between editions.
type Visited struct {
	source *Source
	name   string
	feed   one
}

// Visited are the feeds of the source, which has that name in the settings, that
// are visited between editions: those that have an address. An error is about a
// list of feeds that could not be read.
func (s *Source) Visited(ctx context.Context, name string) (all []Visited, faults []error) {
	if s.spec.Every == 0 || s.collection == nil {
		return nil, nil
	}
	feeds, faults := s.feeds(ctx, source.Request{Source: name})
	for _, feed := range feeds {
		if feed.from.URL != nil {
			all = append(all, Visited{s, name, feed})
		}
	}
	faults = slices.DeleteFunc(faults, func(err error) bool { return errors.As(err, new(oddity)) }) // editions and the check tell of them
	return all, faults
}

// Key names the feed in the collection.
func (v Visited) Key() string { return v.source.fetcher.Key(v.source.wanted(v.feed)) }

// Source is the name of its source in the settings.
func (v Visited) Source() string { return v.name }

// Host is the host that is asked for the feed, as far as the settings say.
func (v Visited) Host() string { return v.feed.from.URL.Host }

// Visit is what came of a visit: what was known of the feed before it and is known
// after it, and how many articles are new or changed.
type Visit struct {
	Before, After source.Feed
	News          int
	Err           error
}

// Visit asks the feed once, and keeps what it shows. A server that asks to wait is
// not waited for. It does not look whether the feed is due.
func (v Visited) Visit(ctx context.Context) Visit {
	c := v.source.call(ctx, source.Request{Source: v.name}, v.feed, true)
	return Visit{Before: c.before, After: c.after, News: c.news, Err: c.part.err}
}
