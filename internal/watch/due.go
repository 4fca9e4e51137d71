package watch

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"catchup/internal/edition"
)

// Due is the state of the edition of a report's latest slot. Late is since when
// it has been too late, zero if it is not.
type Due struct {
	Edition string    `json:"edition"` // its key, "weekly/2024-06-14"
	Slot    time.Time `json:"slot"`
	Out     bool      `json:"out"`
	Late    time.Time `json:"late,omitzero"`
}

// standing is the state of a report. latest is its last edition, nil if there
// is none, and out whether that is out. Nothing is due of a report without a
// schedule, or if its first slot was before anybody could make an edition.
func (w *Watch) standing(report string, latest *edition.Entry, out bool) (due Due, ok bool) {
	calendar := w.o.Calendar
	plan, moment := calendar.Reports[report], calendar.Moment(report, nil)
	slot := calendar.Last(report, moment)
	if slot.IsZero() || latest == nil && moment.Sub(slot) > plan.CatchUp {
		return Due{}, false
	}
	key := edition.Key{Report: report, Period: calendar.Label(report, slot)}
	due = Due{Edition: key.String(), Slot: slot, Out: out && latest != nil && (latest.Key == key || latest.Due.After(slot))}
	begins := slot
	if latest != nil && latest.Key == key && latest.Release.After(slot) { // its embargo ends later
		begins = latest.Release
	}
	limit := begins.Add(plan.Late)
	if !due.Out && calendar.Pinned == nil && moment.After(limit) { // a pinned clock is never late
		due.Late = limit
	}
	return due, true
}

// WellOf is an error that names the editions which are late, nil if none is.
func WellOf(all []Due) error {
	var late []string
	for _, d := range all {
		if !d.Late.IsZero() {
			late = append(late, fmt.Sprintf("%s, due at %s, is not out", d.Edition, d.Slot.Format(time.RFC3339)))
		}
	}
	if len(late) == 0 {
		return nil
	}
	return errors.New(strings.Join(late, "; "))
}
