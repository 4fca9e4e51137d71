package table

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/check"
)

// newGrid begins a table of text with the names of its columns.
func newGrid(t *testing.T, r *Reading, names []string) *Grid {
	t.Helper()
	g, err := Shape{}.Grid(r, names)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// grid is a table of text; its first line holds the names.
func grid(t *testing.T, lines ...string) *Table {
	t.Helper()
	g := newGrid(t, &Reading{Source: "test", Place: "data.csv"}, strings.Split(lines[0], "|"))
	for i, line := range lines[1:] {
		if err := g.Add(i+2, strings.Split(line, "|")); err != nil {
			t.Fatal(err)
		}
	}
	made, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// cells writes the values of a table, unknown ones with a question mark.
func cells(t *Table) []string {
	var lines []string
	for _, row := range t.Rows {
		var line []string
		for _, v := range row {
			text := v.String()
			if !v.Known {
				text = "?" + v.Text
			}
			line = append(line, text)
		}
		lines = append(lines, strings.Join(line, "|"))
	}
	return lines
}

func TestApply(t *testing.T) {
	raw := grid(t, " System |Financial\nyear|PLAN (£m)|share|day|left out",
		"Devon|2023/24|(1,380.5)|12.5%|5/7/2024|x", "||||| ", "Dorset|FY24|£1.2bn|n/a|Friday 5 July 2024|x", "Kent|2023/34|-|0.5|45478|x")
	columns := Columns{
		"body": {From: "system", Kind: Text}, "year": {From: "financial  YEAR", Kind: Year},
		"plan": {From: "Plan (£m)", Kind: Money, Unit: "GBP", Scale: decimal.New(1, 6)}, "share": {Kind: Share}, "on": {From: "day", Kind: Date},
	}
	got, err := columns.Apply(raw)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Devon|2023-24|-1380500000|0.125|2024-07-05",
		"Dorset|2023-24|1200000000|?n/a|2024-07-05",
		"Kent|?2023/34|?-|0.5|2024-07-05",
	}
	if diff := cmp.Diff(want, cells(got)); diff != "" {
		t.Error(diff)
	}
	wantColumns := []Column{
		{Name: "body", Kind: Text, Head: "System", Place: "columns.body"}, {Name: "year", Kind: Year, Head: "Financial year", Place: "columns.year"}, {Name: "plan", Kind: Money, Unit: "GBP", Head: "PLAN (£m)", Place: "columns.plan"},
		{Name: "share", Kind: Share, Unit: "%", Head: "share", Place: "columns.share"}, {Name: "on", Kind: Date, Head: "day", Place: "columns.on"},
	}
	if diff := cmp.Diff(wantColumns, got.Columns); diff != "" {
		t.Error(diff)
	}
	warning := `data.csv, row 5, column B (year, "Financial year"): "2023/34": the two years do not follow each other`
	if diff := cmp.Diff([]string{warning}, got.Warnings); diff != "" {
		t.Error(diff)
	}
	if v := got.Rows[0][2]; v.Kind != Money || v.From.String() != `data.csv, row 2, column C ("PLAN (£m)")` {
		t.Errorf("%+v", v)
	}
	if len(raw.Warnings) != 0 || len(raw.Rows) != 3 {
		t.Error("the table that was given has changed")
	}
}

func TestApplyTellsEveryBadCell(t *testing.T) {
	lines := []string{"body|sum|on"}
	for range 12 {
		lines = append(lines, "Devon|12 beds|2024-02-30")
	}
	_, err := Columns{"sum": {Kind: Number}, "on": {Kind: Date}}.Apply(grid(t, lines...))
	if err == nil {
		t.Fatal("no error")
	}
	told := strings.Split(err.Error(), "\n")
	if len(told) != 12 || told[1] != `data.csv, row 2, column B (sum): "12 beds" is not a number` || told[11] != "and 14 more cells" {
		t.Errorf("%d lines: %v", len(told), err)
	}
}

func TestApplyRefuses(t *testing.T) {
	for _, test := range []struct {
		cell, want string
		spec       ColumnSpec
	}{
		{"12%", "does not belong in a column of kind number", ColumnSpec{Kind: Number}},
		{"12m", "does not belong in a column of kind share", ColumnSpec{Kind: Share}},
		{"$12", "is in USD", ColumnSpec{Kind: Money, Unit: "GBP"}},
		{"£12", "is in GBP", ColumnSpec{Kind: Number}},
		{"last year", "is not a year", ColumnSpec{Kind: Year}},
		{"31 June 2024", "is not a date", ColumnSpec{Kind: Date}},
		{" #DIV/0!", "the spreadsheet has the error", ColumnSpec{Kind: Text}},
	} {
		g, err := Shape{Columns: Columns{"a": test.spec}}.Grid(&Reading{}, []string{"a"})
		if err == nil && g.Add(2, []string{test.cell}) == nil {
			_, err = g.Table()
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s as %s: %v, want %s", test.cell, test.spec.Kind, err, test.want)
		}
	}
}

func TestApplyNamesMissingColumns(t *testing.T) {
	_, err := Columns{"plan": {From: "plan_gbp", Kind: Text}, "b": {Kind: Text}}.Apply(grid(t, "system|plan_gbp_m", "a|b"))
	var problems check.Problems
	if !errors.As(err, &problems) || len(problems) != 2 {
		t.Fatal(err)
	}
	want := `there is no column "plan_gbp" (did you mean "plan_gbp_m"?)`
	if problems[1].Error() != want {
		t.Error(problems[1])
	}
}

func TestApplyToTypedValues(t *testing.T) {
	at := time.Date(2024, 7, 5, 16, 30, 0, 0, time.UTC)
	number := Value{Kind: Number, Known: true, Num: decimal.New(125, -1)}
	moment := Value{Kind: Time, Known: true, Time: at}
	for _, test := range []struct {
		from Value
		spec ColumnSpec
		want string
	}{
		{number, ColumnSpec{Kind: Money, Unit: "GBP", Scale: decimal.New(1, 3)}, "12500"},
		{number, ColumnSpec{Kind: Text}, "12.5"},
		{moment, ColumnSpec{Kind: Date}, "2024-07-05"},
		{moment, ColumnSpec{Kind: Text}, "2024-07-05T16:30:00Z"},
		{moment, ColumnSpec{Kind: Time}, "2024-07-05T16:30:00Z"},
		{Value{Kind: Number}, ColumnSpec{Kind: Text}, "?"},
	} {
		got, err := Columns{"a": test.spec}.Apply(&Table{Columns: []Column{{Name: "a", Kind: test.from.Kind}, {Name: "b", Kind: Text}}, Rows: [][]Value{{test.from, {Text: "x"}}}})
		if err != nil || cells(got)[0] != test.want {
			t.Errorf("%v as %s: %v %v", test.from.Kind, test.spec.Kind, cells(got), err)
		}
	}
}

func TestParseMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2024-07-05": "2024-07-05T00:00:00Z", "5/7/2024": "2024-07-05T00:00:00Z", "05.07.2024": "2024-07-05T00:00:00Z", "5th July 2024": "2024-07-05T00:00:00Z",
		"Fri, 5 Jul 2024": "2024-07-05T00:00:00Z", "5-Jul-24": "2024-07-05T00:00:00Z", "2024-07-05T16:30:00+01:00": "2024-07-05T16:30:00+01:00",
		"2024-07-05 16:30": "2024-07-05T16:30:00Z", "05/07/2024 16:30:15": "2024-07-05T16:30:15Z", "Fri, 5 Jul 2024 16:30:00 GMT": "2024-07-05T16:30:00Z",
		"Fri, 05 Jul 2024 16:30:00 +0100": "2024-07-05T16:30:00+01:00", "45478.6875": "2024-07-05T16:30:00Z",
		"7/25/2024": "", "2024-13-01": "", "July 2024": "", "1234": "", "soon": "", "5 Jul 2024 16:30:00 BST": "",
	} {
		got, err := parseMoment(text)
		if (err == nil) != (want != "") || err == nil && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %s %v, want %s", text, got, err, want)
		}
	}
}

