package reports

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/table"
)

// TestUnseen says above the edition which feeds were not seen all week: one by
// one, or together if they are many.
func TestUnseen(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2024, 6, day, hour, 0, 0, 0, time.UTC) }
	late := table.Sight{Title: "The Gazette – Latest", Since: at(11, 8)}
	after := table.Sight{Place: "https://ledger.example/rss", Since: at(15, 8)}
	whole := table.Sight{Title: "Seen", Since: at(1, 0)}
	gappy := table.Sight{Title: "The Board", Since: at(1, 0), Gaps: []period.Period{{Start: at(10, 17), End: at(11, 8)}}}
	aged := table.Sight{Title: "The Courier", Since: at(1, 0), Until: at(14, 8)}
	often := table.Sight{Title: "The Post", Since: at(1, 0), Gaps: []period.Period{{Start: at(10, 17), End: at(11, 8)}, {Start: at(12, 17), End: at(13, 8)}}}
	for name, c := range map[string]struct {
		sights []table.Sight
		want   []string
	}{
		"none":  {[]table.Sight{whole, {}}, nil},
		"late":  {[]table.Sight{late, whole}, []string{"The Gazette is seen only from Tuesday 11 June, 08:00: what it published earlier this week may be missing."}},
		"after": {[]table.Sight{after}, []string{"https://ledger.example/rss is seen only from Saturday 15 June, 08:00: what it published this week may be missing."}},
		"many":  {[]table.Sight{after, late, late, whole, late}, []string{"Four of the five feeds of “The feed file” are seen only from Tuesday 11 June, 08:00, or later: what they published earlier this week may be missing."}},
		"all":   {[]table.Sight{after, late, late, late}, []string{"All four feeds of “The feed file” are seen only from Tuesday 11 June, 08:00, or later: what they published earlier this week may be missing."}},
		"gaps": {[]table.Sight{gappy, often}, []string{
			"The Board was not seen from Monday 10 June, 17:00 to Tuesday 11 June, 08:00: some of what it published then may be missing.",
			"The Post was not seen 2 times this week: some of what it published then may be missing.",
		}},
		"aged":           {[]table.Sight{aged, whole}, []string{"The Courier could not be read for this edition: what it published since Friday 14 June, 08:00 may be missing."}},
		"many aged":      {[]table.Sight{aged, aged, aged, aged}, []string{"All four feeds of “The feed file” could not be read for this edition: what they published since Friday 14 June, 08:00 may be missing."}},
		"a gap at first": {[]table.Sight{{Title: "The Board", Since: at(1, 0), Gaps: []period.Period{{Start: at(2, 0), End: at(9, 8)}}}}, []string{"The Board is seen only from Sunday 9 June, 08:00: what it published earlier this week may be missing."}},
		"many gaps":      {[]table.Sight{gappy, gappy, gappy, often, whole}, []string{"Four of the five feeds of “The feed file” were not seen all the time: some of what they published this week may be missing."}},
	} {
		in := week(t, "2024-06-14", wards)
		in.Readings["feed"].Table.Sights = c.sights
		d, _ := told(t, Stories{Tell: 1, Sentences: 2}, in)
		var got []string
		for _, n := range d.Notices {
			if strings.Contains(n, "seen") || strings.Contains(n, "could not be read for") {
				got = append(got, n)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestTitleOfFeeds calls a source without a title by those of its feeds.
func TestTitleOfFeeds(t *testing.T) {
	named := func(titles ...string) (all []table.Sight) {
		for _, title := range titles {
			all = append(all, table.Sight{Title: title})
		}
		return all
	}
	for _, c := range []struct {
		reading Reading
		want    string
	}{
		{Reading{}, "papers"},
		{Reading{Table: &table.Table{}}, "papers"},
		{Reading{Table: &table.Table{Sights: named("")}}, "papers"},
		{Reading{Table: &table.Table{Sights: named("The Gazette", "The Ledger", "Latest from The Gazette")}}, "The Gazette and The Ledger"},
		{Reading{Table: &table.Table{Sights: named("A", "B", "C", "D")}}, "papers"},
		{Reading{Title: "Local papers", Table: &table.Table{Sights: named("The Gazette")}}, "Local papers"},
	} {
		if got := (Input{Readings: map[string]Reading{"papers": c.reading}}).title("papers"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
