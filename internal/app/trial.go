package app

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/period"
	"catchup/internal/source"
)

// Trial is what a source answered when it was tried. Err is nil if it can be
// read.
type Trial struct {
	Source   string
	Result   string
	Warnings []string
	Err      error
}

// Try reads every source once, as if for a week that ends now, and returns
// what each answered in the order of their names.
func (a *App) Try(ctx context.Context) []Trial {
	var trials []Trial
	now := a.options.Now().In(a.settings.Timezone.Location)
	for _, name := range slices.Sorted(maps.Keys(a.supplies)) {
		t, err := a.supplies[name].Read(ctx, source.Request{Source: name, Period: period.Week.Ending(now), As: now})
		trial := Trial{Source: name, Err: err}
		if err == nil {
			trial.Result = fmt.Sprintf("%d rows from %s", len(t.Rows), t.Reading.Place)
			trial.Warnings = t.Warnings
		}
		trials = append(trials, trial)
	}
	return trials
}
