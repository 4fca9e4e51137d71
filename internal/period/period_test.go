package period

import (
	"testing"
	"time"
)

func at(t *testing.T, zone, s string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	m, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEnding(t *testing.T) {
	for _, c := range []struct {
		unit              Unit
		due, start, end   string
		wantLabel, wanted string
	}{
		{Week, "2024-06-14 16:00", "2024-06-07 16:00", "2024-06-14 16:00", "2024-06-14", "8 to 14 June 2024"},
		{Week, "2024-07-05 16:00", "2024-06-28 16:00", "2024-07-05 16:00", "2024-07-05", "29 June to 5 July 2024"},
		{Week, "2025-01-03 16:00", "2024-12-27 16:00", "2025-01-03 16:00", "2025-01-03", "28 December 2024 to 3 January 2025"},
		{Week, "2024-04-05 16:00", "2024-03-29 16:00", "2024-04-05 16:00", "2024-04-05", "30 March to 5 April 2024"},
		{Week, "2024-07-08 07:30", "2024-07-01 07:30", "2024-07-08 07:30", "2024-07-08", "07:30 on 1 July to 07:30 on 8 July 2024"},
		{Week, "2025-01-06 11:59", "2024-12-30 11:59", "2025-01-06 11:59", "2025-01-06", "11:59 on 30 December 2024 to 11:59 on 6 January 2025"},
		{Week, "2024-07-08 12:00", "2024-07-01 12:00", "2024-07-08 12:00", "2024-07-08", "2 to 8 July 2024"},
		{Week, "2024-07-08 00:00", "2024-07-01 00:00", "2024-07-08 00:00", "2024-07-08", "1 to 7 July 2024"},
		{Day, "2024-10-28 07:00", "2024-10-27 07:00", "2024-10-28 07:00", "2024-10-28", "07:00 on 27 October to 07:00 on 28 October 2024"},
		{Day, "2024-10-28 18:00", "2024-10-27 18:00", "2024-10-28 18:00", "2024-10-28", "28 October 2024"},
		{Day, "2024-10-28 00:00", "2024-10-27 00:00", "2024-10-28 00:00", "2024-10-28", "27 October 2024"},
		{CalendarWeek, "2024-07-08 07:30", "2024-07-01 00:00", "2024-07-08 00:00", "2024-W27", "1 to 7 July 2024"},
		{CalendarWeek, "2024-07-07 23:59", "2024-06-24 00:00", "2024-07-01 00:00", "2024-W26", "24 to 30 June 2024"},
		{CalendarWeek, "2024-07-12 16:00", "2024-07-01 00:00", "2024-07-08 00:00", "2024-W27", "1 to 7 July 2024"},
		{CalendarWeek, "2025-01-06 07:30", "2024-12-30 00:00", "2025-01-06 00:00", "2025-W01", "30 December 2024 to 5 January 2025"},
		{CalendarWeek, "2024-04-01 00:00", "2024-03-25 00:00", "2024-04-01 00:00", "2024-W13", "25 to 31 March 2024"},
		{Month, "2024-01-05 09:00", "2023-12-01 00:00", "2024-01-01 00:00", "2023-12", "December 2023"},
		{Month, "2024-07-31 23:59", "2024-06-01 00:00", "2024-07-01 00:00", "2024-06", "June 2024"},
		{Quarter, "2024-07-10 09:00", "2024-04-01 00:00", "2024-07-01 00:00", "2024-Q2", "April to June 2024"},
		{Quarter, "2024-02-29 09:00", "2023-10-01 00:00", "2024-01-01 00:00", "2023-Q4", "October to December 2023"},
		{Year, "2024-02-29 09:00", "2023-01-01 00:00", "2024-01-01 00:00", "2023", "2023"},
	} {
		p := c.unit.Ending(at(t, "Europe/London", c.due))
		if !p.Start.Equal(at(t, "Europe/London", c.start)) || !p.End.Equal(at(t, "Europe/London", c.end)) {
			t.Errorf("%s ending %s = %v", c.unit, c.due, p)
		}
		if got := c.unit.Label(p); got != c.wantLabel {
			t.Errorf("%s ending %s is labelled %q, want %q", c.unit, c.due, got, c.wantLabel)
		}
		if got := c.unit.Words(p); got != c.wanted {
			t.Errorf("%s ending %s reads %q, want %q", c.unit, c.due, got, c.wanted)
		}
	}
}

// Weeks that end a week apart leave no moment out and tell none twice, on
// whichever day of the year and in whichever zone they meet.
func TestWeeksMeet(t *testing.T) {
	for _, zone := range zones {
		due := at(t, zone, "2024-01-05 16:00")
		for range 60 {
			next := due.AddDate(0, 0, 7)
			if a, b := Week.Ending(due), Week.Ending(next); !a.End.Equal(b.Start) {
				t.Fatalf("%s: the week ending %s and the next one do not meet: %s", zone, a.End, b.Start)
			}
			due = next
		}
	}
}

func TestContainsIsHalfOpen(t *testing.T) {
	p := Week.Ending(at(t, "Europe/London", "2024-06-14 16:00"))
	if !p.Contains(p.Start) || p.Contains(p.End) || p.Contains(p.Start.Add(-1)) || !p.Contains(p.End.Add(-1)) {
		t.Error("the period is not [start, end)")
	}
}

func TestUnitNames(t *testing.T) {
	var u Unit
	if err := u.UnmarshalText([]byte("fortnight")); err == nil {
		t.Error("a fortnight is taken for a unit")
	}
	for _, want := range units {
		if err := u.UnmarshalText([]byte(want)); err != nil || u != want {
			t.Errorf("%s is read as %s, %v", want, u, err)
		}
	}
}

// Every label is known as one, and its neighbours in form are not.
func TestIsLabel(t *testing.T) {
	due := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	for _, u := range []Unit{Day, Week, CalendarWeek, Month, Quarter, Year} {
		label := u.Label(u.Ending(due))
		if !u.IsLabel(label) {
			t.Errorf("%s is no label of a %v", label, u)
		}
		for _, other := range []string{label + "0", label[1:], label + "-", "", "2024-13", "2024-06-31", "2024-Q5", "2024-Q", "2024-W00", "2024-W54", "2024-W1"} {
			if u.IsLabel(other) {
				t.Errorf("%q is a label of a %v", other, u)
			}
		}
	}
}
