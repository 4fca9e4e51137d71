package item

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"catchup/internal/table"
)

// TestNewest reads a table of two feeds, one without end: of each the newest are
// looked at, and those that are said to be of the future last.
func TestNewest(t *testing.T) {
	at := time.Date(2024, 6, 14, 0, 0, 0, 0, time.UTC)
	flood, honest := &table.Reading{Place: "flood"}, &table.Reading{Place: "honest"}
	tab := &table.Table{Reading: flood, Columns: []table.Column{{Name: "title"}, {Name: "outlet"}, {Name: "summary"}, {Name: "content"}, {Name: "published"}}, Most: 10}
	add := func(from *table.Reading, title string, published time.Time) {
		r := row(published, title, from.Place, "The board met on Friday.", "")
		for i := range r {
			r[i].From.Reading = from
		}
		tab.Rows = append(tab.Rows, r)
	}
	for i := range 1000 {
		add(flood, fmt.Sprint("Flood ", i), at.Add(time.Duration(i)*time.Second))
		add(flood, fmt.Sprint("Future ", i), at.AddDate(75, 0, i))
	}
	for i := range 3 {
		add(honest, fmt.Sprint("Honest ", i), at.Add(-time.Hour*time.Duration(i)))
	}
	items, warnings := Read(tab, at.AddDate(0, 0, 1))
	titles := ""
	for _, i := range items {
		titles += i.Title + ","
	}
	if titles != "Flood 993,Flood 994,Flood 995,Flood 996,Flood 997,Flood 998,Flood 999,Honest 0,Honest 1,Honest 2," {
		t.Error(titles)
	}
	if len(warnings) != 1 || warnings[0] != "flood: of 2003 articles only the 10 newest are looked at (limits: items)" {
		t.Error(warnings)
	}
}

// TestInvisibleTitles reads articles whose titles show nothing: each is left out,
// and only the first warnings are listed.
func TestInvisibleTitles(t *testing.T) {
	at := time.Date(2024, 6, 14, 0, 0, 0, 0, time.UTC)
	tab := &table.Table{Columns: []table.Column{{Name: "title"}, {Name: "outlet"}, {Name: "summary"}, {Name: "content"}, {Name: "published"}}}
	for range 100 {
		tab.Rows = append(tab.Rows, row(at, "\u200b\u3164", "A", "The board met on Friday.", ""))
	}
	tab.Rows = append(tab.Rows, row(at, "The board met", "A", "The board met on Friday.", ""))
	items, warnings := Read(tab, time.Time{})
	if len(items) != 1 || len(warnings) != listedFaults+1 || !strings.Contains(warnings[listedFaults], "80 more") {
		t.Errorf("%d items, %d warnings: %q", len(items), len(warnings), warnings[len(warnings)-1])
	}
}
