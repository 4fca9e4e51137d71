package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// bedsByWard is a table of wards by region with the role of each row.
func bedsByWard(rows ...string) *table.Table {
	reading := &table.Reading{Source: "wards", Place: "wards.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{
		{Name: "ward", Kind: table.Text}, {Name: "region", Kind: table.Text}, {Name: "beds", Kind: table.Number}, {Name: "per_bed", Kind: table.Money, Unit: "GBP"},
	}}
	for i, row := range rows {
		cells := strings.Split(row, ",")
		from := table.Origin{Reading: reading, Row: i + 2}
		beds := decimal.RequireFromString(cells[2])
		t.Rows = append(t.Rows, []table.Value{
			{Kind: table.Text, Known: true, Text: cells[0], From: from}, {Kind: table.Text, Known: cells[1] != "", Text: cells[1], From: from},
			{Kind: table.Number, Known: true, Num: beds, From: from}, {Kind: table.Money, Known: true, Num: beds, From: from},
		})
		role := table.Body
		switch {
		case strings.HasPrefix(cells[0], "Total"):
			role = table.Total
		case strings.HasSuffix(cells[0], "wards"):
			role = table.Subtotal
		}
		t.Roles = append(t.Roles, role)
	}
	return t
}

// TestSlicesHaveNoTotalOfOthers leaves the total of all out of every slice, and
// keeps the roles of the rows and what was said of the whole from the others.
func TestSlicesHaveNoTotalOfOthers(t *testing.T) {
	whole := bedsByWard("Ash,North,1", "North wards,North,1", "Elm,South,2", "Total,,3", "Total,All,3")
	whole.Said = []string{"Total is the sum of the 2 other rows and is not counted among them."}
	spec := Spec{Title: "T", Lang: "en-GB", SliceBy: "region", Sections: []Section{{Table: &Table{Title: "T", From: "wards", Columns: []TableColumn{{Name: "ward"}}}}}}
	cut, err := Slice(spec, Input{Readings: map[string]Reading{"wards": {Table: whole}}})
	if err != nil || strings.Join(cut.Slices, ", ") != "North, South" || len(cut.Warnings) > 0 {
		t.Fatalf("the slices are %q, %q, %v", cut.Slices, cut.Warnings, err)
	}
	north := cut.Input("North", nil).Readings["wards"].Table
	if len(north.Rows) != 2 || !slices.Equal(north.Roles, []table.Role{table.Body, table.Subtotal}) || north.Said != nil {
		t.Errorf("North has %d rows, %v, and says %q", len(north.Rows), north.Roles, north.Said)
	}
}

// TestTablesKnowTheirTotals shows the total of the source once and last, adds up
// the other rows alone, and adds up no rates.
func TestTablesKnowTheirTotals(t *testing.T) {
	for _, c := range []struct {
		section Table
		rows    []string
		want    string // names and beds as shown, a total with a star
		notes   string
	}{
		{Table{Sort: "-beds"}, []string{"Total,,6", "Ash,N,1", "Elm,N,2", "Oak,S,3"}, "Oak 3, Elm 2, Ash 1, *Total 6", ""},
		{Table{Sort: "-beds", Limit: 2}, []string{"Total,,6", "Ash,N,1", "Elm,N,2", "Oak,S,3"}, "Oak 3, Elm 2, *Total 6", "Two of the three rows shown."},
		{Table{Total: true}, []string{"Total,,6", "Ash,N,1", "Elm,N,2", "Oak,S,3"}, "Ash 1, Elm 2, Oak 3, *Total 6", ""},
		{Table{Total: true}, []string{"Ash,N,1", "Elm,N,2", "North wards,N,3", "Oak,S,3"}, "Ash 1, Elm 2, *North wards 3, Oak 3, *Total 6", "Per_bed has no total, since it is a rate."},
		{Table{}, []string{"Ash,N,1", "Total N,N,1", "Oak,S,3", "Total S,S,3"}, "Ash 1, *Total N 1, Oak 3, *Total S 3", ""},
	} {
		c.section.Columns = []TableColumn{{Name: "ward"}, {Name: "beds"}, {Name: "per_bed"}}
		c.section.Unit.Sign = "£"
		g, err := c.section.grid(bedsByWard(c.rows...), Input{})
		if err != nil {
			t.Fatal(err)
		}
		set := g.set(&register{})
		var shown []string
		for _, row := range set.Rows {
			words := row.Cells[0].Shown + " " + row.Cells[1].Shown
			if row.Rank == document.Total {
				words = "*" + words
			}
			shown = append(shown, words)
		}
		if got := strings.Join(shown, ", "); got != c.want || strings.Join(set.Notes, " ") != c.notes {
			t.Errorf("it shows %s, want %s; %q", got, c.want, set.Notes)
		}
	}
}
