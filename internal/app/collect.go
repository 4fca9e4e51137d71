package app

import (
	"context"
	"time"

	"catchup/internal/collector"
)

// leastKept is how long articles are kept at least that no source of the settings
// has any longer.
const leastKept = 60 * 24 * time.Hour

// collector visits the feeds of the sources between editions.
func (in *installation) collector() *collector.Collector {
	keep := leastKept
	for _, s := range in.settings.Sources {
		if s.Feed != nil {
			keep = max(keep, s.Feed.Keep.Span())
		}
	}
	return &collector.Collector{
		Sources: in.feeds, Collection: in.store.Collection, Keep: keep,
		Now: in.options.Now, OnVisit: in.metrics.visit, Log: in.options.Log,
	}
}

// Collect visits the feeds that are due, or all of them, and keeps what they show.
// The faults are lists of feeds that could not be read.
func (a *App) Collect(ctx context.Context, all bool) (visits []collector.Visit, faults []error) {
	return a.in.collector().Round(ctx, all)
}

// visit counts a visit to a feed.
func (m *Metrics) visit(v collector.Visit) {
	outcome := "same"
	switch {
	case v.Err != nil:
		outcome = "failed"
	case v.News > 0:
		outcome = "news"
	}
	m.visits.WithLabelValues(v.Source, outcome).Inc()
}
