package shaping_test

import (
	"testing"

	"catchup/internal/shaping"
	"catchup/internal/table"
)

// TestPlaces keeps with each column the place in the settings that says what it
// means: its own, that of the other source, the step that derives it, or that of
// the columns that became rows.
func TestPlaces(t *testing.T) {
	sheet := func(place string, names ...string) *table.Table {
		made := &table.Table{Reading: &table.Reading{Place: place}}
		row := make([]table.Value, len(names))
		for i, name := range names {
			made.Columns = append(made.Columns, table.Column{Name: name, Kind: table.Number, Head: name, Place: "columns." + name})
			row[i] = table.Value{Kind: table.Number, Known: true, From: table.Origin{Reading: made.Reading, Row: 2, Column: name}}
		}
		made.Rows = [][]table.Value{row}
		return made
	}
	own, plans := sheet("own", "code", "actual"), sheet("plans", "code", "budget")
	months := sheet("months", "code", "Apr", "May")
	for _, c := range []struct {
		own        *table.Table
		yaml, want string
		head       string
	}{
		{own, "sort: [code]", "columns.actual", "actual"},
		{own, "join: { with: plans, on: [code], take: { actual_plan: budget } }", "sources.plans.columns.budget", "budget"},
		{own, "derive: { gap: actual - code }", "shape[0].derive.gap", ""},
		{months, "unpivot: { columns: [Apr, May], name: month, value: actual }", "columns.Apr", ""},
	} {
		made, err := steps(t, c.yaml).Run(c.own, map[string]*table.Table{"plans": plans}, shaping.Room{})
		if err != nil {
			t.Errorf("%s: %v", c.yaml, err)
			continue
		}
		last := made.Columns[len(made.Columns)-1]
		if last.Place != c.want || last.Head != c.head {
			t.Errorf("%s: %q is at %q under %q, want %q and %q", c.yaml, last.Name, last.Place, last.Head, c.want, c.head)
		}
	}
}
