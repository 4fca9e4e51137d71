package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/table"
)

func traced() *Document {
	return &Document{
		Edition: "weekly/2024-06-14", Title: "Catch Up",
		Sources: []Source{
			{Reading: table.Reading{Place: "config/data/outturn.csv"}},
			{Reading: table.Reading{Place: "https://example.org/Allocations.xlsx?dl=1", Part: "Core 24-25"}},
			{Reading: table.Reading{Place: "postgres://ledger", Part: "query"}},
		},
		Introduction: []Paragraph{{{Text: "Devon lost "}, {Text: "£25m", Figure: "f2"}}},
		Blocks: Blocks{
			Heading{Level: 2, Text: "Systems against plan"},
			Paragraph{{Text: "18", Figure: "f3"}, {Text: " missed."}},
			Table{Caption: "Outturn", Columns: []Column{{Head: "System"}, {Head: "Variance"}},
				Rows: []Row{{Cells: []Cell{{Shown: "Devon"}, {Shown: "(25.0)", Figure: "f2"}}}}},
			Chart{Title: "Variance", Labels: []string{"Devon"}, Series: []Series{{Points: []Point{{Shown: "(25.0)", Figure: "f2"}}}}},
		},
		Figures: []Figure{
			{ID: "f1", Cells: []Place{{1, 5, "F", 0}}},
			{ID: "f2", Rule: "outturn − plan", Cells: []Place{{0, 12, "H", 0}, {0, 12, "F", 0}, {2, 3, "amount", 0}}},
			{ID: "f3", Rule: "count", Cells: []Place{{0, 1, "A", 0}, {0, 2, "A", 0}, {1, 3, "A", 0}, {0, 4, "A", 0}}},
			{ID: "f4", Rule: "sum of 477 × outturn", Cells: []Place{{0, 12, "H", 480}, {1, 7, "P", 9}, {2, 3, "amount", 7}}},
			{ID: "f5", Rule: "sum of 480 × outturn", Cells: []Place{{0, 12, "H", 480}, {0, 500, "H", 0}, {0, 502, "H", 505}, {0, 510, "H", 515}}},
		},
	}
}

func TestTraces(t *testing.T) {
	for id, want := range map[string]string{
		"f1": "f1: Allocations.xlsx Core 24-25!F5",
		"f2": "f2: outturn − plan; outturn.csv H12, F12; ledger row 3, amount",
		"f3": "f3: count; 4 cells of outturn.csv and Allocations.xlsx",
		"f4": "f4: sum of 477 × outturn; outturn.csv H12:H480; Allocations.xlsx Core 24-25!P7:P9; ledger rows 3–7, amount",
		"f5": "f5: sum of 480 × outturn; 480 cells of outturn.csv",
	} {
		d := traced()
		if got := d.Trace(d.FiguresByID()[id]); got != want {
			t.Errorf("the trace of %s is %q, want %q", id, got, want)
		}
	}
}

// TestTracing wants the page, or else the workbook, and nothing for a document
// without figures.
func TestTracing(t *testing.T) {
	page, book := Whole{Page: "https://digest.example/1/", Attached: []string{"pdf", "xlsx"}}, Whole{Attached: []string{"pdf", "xlsx"}}
	for _, test := range []struct {
		d    *Document
		in   Whole
		want string
	}{
		{traced(), page, "Where each figure comes from, cell by cell, is told on the web."},
		{traced(), book, "Where each figure comes from, cell by cell, is told in the attached workbook."},
		{traced(), book.Beside("xlsx"), ""}, {&Document{}, page, ""},
	} {
		if got := test.d.Tracing(test.in).Plain(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestPrints(t *testing.T) {
	want := []Print{
		{"f2", "£25m", "a sentence in the introduction", true},
		{"f3", "18", "a sentence in Systems against plan", true},
		{"f2", "(25.0)", "Outturn: Devon, Variance", false},
		{"f2", "(25.0)", "the chart Variance: Devon", false},
	}
	if diff := cmp.Diff(want, traced().Prints()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSpoken(t *testing.T) {
	c := Chart{
		Alt: "Devon fell behind.", Labels: []string{"Devon", "Kent"},
		Series: []Series{{Name: "Plan", Points: []Point{{Shown: "0.0"}, {Shown: "1.0"}}}},
	}
	if got, want := c.Spoken(), "Devon fell behind. Devon 0.0, Kent 1.0."; got != want {
		t.Errorf("one series is %q, want %q", got, want)
	}
	c.Series = append(c.Series, Series{Name: "Actual", Points: []Point{{Shown: "(25.0)"}}})
	c.Thresholds = []Threshold{{Name: "Limit", Shown: "(5.0)"}}
	if got, want := c.Spoken(), "Devon fell behind. Plan: Devon 0.0, Kent 1.0. Actual: Devon (25.0). Limit (5.0)."; got != want {
		t.Errorf("two series are %q, want %q", got, want)
	}
}
