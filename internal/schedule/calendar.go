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

// Next lists the report's next n slots after now, fewer if there are no more.
func (c *Calendar) Next(report string, n int) (all []time.Time) {
	slots := c.Reports[report].Slots
	if slots == nil {
		return nil
	}
	for at := slots.Next(c.Now()); len(all) < n && !at.IsZero(); at = slots.Next(at) {
		all = append(all, at)
	}
	return all
}

// Slot is a coming slot of a report.
type Slot struct {
	Report string
	At     time.Time
}

// Coming lists the next n slots of each report, soonest first, ties by name.
func (c *Calendar) Coming(n int) (all []Slot) {
	for name := range c.Reports {
		for _, at := range c.Next(name, n) {
			all = append(all, Slot{name, at})
		}
	}
	slices.SortFunc(all, func(x, y Slot) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Report, y.Report))
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
