package meaning

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"catchup/internal/table"
)

// sample reads a table of invented figures. The kinds of its columns follow
// their names: body and the like are text, year a year, all else money in
// millions.
func sample(t *testing.T, text string, kinds table.Columns) *table.Table {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimSpace(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	grid, err := table.Shape{}.Grid(&table.Reading{Place: "sample.csv"}, lines[0])
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines[1:] {
		if err := grid.Add(i+2, line); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := grid.Table()
	if err != nil {
		t.Fatal(err)
	}
	columns := table.Columns{}
	for _, head := range lines[0] {
		columns[head] = kindOf(head)
	}
	for name, spec := range kinds {
		columns[name] = spec
	}
	made, err := columns.Apply(raw)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func kindOf(head string) table.ColumnSpec {
	switch {
	case head == "year":
		return table.ColumnSpec{Kind: table.Year}
	case slices.Contains([]string{"body", "code", "region", "measure", "parent", "step", "month"}, head):
		return table.ColumnSpec{Kind: table.Text}
	}
	return table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimalOf("1e6")}
}

// use is how a section uses the columns of a sample by their names.
func use(columns ...string) Use {
	u := Use{Section: "Sample"}
	for _, c := range columns {
		f := Field{Name: c, Column: c, Means: Shows}
		switch c {
		case "body":
			f.Means |= Names
		case "step":
			f.Means |= Steps
			f.Ends = []string{"plan", "outturn"}
		case "year", "month", "measure":
			f.Means |= Keys
		case "parent":
			f.Means |= Under
		default:
			f.Means |= Adds
		}
		u.Fields = append(u.Fields, f)
	}
	return u
}

// roles are the rows that are no bodies, by their first cells.
func roles(t *table.Table) string {
	var all []string
	for i, row := range t.Rows {
		switch t.Role(i) {
		case table.Total:
			all = append(all, "total "+row[0].Text)
		case table.Subtotal:
			all = append(all, "sub-total "+row[0].Text)
		}
	}
	return strings.Join(all, "; ")
}

// doubted are the doubts in words.
func doubted(t *table.Table) string {
	var all []string
	for _, d := range t.Doubts {
		all = append(all, d.What+": "+d.String())
	}
	return strings.Join(all, "\n")
}
