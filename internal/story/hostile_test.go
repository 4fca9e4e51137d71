package story

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
	items, warnings := Items(tab, at.AddDate(0, 0, 1))
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
	items, warnings := Items(tab, time.Time{})
	if len(items) != 1 || len(warnings) != listedFaults+1 || !strings.Contains(warnings[listedFaults], "80 more") {
		t.Errorf("%d items, %d warnings: %q", len(items), len(warnings), warnings[len(warnings)-1])
	}
}

// TestLongSentences tells articles with a sentence that has no end: it is never
// quoted, and an article of nothing else is not told.
func TestLongSentences(t *testing.T) {
	at := week().Since.Add(time.Hour)
	long := "The council of Hexley " + strings.Repeat("and the council of Stanbourne ", 40_000) + "met"
	told := Choose([]Item{
		{ID: "1", Outlet: "A", Title: "Two councils met", Published: at, Text: long},
		{ID: "2", Outlet: "A", Title: "A harbour wall was mended", Published: at, Text: "The wall of the harbour was mended on Friday for £2m.\n\nMasons " + strings.Repeat("laid stone upon stone and ", 30_000) + "left."},
	}, week())
	if len(told) != 2 {
		t.Fatalf("%d stories", len(told))
	}
	if s := told[0]; len(s.Summary) != 1 || s.Summary[0].Text != "The wall of the harbour was mended on Friday for £2m." || s.Out != "" {
		t.Errorf("%d sentences, %q", len(s.Summary), s.Out)
	}
	if s := told[1]; len(s.Summary) != 0 || s.Out != "none of its sentences has less than 600 characters" {
		t.Errorf("%d sentences, %q", len(s.Summary), s.Out)
	}
	if numbers := told[0].numbers(); len(numbers) != 1 {
		t.Errorf("%d numbers", len(numbers))
	}
	few := "The council paid £3m for " + strings.Repeat(strings.Repeat("stone", 30)+" ", 10) + "on Friday."
	if numbers := numbersOf(few, Item{}); len(numbers) != 0 {
		t.Errorf("a sentence of few long words has %d numbers", len(numbers))
	}
}
