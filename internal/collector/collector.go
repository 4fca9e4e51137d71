// Package collector visits feeds between editions, so that what they show for a
// short time only is kept.
package collector

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"catchup/internal/source"
	"catchup/internal/source/feed"
)

const (
	look   = time.Minute      // how often it is looked which feeds are due, at least
	listed = time.Hour        // how often it is looked up which feeds there are
	atOnce = 4                // hosts that are asked at the same time
	pause  = time.Second      // between two feeds of a host
	turn   = 10 * time.Minute // until others may visit the feed of a program that died
)

// Collector visits the feeds of the sources, by their names in the settings.
// Several programs may each have one on the same collection. OnVisit, which may be
// nil, is called with each visit, from several goroutines. Articles that are older
// than Keep are deleted, also those of feeds that the settings no longer have.
type Collector struct {
	Sources    map[string]*feed.Source
	Collection source.Collection
	Keep       time.Duration
	Now        func() time.Time
	OnVisit    func(Visit)
	Log        *slog.Logger

	hosts  map[string][]feed.Visited
	relist time.Time // when the hosts are looked up again
	mu     sync.Mutex
	due    map[string]time.Time // when feeds are due, as far as this program knows
}

// Visit is what came of asking a feed of that source.
type Visit struct {
	Source string
	feed.Visit
}

// Run visits feeds whenever they are due, until ctx ends.
func (c *Collector) Run(ctx context.Context) {
	for ctx.Err() == nil {
		_, faults := c.Round(ctx, false)
		for _, err := range faults {
			c.Log.WarnContext(ctx, "a list of feeds is not read", "error", err)
		}
		sleep(ctx, c.untilDue())
	}
}

// untilDue is the time until a feed is due, as far as this program knows.
func (c *Collector) untilDue() time.Duration {
	wait := look
	for _, due := range c.due {
		wait = min(wait, due.Sub(c.Now()))
	}
	return max(wait, time.Second)
}

// Round visits the feeds that are due, or all of them, once. Hosts are asked side
// by side, the feeds of one host one after the other. A feed that another program
// is visiting is left to that. The visits are in no order. The faults are lists of
// feeds that could not be read. It is for one goroutine at a time.
func (c *Collector) Round(ctx context.Context, all bool) (visits []Visit, faults []error) {
	now := c.Now()
	if c.hosts == nil || !now.Before(c.relist) {
		faults = c.list(ctx)
		c.relist = now.Add(listed)
		if err := c.Collection.Trim(ctx, "", now.Add(-c.Keep), 0); err != nil && ctx.Err() == nil {
			c.Log.WarnContext(ctx, "old articles are not deleted", "error", err)
		}
	}
	var group errgroup.Group
	var mu sync.Mutex
	group.SetLimit(atOnce)
	for _, feeds := range c.hosts {
		feeds = slices.DeleteFunc(slices.Clone(feeds), func(f feed.Visited) bool { return !all && !c.isDue(ctx, f, now) })
		if len(feeds) == 0 {
			continue
		}
		group.Go(func() error {
			found := c.visitAll(ctx, feeds, all)
			mu.Lock()
			defer mu.Unlock()
			visits = append(visits, found...)
			return nil
		})
	}
	group.Wait()
	return visits, faults
}

// list looks up the feeds by their hosts, each once, and forgets when they are due.
func (c *Collector) list(ctx context.Context) (faults []error) {
	known := map[string]bool{}
	c.hosts, c.due = map[string][]feed.Visited{}, map[string]time.Time{}
	for _, name := range slices.Sorted(maps.Keys(c.Sources)) {
		feeds, wrong := c.Sources[name].Visited(ctx, name)
		for _, err := range wrong {
			faults = append(faults, fmt.Errorf("source %s: %w", name, err))
		}
		for _, f := range feeds {
			if !known[f.Key()] {
				known[f.Key()] = true
				c.hosts[f.Host()] = append(c.hosts[f.Host()], f)
			}
		}
	}
	return faults
}

// isDue tells whether a feed is to be visited now, as far as this program knows.
func (c *Collector) isDue(ctx context.Context, f feed.Visited, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	due, known := c.due[f.Key()]
	if !known {
		state, err := c.Collection.Feed(ctx, f.Key())
		if err != nil {
			return false // the next look may read it
		}
		due = dueOf(state)
		c.due[f.Key()] = due
	}
	return !due.After(now)
}

// never is when a feed that has ended is visited again. It may be asked for with
// all others.
var never = time.Unix(1<<40, 0)

// dueOf is when a feed is due.
func dueOf(f source.Feed) time.Time {
	if f.Gone {
		return never
	}
	return f.Due
}

// visitAll visits the feeds of one host, one after the other.
func (c *Collector) visitAll(ctx context.Context, feeds []feed.Visited, all bool) (visits []Visit) {
	for i, f := range feeds {
		if i > 0 && !sleep(ctx, pause) {
			break
		}
		if !all && !c.claim(ctx, f) {
			continue
		}
		v := c.visit(ctx, f)
		if ctx.Err() != nil {
			break // what it came to is not its fault
		}
		c.note(ctx, v)
		visits = append(visits, v)
		c.mu.Lock()
		c.due[f.Key()] = dueOf(v.After)
		c.mu.Unlock()
	}
	return visits
}

// claim takes the turn to visit a feed. If another program has it, it is looked up
// again when the feed is due.
func (c *Collector) claim(ctx context.Context, f feed.Visited) bool {
	now := c.Now()
	mine, err := c.Collection.Claim(ctx, f.Key(), now, now.Add(turn))
	if err != nil && ctx.Err() == nil {
		c.Log.WarnContext(ctx, "the turn to visit a feed is not taken", "error", err)
	}
	if !mine {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.due, f.Key())
	}
	return mine && err == nil
}

// visit visits a feed. A panic is an error of this feed alone.
func (c *Collector) visit(ctx context.Context, f feed.Visited) (v Visit) {
	defer func() {
		if cause := recover(); cause != nil {
			v.Err = fmt.Errorf("panic: %v", cause)
			v.After.Due = c.Now().Add(listed)
		}
	}()
	return Visit{f.Source(), f.Visit(ctx)}
}

// note logs a visit, louder where a feed begins to fail or is well again.
func (c *Collector) note(ctx context.Context, v Visit) {
	log := c.Log.With("source", v.Source, "place", cmp.Or(v.After.Place, v.Before.Place))
	switch {
	case v.Err != nil && v.Before.Failures == 0:
		log.WarnContext(ctx, "a feed cannot be read", "error", v.Err, "due", v.After.Due)
	case v.Err != nil:
		log.DebugContext(ctx, "a feed still cannot be read", "error", v.Err, "failures", v.After.Failures, "due", v.After.Due)
	case v.Before.Failures > 0:
		log.InfoContext(ctx, "a feed can be read again", "news", v.News)
	default:
		log.DebugContext(ctx, "a feed has been read", "news", v.News, "due", v.After.Due)
	}
	if v.After.Moved != "" && v.After.Moved != v.Before.Moved {
		log.WarnContext(ctx, "a feed has moved for good", "to", v.After.Moved)
	}
	if c.OnVisit != nil {
		c.OnVisit(v)
	}
}

// sleep waits, unless ctx ends before.
func sleep(ctx context.Context, span time.Duration) bool {
	timer := time.NewTimer(span)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
