// Package holiday knows which days nobody works: the bank holidays of nations,
// days that the settings name, and whole-day events of iCalendar files. It
// opens no file and asks for no time.
package holiday

import (
	"time"

	"catchup/internal/setting"
)

// horizon is the last year for which holidays that come again are worked out.
const horizon = 2099

// Calendar tells holidays from other days. A nil Calendar has none. Only the
// date of the times it is asked with counts, as they show it.
type Calendar struct {
	names map[setting.Day]string
	known int // the last year of which the holidays are known; 0 if no year is the last
}

// Name is what the day is called if it is a holiday, else empty.
func (c *Calendar) Name(day time.Time) string {
	if c == nil {
		return ""
	}
	return c.names[dayOf(day)]
}

// Works tells whether the day is a working day: one from Monday to Friday that
// is no holiday.
func (c *Calendar) Works(day time.Time) bool {
	weekday := day.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && c.Name(day) == ""
}

// longest is how many days are looked through in search of a working day.
const longest = 366

// Working is the working day nearest to a day, that day itself included, at the
// same time of day; step is 1 for those after it and -1 for those before. It is
// not ok if there is none within a year. The day must be in UTC, where each day
// has 24 hours.
func (c *Calendar) Working(day time.Time, step int) (found time.Time, ok bool) {
	for range longest {
		if c.Works(day) {
			return day, true
		}
		day = day.AddDate(0, 0, step)
	}
	return time.Time{}, false
}

// Known is the last year of which all holidays are known; ok is false if there
// is no such year, because they come again without an end or there are none. Of
// nations the years after it have the holidays that the law gives to every year.
func (c *Calendar) Known() (year int, ok bool) {
	if c == nil {
		return 0, false
	}
	return c.known, c.known != 0
}

// add names a day, unless it has a name.
func (c *Calendar) add(day time.Time, name string) {
	if _, taken := c.names[dayOf(day)]; !taken {
		c.names[dayOf(day)] = name
	}
}

func dayOf(t time.Time) setting.Day {
	y, m, d := t.Date()
	return setting.Day{Year: y, Month: int(m), Day: d}
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
