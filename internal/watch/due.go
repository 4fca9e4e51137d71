package watch

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"catchup/internal/edition"
)

// Due is the state of the edition of a report's latest slot. Late is since when
// it has been too late, zero if it is not; what was dropped or is quiet never is.
type Due struct {
	Edition string        `json:"edition"` // its key, "weekly/2024-06-14"
	Slot    time.Time     `json:"slot"`
	Out     bool          `json:"out"`
	Late    time.Time     `json:"late,omitzero"`
	Stands  edition.State `json:"stands,omitempty"` // empty if it is not made
}

// words say why it is not out: "waits for approval".
func (d Due) words() string {
	switch d.Stands {
	case edition.Waiting:
		return "waits for approval"
	case edition.Stopped:
		return "is on hold"
	}
	return "is not out"
}

// slot is the report's latest slot, zero if there is none, and the key of its
// edition.
func (w *Watch) slot(report string) (time.Time, edition.Key) {
	calendar := w.o.Calendar
	slot := calendar.Last(report, calendar.Moment(report, nil))
	if slot.IsZero() {
		return slot, edition.Key{Report: report}
	}
	return slot, edition.Key{Report: report, Period: calendar.Label(report, slot)}
}

// standing is the state of the edition of a slot. asked is that edition, nil if
// there is none, and out whether it is out; latest is the report's last. Nothing
// is due of a report without a schedule, or if nobody could make the edition: the
// slot came too long before the first one, or before it was moved there.
func (w *Watch) standing(key edition.Key, slot time.Time, latest, asked *edition.Entry, out bool) (due Due, ok bool) {
	plan, moment := w.o.Calendar.Reports[key.Report], w.o.Calendar.Moment(key.Report, nil)
	tooLate := moment.Sub(slot) > plan.CatchUp
	if slot.IsZero() || asked == nil && tooLate && (latest == nil || latest.Due.After(slot)) {
		return Due{}, false
	}
	due = Due{Edition: key.String(), Slot: slot, Out: out}
	begins := slot
	if asked != nil {
		if due.Stands = asked.State; asked.Release.After(slot) { // its embargo ends later, or somebody has ruled on it
			begins = asked.Release
		}
	}
	limit := begins.Add(plan.Late)
	if !out && due.Stands != edition.Dropped && due.Stands != edition.Quiet && w.o.Calendar.Pinned == nil && moment.After(limit) { // a pinned clock is never late
		due.Late = limit
	}
	return due, true
}

// wellOf is an error that names the editions which are late, nil if none is.
func wellOf(all []Due) error {
	var late []string
	for _, d := range all {
		if !d.Late.IsZero() {
			late = append(late, fmt.Sprintf("%s, due at %s, %s", d.Edition, d.Slot.Format(time.RFC3339), d.words()))
		}
	}
	if len(late) == 0 {
		return nil
	}
	return errors.New(strings.Join(late, "; "))
}
