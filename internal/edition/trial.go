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
	"catchup/internal/table"
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
// came of it in the order of their names. It holds no more of a source than the
// reports do, so a limit that they stay below is not met here. There is no
// edition before that figures could have jumped from.
func Try(ctx context.Context, supplies map[string]Supply, specs []reports.Spec, now time.Time) (trials []Trial) {
	readings := map[string]reports.Reading{}
	for _, name := range slices.Sorted(maps.Keys(supplies)) {
		r := source.Request{Source: name, Period: period.Week.Ending(now), As: now}
		var left int
		if !isChecked(supplies, name) {
			r.Shape.Keep = readWhole(reports.Needed(specs, name), &left)
		}
		t, err := supplies[name].Read(ctx, r)
		readings[name] = reports.Reading{Table: t, Err: err}
		trial := Trial{Source: name, Err: err}
		if err == nil {
			trial.Result = fmt.Sprintf("%d rows from %s", len(t.Rows)+left, t.Reading.Place)
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

// readWhole is a filter that has all cells of a row read, so that a mistake in
// any is told, and then lets the row go unless the other filter keeps it. left
// is how many rows it let go. nil keeps all.
func readWhole(f *table.Filter, left *int) *table.Filter {
	if f == nil {
		return nil
	}
	whole := &table.Filter{Columns: f.Columns}
	whole.Opens = func(t *table.Table) {
		for _, c := range t.Columns {
			whole.Columns = append(whole.Columns, c.Name)
		}
	}
	whole.Keeps = func(values []*table.Value) bool {
		kept := f.Keeps(values[:len(f.Columns)])
		if !kept {
			*left++
		}
		return kept
	}
	return whole
}
