// Package schedule knows when reports are due, and calls for work when they
// are. It makes nothing itself: whoever is called works out from the store what
// is owed, so a call that comes twice, late or not at all does no harm.
package schedule

import (
	"fmt"
	"iter"
	"time"

	"catchup/internal/holiday"
	"catchup/internal/period"
)

// Line is a parsed rule; Next returns the first moment after t that it names,
// or the zero time if there is none.
type Line interface {
	Next(t time.Time) time.Time
}

// Slots are the moments that a line names in a zone. The line is read in civil
// time and each civil moment comes once: in the hour that a clock change doubles
// it comes the second time round, and a moment in the hour that is left out comes
// as much later as the clock is put on. A moment on a holiday becomes what
// OnHoliday says, at the same time of day; holidays are days of the zone.
type Slots struct {
	Line      Line
	Zone      *time.Location
	Holidays  *holiday.Calendar // nil for none
	OnHoliday Move
}

// Move is what becomes of a slot on a holiday.
type Move string

// A slot on a holiday is left out (Skip) or moved to the nearest working day
// Before or After it; it stays if nothing is said.
const (
	Skip   Move = "skip"
	Before Move = "before"
	After  Move = "after"
)

// UnmarshalText reads skip, before or after.
func (m *Move) UnmarshalText(text []byte) error {
	switch *m = Move(text); *m {
	case Skip, Before, After:
		return nil
	}
	return fmt.Errorf("%q is not what becomes of a slot on a holiday: skip, before or after", text)
}

// Occurrence is one moment that a line names, and what becomes of it.
type Occurrence struct {
	At      time.Time // the slot, in its zone; zero if it is skipped
	Named   time.Time // when the line has it, in the same zone
	Holiday string    // the holiday for which it is moved or skipped; empty if it is neither

	civil time.Time // Named on the clock on the wall
}

// moment is its slot, or when it would have been if it is skipped.
func (o Occurrence) moment() time.Time {
	if o.At.IsZero() {
		return o.Named
	}
	return o.At
}

// Why says in words that it is moved or skipped, and for which holiday; empty if
// it is neither.
func (o Occurrence) Why() string {
	switch {
	case o.Holiday == "":
		return ""
	case o.At.IsZero():
		return "skipped: " + o.Holiday
	}
	return "moved from " + o.Named.Format("Monday 2 January: ") + o.Holiday
}

// mostYears is how far the next slot is looked for. 29 February is the rarest of
// days, and a century may leave it out.
const mostYears = 12

// from lists what the line names after a civil moment, in its order, until there
// has been no slot for twelve years.
func (s Slots) from(civil time.Time) iter.Seq[Occurrence] {
	return func(yield func(Occurrence) bool) {
		last := civil
		for civil = s.Line.Next(civil); !civil.IsZero() && civil.Before(last.AddDate(mostYears, 0, 0)); civil = s.Line.Next(civil) {
			o := s.occurrence(civil)
			if !yield(o) {
				return
			}
			if !o.At.IsZero() {
				last = civil
			}
		}
	}
}

// occurrence is what becomes of a civil moment.
func (s Slots) occurrence(civil time.Time) Occurrence {
	o := Occurrence{Named: period.At(civil, s.Zone), Holiday: s.Holidays.Name(civil), civil: civil}
	switch to, ok := civil, true; {
	case o.Holiday == "" || s.OnHoliday == "":
		o.At, o.Holiday = o.Named, ""
	case s.OnHoliday == Before:
		if to, ok = s.Holidays.Working(civil, -1); ok {
			o.At = period.At(to, s.Zone)
		}
	case s.OnHoliday == After:
		if to, ok = s.Holidays.Working(civil, 1); ok {
			o.At = period.At(to, s.Zone)
		}
	}
	return o
}

// After lists what the line names from the first slot after t on, what is
// skipped among it. It has an end only if there is no slot for twelve years. Slots
// are in the order of time.
func (s Slots) After(t time.Time) iter.Seq[Occurrence] {
	// What is named up to a working day is due by its end. So slots after t are
	// named after the working day before, and a day more covers a clock change.
	begin := period.Civil(t.In(s.Zone)).AddDate(0, 0, -1).Truncate(day)
	if s.OnHoliday == After {
		if working, ok := s.Holidays.Working(begin, -1); ok {
			begin = working
		}
	}
	return func(yield func(Occurrence) bool) {
		for o := range s.from(begin) {
			if o.moment().After(t) && !yield(o) {
				return
			}
		}
	}
}

// Next returns the first slot after t, the zero time if there is none in the
// twelve years after it.
func (s Slots) Next(t time.Time) time.Time {
	for o := range s.After(t) {
		if !o.At.IsZero() {
			return o.At
		}
	}
	return time.Time{}
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

func (s Slots) lastSince(from, to time.Time) (last time.Time) {
	for o := range s.After(from) {
		switch {
		case o.moment().After(to):
			return last
		case !o.At.IsZero():
			last = o.At
		}
	}
	return last
}

// due is the one that is due at a slot; not ok if the moment is none.
func (s Slots) due(slot time.Time) (Occurrence, bool) {
	for o := range s.After(slot.Add(-time.Nanosecond)) {
		if !o.At.IsZero() && o.At.Equal(slot) {
			return o, true
		}
		if o.moment().After(slot) {
			break
		}
	}
	return Occurrence{}, false
}

// Period is what the edition of a slot tells of: the period of the unit that
// ends there. If the line names a moment a rolling period before this one, the
// period begins at that slot, wherever a holiday or a clock change has moved it,
// so that no hour is told twice and none is left out.
func (s Slots) Period(unit period.Unit, slot time.Time) period.Period {
	p := unit.Ending(slot)
	back := map[period.Unit]int{period.Day: 1, period.Week: 7}[unit]
	o, ok := s.due(slot)
	if !ok || back == 0 {
		return p
	}
	civil := o.civil.AddDate(0, 0, -back)
	if !s.Line.Next(civil.Add(-time.Second)).Equal(civil) {
		return p // the line names nothing there
	}
	if before := s.occurrence(civil).moment(); before.Before(slot) {
		p.Start = before.In(slot.Location())
	}
	return p
}

// clashYears is for how many years a clash is looked for.
const clashYears = 11

// Clash returns the first two occurrences after the moment whose editions would
// have one label, so that the second is never made; ok is false if there are
// none in the eleven years after it.
func (s Slots) Clash(unit period.Unit, from time.Time) (first, second Occurrence, ok bool) {
	label := func(o Occurrence) string { return unit.Label(unit.Ending(o.At)) }
	for o := range s.After(from) {
		switch {
		case o.moment().After(from.AddDate(clashYears, 0, 0)):
			return first, second, false
		case o.At.IsZero():
		case !first.At.IsZero() && label(first) == label(o):
			return first, o, true
		default:
			first = o
		}
	}
	return first, second, false
}

const day = 24 * time.Hour
