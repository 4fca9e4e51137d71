package app

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/reports"
)

// Trial is what a source answered when it was tried. Err is nil if it can be
// read; Breaches is what is not as expected of it.
type Trial struct {
	Source   string
	Result   string
	Warnings []string
	Breaches []document.Breach
	Err      error
}

// Try reads every source once, as if for a week that ends now, and returns
// what each answered in the order of their names. There is no edition before
// that figures could have jumped from.
func (a *App) Try(ctx context.Context) []Trial {
	var trials []Trial
	readings := map[string]reports.Reading{}
	now := a.options.Now().In(a.settings.Timezone.Location)
	for _, name := range slices.Sorted(maps.Keys(a.supplies)) {
		t, err := a.supplies[name].Read(ctx, source.Request{Source: name, Period: period.Week.Ending(now), As: now})
		readings[name] = reports.Reading{Table: t, Err: err}
		trial := Trial{Source: name, Err: err}
		if err == nil {
			trial.Result = fmt.Sprintf("%d rows from %s", len(t.Rows), t.Reading.Place)
			trial.Warnings = t.Warnings
		}
		trials = append(trials, trial)
	}
	breaches := edition.Test(a.supplies, readings, now, nil)
	for i, trial := range trials {
		trials[i].Breaches = slices.DeleteFunc(slices.Clone(breaches), func(b document.Breach) bool { return b.Source != trial.Source })
	}
	return trials
}
