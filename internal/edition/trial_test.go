package edition_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/expect"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// many is a source of n rows with the limits of three, and a cell that is no
// number in the last row if it is broken.
func many(n int, broken bool) source.Source {
	reading := &table.Reading{Source: "wards", Place: "wards.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{{Name: "ward", Kind: table.Text}, {Name: "beds", Kind: table.Text}}}
	for i := range n {
		beds := fmt.Sprint(i)
		if broken && i == n-1 {
			beds = "some"
		}
		row := []table.Value{{Kind: table.Text, Known: true, Text: fmt.Sprintf("Ward %d", i)}, {Kind: table.Text, Known: true, Text: beds}}
		for c := range row {
			row[c].From = table.Origin{Reading: reading, Row: i + 2, Column: t.Columns[c].Name}
		}
		t.Rows = append(t.Rows, row)
	}
	limits := table.Limits{Title: 300, Text: 300, Cell: 300, Items: 3, Rows: 100, Cells: 6, Bytes: 1000}
	return source.Shape(given{table: t}, table.Shape{Columns: table.Columns{"ward": {Kind: table.Text}, "beds": {Kind: table.Number}}, Limits: limits}, false)
}

// TestTrialsHoldWhatReportsHold tries a source that is larger than its limits: it
// can be read if no report holds it, such as a list of subscribers, and not if
// one does or if something is expected of it. A cell that cannot be read is told
// in any case.
func TestTrialsHoldWhatReportsHold(t *testing.T) {
	tells := reports.Spec{Sections: []reports.Section{{Table: &reports.Table{From: "wards"}}}}
	for name, c := range map[string]struct {
		rows   int
		broken bool
		specs  []reports.Spec
		expect *expect.Spec
		result string
	}{
		"nobody holds it":          {rows: 9, result: "9 rows from wards.csv"},
		"one of two tells of it":   {rows: 9, specs: []reports.Spec{{}, tells}},
		"it is small":              {rows: 3, specs: []reports.Spec{tells}, result: "3 rows from wards.csv"},
		"something is expected":    {rows: 9, expect: &expect.Spec{}},
		"a cell cannot be read":    {rows: 9, broken: true},
		"a cell of few, expecting": {rows: 2, broken: true, expect: &expect.Spec{}},
	} {
		trials := edition.NewTrials(map[string]edition.Supply{"wards": {Source: many(c.rows, c.broken), Expect: c.expect}}, c.specs).Finish(t.Context(), due)
		if len(trials) != 1 {
			t.Fatalf("%s: %d trials", name, len(trials))
		}
		if diff := cmp.Diff(c.result, trials[0].Result); diff != "" || (trials[0].Err == nil) != (c.result != "") {
			t.Errorf("%s: %v (-want +got):\n%s", name, trials[0].Err, diff)
		}
	}
}