func TestMissing(t *testing.T) {
	for _, text := range []string{"", " ", "-", "–", "Not available", "N/A", "#N/A", "not\u00a0available"} {
		if !missing(text) {
			t.Errorf("%q", text)
		}
	}
	for _, text := range []string{"0", "nil", "none of them", "#REF!"} {
		if missing(text) {
			t.Errorf("%q", text)
		}
	}
}

func TestColumnSpecCheck(t *testing.T) {
	for _, test := range []struct {
		spec ColumnSpec
		want string
	}{
		{ColumnSpec{Kind: Money, Unit: "GBP"}, ""},
		{ColumnSpec{Kind: Money, Unit: "£"}, "plan.unit: money needs the code of its currency (three capital letters, such as GBP)"},
		{ColumnSpec{Kind: Text, Unit: "GBP"}, "plan.unit: a column of kind text has no unit"},
		{ColumnSpec{Kind: Date, Scale: decimal.New(1, 3)}, "plan.scale: a column of kind date has no scale"},
		{ColumnSpec{Kind: Number, Scale: decimal.New(0, 0)}, "plan.scale: must be more than zero (write 1e6 where the source counts in millions)"},
	} {
		var problems check.Problems
		test.spec.Check(check.At("plan", &problems))
		if problems.Error() != test.want {
			t.Errorf("%+v: %v", test.spec, problems)
		}
	}
}

func TestGrid(t *testing.T) {
	g := newGrid(t, &Reading{Place: "data.csv"}, []string{"Plan\n (£m)", "plan (£M)", " "})
	g.Remark("ILLUSTRATIVE DATA")
	for row := range 15 {
		g.Warn(row, "odd")
	}
	got, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Plan (£m)", "plan (£M) (B)", "C"}, got.Names()); diff != "" {
		t.Error(diff)
	}
	if !got.Illustrative || len(got.Warnings) != 12 || got.Warnings[11] != "data.csv: 5 more rows are odd" {
		t.Errorf("%v %q", got.Illustrative, got.Warnings)
	}
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if Letters(i) != want {
			t.Errorf("%d: %s, want %s", i, Letters(i), want)
		}
	}
}
