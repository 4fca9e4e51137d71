package kind

import (
	"fmt"
	"testing"
	"time"

	"catchup/internal/period"
)

// days are the days from one up to and with another, of 2025.
func days(m1 time.Month, d1 int, m2 time.Month, d2 int) period.Period {
	return period.Period{Start: time.Date(2025, m1, d1, 0, 0, 0, 0, time.UTC), End: time.Date(2025, m2, d2+1, 0, 0, 0, 0, time.UTC)}
}

// An event stands at the first time that ends after it began, and at none where it lies
// before or after them all.
func TestEventsStandAtTheirTimes(t *testing.T) {
	months := []period.Period{days(4, 1, 4, 30), days(5, 1, 5, 31), days(7, 1, 7, 31)}
	weekly := []period.Period{days(5, 5, 5, 5), days(5, 12, 5, 12)}
	for _, c := range []struct {
		on    period.Period
		times []period.Period
		want  int
	}{
		{days(4, 1, 4, 1), months, 0}, {days(4, 30, 4, 30), months, 0}, {days(5, 1, 5, 31), months, 1},
		{days(6, 10, 6, 10), months, 2}, {days(3, 31, 3, 31), months, -1}, {days(8, 1, 8, 1), months, -1},
		{days(5, 5, 5, 5), weekly, 0}, {days(5, 6, 5, 6), weekly, 1}, {days(5, 12, 5, 12), weekly, 1}, {days(5, 13, 5, 13), weekly, -1},
		{days(5, 1, 5, 31), weekly, 0}, {days(5, 4, 5, 4), weekly, -1},
		{days(5, 5, 5, 5), nil, -1}, {days(5, 5, 5, 5), []period.Period{{}}, -1},
	} {
		if got := (Event{On: c.on}).at(c.times); got != c.want {
			t.Errorf("%v in %v: %d, want %d", c.on, c.times, got, c.want)
		}
	}
}

func TestEventsOfSomeStandInTheirOrder(t *testing.T) {
	times := []period.Period{days(4, 1, 4, 30), days(5, 1, 5, 31)}
	events := []Event{
		{On: days(5, 3, 5, 3), Words: "of all, later"},
		{On: days(4, 3, 4, 3), Words: "of waits", About: []string{"waits"}},
		{On: days(4, 4, 4, 4), Words: "of falls", About: []string{"Falls", "Sickness"}},
	}
	if got := fmt.Sprint(Happened(events, times, "Waits", "Target")); got != "[{0 of waits} {1 of all, later}]" {
		t.Error(got)
	}
	if got := HappenedAt(events, times, 0, "falls"); len(got) != 1 || got[0].Words != "of falls" {
		t.Error(got)
	}
}
