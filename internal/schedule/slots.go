// Package schedule knows when reports are due, and calls for work when they
// are. It makes nothing itself: whoever is called works out from the store what
// is owed, so a call that comes twice, late or not at all does no harm.
package schedule

import (
	"time"

	"catchup/internal/period"
)

// Line is a parsed cron line; Next returns the first moment after t that it
// names, or the zero time if there is none.
type Line interface {
	Next(t time.Time) time.Time
}

// Slots are the moments a cron line names in a zone. The line is read in
// civil time and each civil moment comes once: in the hour that a clock
// change doubles it comes the second time round, and a moment in the hour that
// is left out comes when the clock has been put on.
type Slots struct {
	Line Line
	Zone *time.Location
}

// Next returns the first slot after t, the zero time if there is none.
func (s Slots) Next(t time.Time) time.Time {
	civil := civilOf(t.In(s.Zone))
	for {
		if civil = s.Line.Next(civil); civil.IsZero() {
			return time.Time{}
		}
		if slot := s.at(civil); slot.After(t) {
			return slot
		}
	}
}

// Last returns the latest slot at or before t, the zero time if there was
// none in the eight years before it (29 February is the rarest of days).
func (s Slots) Last(t time.Time) time.Time {
	for _, back := range []time.Duration{day, 8 * day, 32 * day, 366 * day, 8 * 366 * day} {
		if last := s.lastSince(t.Add(-back), t); !last.IsZero() {
			return last
		}
	}
	return time.Time{}
}

// looked is how many slots are compared in search of a clash.
const looked = 400

// Clash returns the first two slots after the moment whose editions would have
// one label, so that the second is never made; ok is false if there are none
// among the next 400.
func (s Slots) Clash(unit period.Unit, from time.Time) (first, second time.Time, ok bool) {
	label := func(at time.Time) string { return unit.Label(unit.Ending(at.In(s.Zone))) }
	first = s.Next(from)
	for range looked {
		second = s.Next(first)
		if second.IsZero() {
			return first, second, false
		}
		if label(first) == label(second) {
			return first.In(s.Zone), second.In(s.Zone), true
		}
		first = second
	}
	return first, second, false
}

const day = 24 * time.Hour

func (s Slots) lastSince(from, to time.Time) (last time.Time) {
	for slot := s.Next(from); !slot.IsZero() && !slot.After(to); slot = s.Next(slot) {
		last = slot
	}
	return last
}

// civilOf is the wall clock of t as a moment in UTC, where no hour is doubled
// or left out.
func civilOf(t time.Time) time.Time {
	y, m, d := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(y, m, d, hour, minute, second, t.Nanosecond(), time.UTC)
}

// at is the moment the wall clock of the zone shows the civil time.
func (s Slots) at(civil time.Time) time.Time {
	y, m, d := civil.Date()
	hour, minute, second := civil.Clock()
	return time.Date(y, m, d, hour, minute, second, 0, s.Zone)
}
