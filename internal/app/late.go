package app

import (
	"context"
	"time"

	"catchup/internal/edition"
)

// Due is how a report stands with the edition of its latest slot. Late is
// since when it has been later than it may be, zero if it is not.
type Due struct {
	Edition string    `json:"edition"`
	Slot    time.Time `json:"slot"`
	Out     bool      `json:"out"`
	Late    time.Time `json:"late,omitzero"`
}

// due is how the report stands; latest is its last edition, if there is one,
// and out whether that is out. There is nothing due of a report without a
// schedule, or whose first slot has passed before anybody could make it.
func (a *App) standing(report string, latest *edition.Entry, out bool) (due Due, ok bool) {
	plan := a.settings.Reports[report].Schedule
	if plan == nil {
		return Due{}, false
	}
	moment := a.moment(report, nil)
	slot := a.slots()[report].Last(moment)
	if slot.IsZero() || latest == nil && moment.Sub(slot) > plan.CatchUp.Span() {
		return Due{}, false
	}
	key := a.press(report).Key(slot)
	due = Due{Edition: key.String(), Slot: slot, Out: out && latest != nil && (latest.Key == key || latest.Due.After(slot))}
	begins := slot
	if latest != nil && latest.Key == key && latest.Release.After(slot) { // its embargo ends later
		begins = latest.Release
	}
	limit := begins.Add(plan.Late.Span())
	if !due.Out && a.settings.AsOf == nil && moment.After(limit) { // a pinned clock is never late
		due.Late = limit
	}
	return due, true
}

// latest is the report's last edition, nil if there is none.
func (a *App) latest(ctx context.Context, report string) (last *edition.Entry, err error) {
	for e, err := range a.store.Entries(ctx, report) {
		if err != nil {
			return nil, err
		}
		last = &e
	}
	return last, nil
}
