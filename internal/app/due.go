package app

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"catchup/internal/schedule"
	"catchup/internal/setting"
)

// Reports lists the reports in the order of their names.
func (a *App) Reports() []string {
	return slices.Sorted(maps.Keys(a.settings.Reports))
}

// moment is the time by which a report is to be made: the last second of the
// day asked for, but not later than now; or of the day the settings pin the
// clock to; or else now.
func (a *App) moment(report string, day *setting.Day) time.Time {
	zone := a.settings.Zone(report)
	now := a.options.Now().In(zone)
	switch {
	case day != nil && day.End(zone).After(now):
		return now
	case day != nil:
		return day.End(zone).Add(-time.Second)
	case a.settings.AsOf != nil:
		return a.settings.AsOf.End(zone).Add(-time.Second)
	}
	return now
}

// due is the latest slot of the report's schedule at or before the moment, and
// the moment itself for a report without one.
func (a *App) due(report string, moment time.Time) time.Time {
	slots, ok := a.slots()[report]
	if !ok {
		return moment
	}
	if last := slots.Last(moment); !last.IsZero() {
		return last
	}
	return moment
}

// slots are the schedules of the reports that have one.
func (a *App) slots() map[string]schedule.Slots {
	slots := map[string]schedule.Slots{}
	for name, r := range a.settings.Reports {
		if r.Schedule != nil {
			slots[name] = schedule.Slots{Line: r.Schedule.At.Schedule, Zone: a.settings.Zone(name)}
		}
	}
	return slots
}

// Slot is a coming run of a report.
type Slot struct {
	Report string
	At     time.Time
}

// Coming lists the next n runs of each scheduled report after now, soonest
// first, ties by name.
func (a *App) Coming(n int) []Slot {
	var runs []Slot
	for name, slots := range a.slots() {
		at := a.options.Now()
		for range n {
			if at = slots.Next(at); at.IsZero() {
				break
			}
			runs = append(runs, Slot{name, at})
		}
	}
	slices.SortFunc(runs, func(x, y Slot) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Report, y.Report))
	})
	return runs
}
