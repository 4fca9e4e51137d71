package edition

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/reports"
)

// Trial is what came of reading a source once. Err is nil if it can be read;
// Breaches is what is not as expected of it.
type Trial struct {
	Source   string
	Result   string
	Warnings []string
	Breaches []document.Breach
	Err      error
}

// Try reads every source once, as if for a week that ends now, and returns what
// came of it in the order of their names. There is no edition before that
// figures could have jumped from.
func Try(ctx context.Context, supplies map[string]Supply, now time.Time) (trials []Trial) {
	readings := map[string]reports.Reading{}
	for _, name := range slices.Sorted(maps.Keys(supplies)) {
		t, err := supplies[name].Read(ctx, source.Request{Source: name, Period: period.Week.Ending(now), As: now})
		readings[name] = reports.Reading{Table: t, Err: err}
		trial := Trial{Source: name, Err: err}
		if err == nil {
			trial.Result = fmt.Sprintf("%d rows from %s", len(t.Rows), t.Reading.Place)
			trial.Warnings = t.Warnings
		}
		trials = append(trials, trial)
	}
	breaches := checkExpected(supplies, readings, now, nil)
	for i, trial := range trials {
		trials[i].Breaches = slices.DeleteFunc(slices.Clone(breaches), func(b document.Breach) bool { return b.Source != trial.Source })
	}
	return trials
}
