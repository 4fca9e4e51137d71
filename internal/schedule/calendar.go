package schedule

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"catchup/internal/period"
	"catchup/internal/setting"
)

// Calendar tells when the reports of an installation are due. It may be used
// from several goroutines.
type Calendar struct {
	Reports map[string]Report // by their names
	Pinned  *setting.Day      // the clock stands at the end of this day; nil for a clock that goes
	Now     func() time.Time  // the wall clock
}

// Report is when one report is due.
type Report struct {
	Slots   *Slots // nil for a report that is made on demand alone
	Zone    *time.Location
	Unit    period.Unit   // what one edition covers
	CatchUp time.Duration // how long after its slot an edition is still made
	Late    time.Duration // how long after its slot an edition that is not out is late
}

// Names lists the reports in the order of their names.
func (c *Calendar) Names() []string { return slices.Sorted(maps.Keys(c.Reports)) }

// Moment is the time by which a report is to be made, in its zone: the last
// second of the day asked for, but not later than now; or of the day that the
// clock is pinned to; or else now.
func (c *Calendar) Moment(report string, day *setting.Day) time.Time {
	zone := c.Reports[report].Zone
	now := c.Now().In(zone)
	switch {
	case day != nil && day.End(zone).After(now):
		return now
	case day != nil:
		return day.End(zone).Add(-time.Second)
	case c.Pinned != nil:
		return c.Pinned.End(zone).Add(-time.Second)
	}
	return now
}

// Last is the report's latest slot at or before the moment. It is the zero time
// if there was none, or the report has no schedule.
func (c *Calendar) Last(report string, moment time.Time) time.Time {
	slots := c.Reports[report].Slots
	if slots == nil {
		return time.Time{}
	}
	return slots.Last(moment)
}

// Due is the report's latest slot at or before the moment, or else the moment
// itself.
func (c *Calendar) Due(report string, moment time.Time) time.Time {
	if last := c.Last(report, moment); !last.IsZero() {
		return last
	}
	return moment
}

// Owed is the slot whose edition is to be made now if nobody has made it, and
// for how long it has been due. There is none if it is too late for it.
func (c *Calendar) Owed(report string) (slot time.Time, late time.Duration, ok bool) {
	moment := c.Moment(report, nil)
	slot = c.Last(report, moment)
	late = moment.Sub(slot)
	return slot, late, !slot.IsZero() && late <= c.Reports[report].CatchUp
}

// Label is that of the period whose edition is due at the moment, which carries
// the report's zone: "2024-06-14".
func (c *Calendar) Label(report string, due time.Time) string {
	unit := c.Reports[report].Unit
	return unit.Label(unit.Ending(due))
}

// Slots are those of the reports that have a schedule.
func (c *Calendar) Slots() map[string]Slots {
	all := map[string]Slots{}
	for name, r := range c.Reports {
		if r.Slots != nil {
			all[name] = *r.Slots
		}
	}
	return all
}

// Period is what the report's edition that is due at the moment tells of; the
// moment carries the report's zone.
func (c *Calendar) Period(report string, due time.Time) period.Period {
	r := c.Reports[report]
	if r.Slots == nil {
		return r.Unit.Ending(due)
	}
	return r.Slots.Period(r.Unit, due)
}

// Why says in words from where the report's slot is moved, and for which
// holiday; empty if it is not.
func (c *Calendar) Why(report string, slot time.Time) string {
	slots := c.Reports[report].Slots
	if slots == nil {
		return ""
	}
	o, _ := slots.due(slot)
	return o.Why()
}

// Next lists the report's next n slots after now, fewer if there are no more.
func (c *Calendar) Next(report string, n int) (all []time.Time) {
	for _, o := range c.next(report, n) {
		if !o.At.IsZero() {
			all = append(all, o.At)
		}
	}
	return all
}

// next lists what the report's rule names up to its next n slots.
func (c *Calendar) next(report string, n int) (all []Occurrence) {
	slots := c.Reports[report].Slots
	if slots == nil || n < 1 {
		return nil
	}
	for o := range slots.After(c.Now()) {
		all = append(all, o)
		if !o.At.IsZero() {
			n--
		}
		if n == 0 {
			break
		}
	}
	return all
}

// Slot is a coming slot of a report, or one that is skipped.
type Slot struct {
	Report string
	Occurrence
}

// Words say when the slot is, or would have been: on the clock of its zone, and
// in UTC with the day if that is another there; and what a holiday does to it.
func (s Slot) Words() string {
	local := s.moment()
	layout := "15:04 UTC"
	if utc := local.UTC(); utc.Day() != local.Day() {
		layout = "Monday 15:04 UTC"
	}
	words := local.Format("Monday 2 January 2006, 15:04 MST") + " (" + local.Location().String() + ", " + local.UTC().Format(layout) + ")"
	if why := s.Why(); why != "" {
		words += "; " + why
	}
	return words
}

// Coming lists the next n slots of each report, soonest first, ties by name, and
// what is skipped before them.
func (c *Calendar) Coming(n int) (all []Slot) {
	for name := range c.Reports {
		all = append(all, c.ComingOf(name, n)...)
	}
	return sorted(all)
}

// ComingOf lists the next n slots of a report, soonest first, and what is skipped
// before them; none if it has no schedule.
func (c *Calendar) ComingOf(report string, n int) (all []Slot) {
	for _, o := range c.next(report, n) {
		all = append(all, Slot{report, o})
	}
	return all
}

// Until lists the slots of all reports from now to the end of a day in the zone
// of each, in the order of Coming, and what is skipped among them.
func (c *Calendar) Until(day setting.Day) (all []Slot) {
	for name, r := range c.Reports {
		if r.Slots == nil {
			continue
		}
		for o := range r.Slots.After(c.Now()) {
			if !o.moment().Before(day.End(r.Zone)) {
				break
			}
			all = append(all, Slot{name, o})
		}
	}
	return sorted(all)
}

func sorted(all []Slot) []Slot {
	slices.SortFunc(all, func(x, y Slot) int {
		return cmp.Or(x.moment().Compare(y.moment()), cmp.Compare(x.Report, y.Report))
	})
	return all
}

// IsLast tells whether an edition that is due at the moment is the report's
// last of a calendar month: the next is due in another. Without a schedule the
// next is a period later.
func (c *Calendar) IsLast(report string, due time.Time) bool {
	r := c.Reports[report]
	local := due.In(r.Zone)
	next := local.AddDate(0, 1, 0)
	switch {
	case r.Slots != nil:
		next = r.Slots.Next(due).In(r.Zone)
	case r.Unit == period.Day:
		next = local.AddDate(0, 0, 1)
	case r.Unit == period.Week || r.Unit == period.CalendarWeek:
		next = local.AddDate(0, 0, 7)
	}
	return next.Month() != local.Month() || next.Year() != local.Year()
}
