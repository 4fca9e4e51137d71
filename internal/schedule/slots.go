// Package schedule knows when reports are due, and calls for work when they
// are. It makes nothing itself: whoever is called works out from the store what
// is owed, so a call that comes twice, late or not at all does no harm.
package schedule

import "time"

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
