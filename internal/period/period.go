// Package period computes the periods of reports: days, weeks, months, quarters
// and years in a named zone, and the years of accounts that data speak of, with
// their months and quarters. It never asks for the time; callers pass it.
package period

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Period is the half-open span [Start, End). Both carry the report's zone.
type Period struct {
	Start time.Time `json:"start"`
	End   time.Time `json:"end"`
}

// Contains tells whether t lies in [Start, End).
func (p Period) Contains(t time.Time) bool {
	return !t.Before(p.Start) && t.Before(p.End)
}

// Unit is the length of a period.
type Unit string

// Day and Week are rolling: they end at the run, so that nothing that is
// published before the run waits for the next edition. The others are the last
// complete ones of the calendar before the run; a CalendarWeek begins on Monday
// (ISO 8601).
const (
	Day          Unit = "day"
	Week         Unit = "week"
	CalendarWeek Unit = "calendar-week"
	Month        Unit = "month"
	Quarter      Unit = "quarter"
	Year         Unit = "year"
)

// units lists the known units, shortest first.
var units = []Unit{Day, Week, CalendarWeek, Month, Quarter, Year}

// UnmarshalText reads a unit's name as it stands in a report's file.
func (u *Unit) UnmarshalText(text []byte) error {
	if !slices.Contains(units, Unit(text)) {
		return fmt.Errorf("%q is not a period: day, week, calendar-week, month, quarter or year", text)
	}
	*u = Unit(text)
	return nil
}

// Ending returns the period that an edition due at the moment tells of. Civil
// time is counted in the zone of due, so a week over a clock change is still
// seven days.
func (u Unit) Ending(due time.Time) Period {
	y, m, d := due.Date()
	midnight := func(m time.Month, d int) time.Time {
		return At(time.Date(y, m, d, 0, 0, 0, 0, time.UTC), due.Location())
	}
	back := func(days int) Period { return Period{At(Civil(due).AddDate(0, 0, -days), due.Location()), due} }
	switch u {
	case Day:
		return back(1)
	case CalendarWeek:
		monday := d - (int(due.Weekday())+6)%7
		return Period{midnight(m, monday-7), midnight(m, monday)}
	case Month:
		return Period{midnight(m-1, 1), midnight(m, 1)}
	case Quarter:
		begin := m - (m-1)%3
		return Period{midnight(begin-3, 1), midnight(begin, 1)}
	case Year:
		return Period{midnight(1-12, 1), midnight(1, 1)}
	default:
		return back(7)
	}
}

// Label names the period in keys and folders: the day it ends on for days and
// weeks ("2024-07-05"), else "2024-W27", "2024-06", "2024-Q2" or "2023".
func (u Unit) Label(p Period) string {
	switch u {
	case CalendarWeek:
		year, week := p.Start.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Month:
		return p.Start.Format("2006-01")
	case Quarter:
		return fmt.Sprintf("%d-Q%d", p.Start.Year(), (p.Start.Month()+2)/3)
	case Year:
		return p.Start.Format("2006")
	default:
		return p.End.Format(time.DateOnly)
	}
}

// IsLabel tells whether the words have the form of a label.
func (u Unit) IsLabel(words string) bool {
	layout := time.DateOnly
	switch u {
	case CalendarWeek:
		year, week, _ := strings.Cut(words, "-W")
		if n, err := strconv.Atoi(week); len(week) != 2 || err != nil || n < 1 || n > 53 {
			return false
		}
		layout, words = "2006", year
	case Month:
		layout = "2006-01"
	case Quarter:
		year, quarter, _ := strings.Cut(words, "-Q")
		if len(quarter) != 1 || !strings.Contains("1234", quarter) {
			return false
		}
		layout, words = "2006", year
	case Year:
		layout = "2006"
	}
	_, err := time.Parse(layout, words)
	return err == nil
}

// Words names the period for readers: "29 June to 5 July 2024", "June 2024",
// "April to June 2024", "2023", "5 July 2024". A rolling period that ends in
// the morning holds more of the day it begins on than of the day it ends on, so
// its hours are said: "07:30 on 1 July to 07:30 on 8 July 2024".
func (u Unit) Words(p Period) string {
	switch u {
	case Month:
		return p.Start.Format("January 2006")
	case Quarter:
		return p.Start.Format("January") + " to " + p.End.AddDate(0, 0, -1).Format("January 2006")
	case Year:
		return p.Start.Format("2006")
	case CalendarWeek:
		return span(p.Start, p.End.AddDate(0, 0, -1))
	}
	begin, end := p.Start.AddDate(0, 0, 1), p.End
	switch {
	case midnight(p.Start) && midnight(p.End):
		begin, end = p.Start, p.End.AddDate(0, 0, -1)
	case p.End.Hour() < 12:
		return p.Start.Format("15:04 on 2 January") + p.Start.Format(inYear(p.Start, p.End)) + p.End.Format(" to 15:04 on 2 January 2006")
	}
	return span(begin, end)
}

// inYear is how the year of a day is written that comes before another: not at
// all if it is the same.
func inYear(from, to time.Time) string {
	if from.Year() == to.Year() {
		return ""
	}
	return " 2006"
}

// midnight tells whether a day begins at the moment.
func midnight(t time.Time) bool {
	hour, minute, second := t.Clock()
	return hour+minute+second == 0
}

// Day is the last day of the period, "14 June 2024", or "14 June" without the
// year. A month, a quarter or a year is named as Words does.
func (u Unit) Day(p Period, year bool) string {
	switch u {
	case Month, Quarter, Year:
		return u.Words(p)
	}
	last := p.End
	if midnight(last) {
		last = last.AddDate(0, 0, -1)
	}
	if year {
		return last.Format("2 January 2006")
	}
	return last.Format("2 January")
}

// Noun is what readers call such a period, "week".
func (u Unit) Noun() string { return strings.TrimPrefix(string(u), "calendar-") }

// Lately names the period in the course of a sentence: "today" and "this week"
// if it reaches to the run, else "last month".
func (u Unit) Lately() string {
	switch u {
	case Day:
		return "today"
	case Week:
		return "this week"
	}
	return "last " + u.Noun()
}

// span writes two days with no more months and years than are needed.
func span(from, to time.Time) string {
	switch {
	case from.Equal(to):
		return to.Format("2 January 2006")
	case from.Year() != to.Year():
		return from.Format("2 January 2006") + " to " + to.Format("2 January 2006")
	case from.Month() != to.Month():
		return from.Format("2 January") + " to " + to.Format("2 January 2006")
	default:
		return from.Format("2") + " to " + to.Format("2 January 2006")
	}
}
