package document_test

import (
	"testing"

	"catchup/internal/document"
)

// TestCutsAreSaid wants the number, the names and the place of what is left out.
func TestCutsAreSaid(t *testing.T) {
	page := document.Whole{Page: "https://digest.example/1/", Attached: []string{"pdf"}}
	columns := document.Cut{Left: 2, Of: 9, Things: "columns", What: "table", Names: []string{"Plan", "Share"}}
	for want, got := range map[string]document.Paragraph{
		"2 of 9 columns are left out here: Plan and Share. The whole table is on the web.":                                           columns.Say(page),
		"2 of 9 columns are left out here: Plan and Share. The whole table is in the attached PDF.":                                  columns.Say(document.Whole{Attached: []string{"xlsx", "pdf"}}),
		"2 of 9 columns are left out here: Plan and Share. The whole table is in the attached workbook.":                             columns.Say(document.Whole{Attached: []string{"xlsx", "pdf"}}.Beside("pdf")),
		"2 of 9 columns are left out here: Plan and Share.":                                                                          columns.Say(document.Whole{}),
		"1 of 4 columns is left out here: Plan.":                                                                                     document.Cut{Left: 1, Of: 4, Things: "columns", Names: []string{"Plan"}}.Say(document.Whole{}),
		"8 of 9 columns are left out here: a, b, c, d, e, f and 2 more.":                                                             document.Cut{Left: 8, Of: 9, Things: "columns", Names: []string{"a", "b", "c", "d", "e", "f", "g", "h"}}.Say(document.Whole{}),
		"1 of 4 pictures is left out here, because they are large.":                                                                  document.Cut{Left: 1, Of: 4, Things: "pictures", What: "story", Why: "they are large"}.Say(page),
		"1 of 8 labels is cut short here: A sample board of an uncommonly long name which no chart has room for, not even this one.": document.Cut{Left: 1, Of: 8, Things: "labels", Short: true, Names: []string{"A sample board of an uncommonly long name which no chart has room for, not even this one"}}.Say(page),
		"3 of 5 parts are left out here. The whole edition is on the web.":                                                           document.Cut{Left: 3, Of: 5, Things: "parts", What: "edition"}.Say(page),
	} {
		if got.Plain() != want {
			t.Errorf("%q, want %q", got.Plain(), want)
		}
	}
	if p := columns.Say(page.At("outturn")); p[2].Link != "https://digest.example/1/#outturn" {
		t.Errorf("it leads to %q", p[2].Link)
	}
}

// TestNarrowTellsOfItsCut wants the wide columns named, once for all times.
func TestNarrowTellsOfItsCut(t *testing.T) {
	table := document.Table{Columns: []document.Column{{Head: "Body"}, {Head: "Plan", Wide: true}}, Rows: []document.Row{{Cells: []document.Cell{{Shown: "A"}, {Shown: "1"}}}}}
	narrow := table.Kept(table.Narrow())
	narrow = narrow.Kept(narrow.Narrow())
	if len(narrow.Columns) != 1 || len(narrow.Rows[0].Cells) != 1 || len(narrow.Cuts) != 1 || narrow.Cuts[0].Names[0] != "Plan" {
		t.Errorf("narrow is %+v", narrow)
	}
}
