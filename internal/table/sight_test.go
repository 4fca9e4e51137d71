package table

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
)

// TestUnseen says what may be missing of a week.
func TestUnseen(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour int) time.Time { return time.Date(2026, 7, day, hour-1, 0, 0, 0, time.UTC) } // summer time
	week := period.Period{Start: at(6, 9).In(london), End: at(13, 9).In(london)}
	gap := func(from, to time.Time) period.Period { return period.Period{Start: from, End: to} }
	for name, c := range map[string]struct {
		sight Sight
		want  []string
	}{
		"nothing known":  {Sight{}, nil},
		"seen whole":     {Sight{Since: at(6, 9)}, nil},
		"seen from":      {Sight{Since: at(8, 10)}, []string{"Ward News is seen only from Wednesday 8 July, 10:00: what it published before that may be missing."}},
		"not seen":       {Sight{Since: at(13, 9)}, []string{"Ward News is seen only from Monday 13 July, 09:00: what it published before is missing."}},
		"gap before":     {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(3, 9), at(6, 9))}}, nil},
		"gap after":      {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(13, 9), at(14, 9))}}, nil},
		"gap at first":   {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(3, 9), at(7, 9))}}, []string{"Ward News is seen only from Tuesday 7 July, 09:00: what it published before that may be missing."}},
		"gap":            {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(7, 9), at(8, 17))}}, []string{"Ward News was not seen from Tuesday 7 July, 09:00 to Wednesday 8 July, 17:00: what it published then may be missing."}},
		"two gaps":       {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(7, 9), at(7, 10)), gap(at(8, 9), at(8, 10))}}, []string{"Ward News was not seen from Tuesday 7 July, 09:00 to Tuesday 7 July, 10:00 and from Wednesday 8 July, 09:00 to Wednesday 8 July, 10:00: what it published then may be missing."}},
		"four gaps":      {Sight{Since: at(1, 9), Gaps: []period.Period{gap(at(7, 9), at(7, 10)), gap(at(8, 9), at(8, 10)), gap(at(9, 9), at(9, 10)), gap(at(10, 9), at(10, 10))}}, []string{"Ward News was not seen 4 times between Tuesday 7 July, 09:00 and Friday 10 July, 10:00: what it published then may be missing."}},
		"not read again": {Sight{Since: at(1, 9), Until: at(12, 17)}, []string{"Ward News was last read on Sunday 12 July, 17:00: what it published since may be missing."}},
		"read since":     {Sight{Since: at(1, 9), Until: at(13, 9)}, nil},
	} {
		c.sight.Title = "Ward News"
		if diff := cmp.Diff(c.want, c.sight.Unseen(week)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if said := (Sight{Place: "https://ward.example/feed", Since: at(8, 10)}).Unseen(week); said[0][:25] != "https://ward.example/feed" {
		t.Error(said)
	}
	if said := (Sight{Since: at(8, 10)}).Unseen(period.Period{}); said != nil {
		t.Error(said)
	}
}
