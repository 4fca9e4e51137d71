package item

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/table"
)

func TestRead(t *testing.T) {
	at := time.Date(2024, 6, 14, 0, 0, 0, 0, time.UTC)
	tab := &table.Table{
		Reading: &table.Reading{Source: "outlets", Place: "feed.xml"},
		Columns: []table.Column{{Name: "title"}, {Name: "outlet"}, {Name: "summary"}, {Name: "content"}, {Name: "published"}},
		Rows: [][]table.Value{
			row(at, "R&amp;D", "A", "The summary.", "<p>The content.</p><p>The note of A.</p><p>The motto of A.</p>"),
			row(at, "Second", "A", "The summary.", "The motto of A."),
			row(at, "Third", "A", "The summary.\n\nThe note of A.\n\nThe motto of A.", ""),
			row(time.Time{}, "No time", "A", "The summary.", ""),
			row(at, "", "A", "The summary.", ""),
			row(at, "No text", "A", "", "<img src=x>"),
		},
	}
	for _, r := range tab.Rows {
		r[0].From = table.Origin{Reading: tab.Reading, Row: 7, Column: "title"}
	}
	items, warnings := Read(tab, time.Time{})
	items = Sift(items, Rules{}).Kept
	want := []Item{
		{ID: "R&D", Source: "outlets", Outlet: "A", Title: "R&D", Kind: News, Use: ToTell, Published: at, Text: "The content.\n\nThe note of A.", Cut: 1},
		{ID: "Second", Source: "outlets", Outlet: "A", Title: "Second", Kind: News, Use: ToTell, Published: at, Text: "The motto of A."},
		{ID: "Third", Source: "outlets", Outlet: "A", Title: "Third", Kind: News, Use: ToTell, Published: at, Text: "The summary.\n\nThe note of A.", Cut: 1},
	}
	if diff := cmp.Diff(want, items); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	for i, fault := range []string{"time of publication", "without a title", "without a text"} {
		if len(warnings) != 3 || !strings.Contains(warnings[i], fault) || !strings.Contains(warnings[i], "feed.xml, row 7") {
			t.Errorf("warnings %q do not say %q and where", warnings, fault)
		}
	}
	if _, warnings := Read(&table.Table{Columns: tab.Columns[:4]}, time.Time{}); len(warnings) != 1 {
		t.Errorf("a table without times gave the warnings %q", warnings)
	}
}

func row(published time.Time, texts ...string) []table.Value {
	var cells []table.Value
	for _, s := range texts {
		cells = append(cells, table.Value{Kind: table.Text, Known: s != "", Text: s})
	}
	return append(cells, table.Value{Kind: table.Time, Known: !published.IsZero(), Time: published})
}
