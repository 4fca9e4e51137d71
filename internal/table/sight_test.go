package table

import (
	"testing"
	"time"

	"catchup/internal/period"
)

// TestUnseen says what of a week was not seen of one feed and of several.
func TestUnseen(t *testing.T) {
	zone := time.FixedZone("BST", 3600)
	day := func(n, hour int) time.Time { return time.Date(2026, 6, n, hour, 0, 0, 0, time.UTC) }
	week := period.Period{Start: day(5, 15).In(zone), End: day(12, 15).In(zone)}
	whole, late, later := Sight{Since: week.Start}, Sight{Since: day(9, 8)}, Sight{Since: day(10, 8)}
	gappy := Sight{Since: day(1, 0), Gaps: []period.Period{{Start: day(1, 0), End: day(2, 0)}, {Start: day(5, 16), End: day(6, 0)}, {Start: day(12, 0), End: day(13, 0)}, {Start: day(20, 0), End: day(21, 0)}}}
	for _, c := range []struct {
		sights []Sight
		want   string
	}{
		{nil, ""},
		{[]Sight{{}, whole}, ""},
		{[]Sight{late}, "goes back to Tuesday 9 June, 09:00"},
		{[]Sight{later, late}, "all 2 feeds go back only to Tuesday 9 June, 09:00 or later"},
		{[]Sight{later, whole, late}, "2 of 3 feeds go back only to Tuesday 9 June, 09:00 or later"},
		{[]Sight{gappy}, "was not looked at often enough to be seen whole"},
		{[]Sight{{Since: day(1, 0), Gaps: []period.Period{{Start: day(5, 0), End: day(6, 0)}}}}, "goes back to Saturday 6 June, 01:00"},
		{[]Sight{{Since: day(1, 0), Until: day(12, 8)}}, "was last read on Friday 12 June, 09:00"},
		{[]Sight{{Since: day(1, 0), Until: day(12, 15)}}, ""},
		{[]Sight{{Since: day(1, 0), Until: day(12, 8)}, whole}, "1 of 2 feeds was last read on Friday 12 June, 09:00 or later"},
		{[]Sight{gappy, late}, "1 of 2 feeds goes back only to Tuesday 9 June, 09:00 or later, and 1 of 2 feeds was not looked at often enough to be seen whole"},
	} {
		if got := (&Table{Sights: c.sights}).Unseen(week); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	missed := gappy.Missed(week)
	if len(missed) != 2 || !missed[0].Start.Equal(day(5, 16)) || !missed[0].End.Equal(day(6, 0)) || !missed[1].Start.Equal(day(12, 0)) || !missed[1].End.Equal(week.End) {
		t.Errorf("%v is missed", missed)
	}
}
