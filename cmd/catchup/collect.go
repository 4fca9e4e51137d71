package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/collector"
)

func collectCommand(d *door) *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use: "collect [--all]", Short: "ask the feeds that are due, and keep what they show", Args: takes(0, 0),
		Long: `Collect asks each feed of the settings that is due once, and keeps its articles
for the next editions. The daemon does so by itself; without one, let cron call
collect every hour, so that nothing is lost of a feed that shows few articles at
a time. A feed is not due before its interval (every) has passed, or while its
server asks for a pause.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error { return d.collect(c.Context(), all) },
	}
	c.Flags().BoolVar(&all, "all", false, "ask all feeds, due or not, also those that have ended; a pause that a server asks for is kept")
	return c
}

// collect prints a line for each feed.
func (d *door) collect(ctx context.Context, all bool) error {
	return d.withApp(ctx, app.Options{}, func(a *app.App) error {
		visits, faults := a.Collect(ctx, all)
		slices.SortFunc(visits, func(a, b collector.Visit) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.After.Place, b.After.Place))
		})
		for _, v := range visits {
			if v.Err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", v.Source, v.Err))
				continue
			}
			d.screen.printf("%-10s %s: %s\n", v.Source, v.After.Name(), found(v))
			if v.After.Moved != "" {
				d.screen.say("%s: %s has moved for good to %s: write that address in the settings", v.Source, v.After.Place, v.After.Moved)
			}
		}
		if len(visits) == 0 && len(faults) == 0 {
			d.screen.printf("no feed is due; --all asks all of them\n")
		}
		if len(faults) > 0 {
			return uncollected{errors.Join(faults...)}
		}
		return ctx.Err()
	})
}

// found says what a visit has found.
func found(v collector.Visit) string {
	switch v.News {
	case 0:
		return "nothing new"
	case 1:
		return "1 new or changed article"
	}
	return fmt.Sprintf("%d new or changed articles", v.News)
}

// uncollected says which feeds could not be read.
type uncollected struct{ error }
