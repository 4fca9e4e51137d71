package reports

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/table"
)

// TestUnseen has a source of forty feeds, of which some were seen only from the
// middle of the week: a few are named one by one, and of many the first.
func TestUnseen(t *testing.T) {
	monday := time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)
	in := Input{Period: period.Period{Start: monday, End: monday.AddDate(0, 0, 7)}, Readings: map[string]Reading{"outlets": {Title: "News"}}}
	for late, want := range map[int][]string{
		0: nil,
		2: {
			"Outlet 0 is seen only from Wednesday 11 March, 09:00: what it published before that may be missing.",
			"Outlet 1 is seen only from Wednesday 11 March, 09:00: what it published before that may be missing.",
		},
		4:  {"4 of the 40 feeds of “News” were not seen all the time, so some of what they published may be missing: Outlet 0, Outlet 1, Outlet 2 and Outlet 3."},
		12: {"12 of the 40 feeds of “News” were not seen all the time, so some of what they published may be missing: Outlet 0, Outlet 1, Outlet 2 and 9 others."},
	} {
		tab := &table.Table{}
		for i := range 40 {
			s := table.Sight{Title: fmt.Sprint("Outlet ", i), Since: monday.AddDate(0, 0, -1)}
			if i < late {
				s.Since = monday.AddDate(0, 0, 2)
			}
			tab.Sights = append(tab.Sights, s)
		}
		if diff := cmp.Diff(want, in.unseen("outlets", tab)); diff != "" {
			t.Errorf("%d: %s", late, diff)
		}
	}
}
