// Package period computes the periods of reports: days, weeks, months, quarters
// and years in a named zone, and financial years. It never asks for the time;
// callers pass it.
package period

import (
	"fmt"
	"slices"
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
// published before the run waits for the next edition. Month, Quarter and Year
// are the last complete ones of the calendar before the run.
const (
	Day     Unit = "day"
	Week    Unit = "week"
	Month   Unit = "month"
	Quarter Unit = "quarter"
	Year    Unit = "year"
)

// units lists the known units, shortest first.
var units = []Unit{Day, Week, Month, Quarter, Year}

// UnmarshalText reads a unit's name as it stands in a report's file.
func (u *Unit) UnmarshalText(text []byte) error {
	if !slices.Contains(units, Unit(text)) {
		return fmt.Errorf("%q is not a period: day, week, month, quarter or year", text)
	}
	*u = Unit(text)
	return nil
}

// Ending returns the period that an edition due at the moment tells of. Civil
// time is counted in the zone of due, so a week over a clock change is still
// seven days.
func (u Unit) Ending(due time.Time) Period {
	y, m, _ := due.Date()
	first := func(m time.Month) time.Time { return time.Date(y, m, 1, 0, 0, 0, 0, due.Location()) }
	switch u {
	case Day:
		return Period{due.AddDate(0, 0, -1), due}
	case Month:
		return Period{first(m - 1), first(m)}
	case Quarter:
		begin := m - (m-1)%3
		return Period{first(begin - 3), first(begin)}
	case Year:
		return Period{first(1 - 12), first(1)}
	default:
		return Period{due.AddDate(0, 0, -7), due}
	}
}

// Label names the period in keys and folders: the day it ends on for days and
// weeks ("2024-07-05"), else "2024-06", "2024-Q2" or "2023".
func (u Unit) Label(p Period) string {
	switch u {
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
// "April to June 2024", "2023", "5 July 2024".
func (u Unit) Words(p Period) string {
	switch u {
	case Day:
		return p.End.Format("2 January 2006")
	case Month:
		return p.Start.Format("January 2006")
	case Quarter:
		return p.Start.Format("January") + " to " + p.End.AddDate(0, 0, -1).Format("January 2006")
	case Year:
		return p.Start.Format("2006")
	default:
		return span(p.End.AddDate(0, 0, -6), p.End)
	}
}

// span writes two days with no more months and years than are needed.
func span(from, to time.Time) string {
	switch {
	case from.Year() != to.Year():
		return from.Format("2 January 2006") + " to " + to.Format("2 January 2006")
	case from.Month() != to.Month():
		return from.Format("2 January") + " to " + to.Format("2 January 2006")
	default:
		return from.Format("2") + " to " + to.Format("2 January 2006")
	}
}
