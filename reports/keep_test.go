package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/table"
)

func TestKeeps(t *testing.T) {
	outturn := func(years ...period.YearName) Section {
		return Section{Finance: &Finance{Kind: "plan-outturn", From: "outturn", Columns: map[string]string{"year": "fy", "body": "name"}, Compare: years}}
	}
	for _, test := range []struct {
		name     string
		sections []Section
		keeps    func(year string) bool // nil where everything is kept
	}{
		{"two years", []Section{outturn("2022-23", "2023-24")}, func(y string) bool { return y != "2021-22" }},
		{"two sections", []Section{outturn("2023-24"), outturn("2021-22"), {Note: "x"}}, func(y string) bool { return y != "2022-23" }},
		{"another kind", []Section{outturn("2023-24"), {Finance: &Finance{Kind: "shares", From: "outturn"}}}, nil},
		{"another section that needs all", []Section{outturn("2023-24"), {Table: &Table{From: "outturn"}}}, nil},
		{"another source", []Section{{Table: &Table{From: "alloc"}}}, nil},
	} {
		f := Spec{Sections: test.sections}.Keeps("outturn")
		if (f == nil) != (test.keeps == nil) {
			t.Errorf("%s: %v", test.name, f)
		}
		for _, year := range []period.FinancialYear{{Begins: 2021}, {Begins: 2022}, {Begins: 2023}} {
			if f != nil && keep(f, table.Value{Kind: table.Year, Known: true, Num: decimal.NewFromInt(int64(year.Begins))}) != test.keeps(year.String()) {
				t.Errorf("%s: %s is wrong", test.name, year)
			}
		}
		if f != nil && !keep(f, table.Value{Kind: table.Year, Text: "2023/34"}) {
			t.Errorf("%s: a row of unknown year is left out", test.name)
		}
	}
}

// keep asks the filter of a row whose values all are v.
func keep(f *table.Filter, v table.Value) bool {
	values := make([]*table.Value, len(f.Columns))
	for i := range values {
		values[i] = &v
	}
	return f.Keeps(values)
}

// TestKeepsTheLastTwo asks of years in any order: those that are kept at last
// are the last two with a body, and both sections learn of every row.
func TestKeepsTheLastTwo(t *testing.T) {
	section := Section{Finance: &Finance{Kind: "plan-outturn", From: "outturn", Columns: map[string]string{"year": "fy", "body": "name"}}}
	f := Spec{Sections: []Section{section, section}}.Keeps("outturn")
	g, err := table.Shape{Columns: table.Columns{"fy": {Kind: table.Year}, "name": {Kind: table.Text}}, Keep: f}.Grid(&table.Reading{}, []string{"fy", "name"})
	if err != nil {
		t.Fatal(err)
	}
	for i, year := range []string{"2019-20", "2023-24", "2021-22", "2020-21", "2022-23", "2024-25"} {
		name := "Devon"
		if year == "2024-25" {
			name = ""
		}
		if err := g.Add(i+2, []string{year, name}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := g.Table()
	if err != nil || len(got.Rows) != 3 || got.Rows[0][0].String() != "2023-24" || got.Rows[1][0].String() != "2022-23" {
		t.Errorf("%+v %v", got.Rows, err)
	}
}

// TestKeepsTheLastTwoOfEachSlice lets no slice lose its years to another's.
func TestKeepsTheLastTwoOfEachSlice(t *testing.T) {
	finance := &Finance{Kind: "plan-outturn", From: "outturn", Columns: map[string]string{"year": "fy", "body": "name"}}
	f := Spec{SliceBy: "region", Sections: []Section{{Finance: finance}}}.Keeps("outturn")
	columns := table.Columns{"fy": {Kind: table.Year}, "name": {Kind: table.Text}, "region": {Kind: table.Text}}
	g, err := table.Shape{Columns: columns, Keep: f}.Grid(&table.Reading{}, []string{"fy", "name", "region"})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range []string{"2019-20 Exe North", "2023-24 Avon South", "2022-23 Avon South", "2020-21 Exe North", "2021-22 Avon South"} {
		if err := g.Add(i+2, strings.Fields(line)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := g.Table()
	if err != nil || len(got.Rows) != 4 || got.Rows[3][0].String() != "2020-21" {
		t.Errorf("%+v %v", got.Rows, err)
	}
}

// TestKeptAsWhole makes the document of the rows that are kept: it is that of
// all rows, of which some bodies stand in years alone that are not compared.
func TestKeptAsWhole(t *testing.T) {
	lines := []string{"Essex|2020-21|1|2", "Devon|2021-22|1|2", "Dorset|2022-23|3|1", "Devon|2023-24|5|-2", "Kent|2023-24|-|4", "Kent|2023/34|1|1"}
	columns := table.Columns{"body": {Kind: table.Text}, "year": {Kind: table.Year}, "plan": {Kind: table.Money, Unit: "GBP"}, "outturn": {Kind: table.Money, Unit: "GBP"}}
	for _, compare := range []string{"", "compare: [2021-22, 2023-24]"} {
		var spec Spec
		yaml := `
title: Test
sections:
  - finance:
      { title: Against plan, kind: plan-outturn, from: outturn, unit: £, columns: { body: body, year: year, plan: plan, actual: outturn }, ` + compare + ` }
`
		if problems := setting.Decode("report.yaml", []byte(yaml), &spec, setting.Options{}); problems != nil {
			t.Fatal(problems)
		}
		var documents []string
		for _, keep := range []*table.Filter{nil, spec.Keeps("outturn")} {
			g, err := table.Shape{Columns: columns, Keep: keep}.Grid(&table.Reading{Place: "data.csv"}, []string{"body", "year", "plan", "outturn"})
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range lines {
				if err := g.Add(i+2, strings.Split(line, "|")); err != nil {
					t.Fatal(err)
				}
			}
			got, err := g.Table()
			if err != nil {
				t.Fatal(err)
			}
			d, err := Build(spec, Input{Report: "test", Period: period.Week.Ending(end), Readings: map[string]Reading{"outturn": {Table: got}}})
			if err != nil || len(d.Gaps) > 0 {
				t.Fatal(err, d.Gaps)
			}
			documents = append(documents, dump(d))
		}
		if diff := cmp.Diff(documents[0], documents[1]); diff != "" || strings.Contains(documents[0], "Essex") {
			t.Error(diff, documents[0])
		}
	}
}
