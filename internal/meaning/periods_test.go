package meaning

import (
	"strings"
	"testing"

	"catchup/internal/period"
	"catchup/internal/table"
)

// told is a table of lines with a month, read as a source of such years is.
func told(t *testing.T, years period.Years, kind table.Kind, lines ...string) *table.Table {
	t.Helper()
	shape := table.Shape{
		Columns: table.Columns{"line": {Kind: table.Text}, "when": {Kind: kind}, "actual": {Kind: table.Money, Unit: "GBP"}},
		Written: table.Written{Year: years},
	}
	g, err := shape.Grid(&table.Reading{Place: "lines.csv"}, []string{"line", "when", "actual"})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if err := g.Add(i+2, strings.Split(line, ",")); err != nil {
			t.Fatal(err)
		}
	}
	made, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// ofMonths is a section that tells of the months.
var ofMonths = Use{Section: "Lines", Fields: []Field{{Name: "line", Column: "line", Means: Names}, {Name: "month", Column: "when", Means: Keys}, {Name: "actual", Column: "actual", Means: Adds}}}

func TestAMonthOfAnotherYear(t *testing.T) {
	columns := table.Columns{"line": {Kind: table.Text}, "year": {Kind: table.Year}, "when": {Kind: table.Text}, "actual": {Kind: table.Number}}
	uses := []Use{{Fields: append([]Field{{Name: "year", Column: "year", Means: Keys}}, ofMonths.Fields...)}}
	for lines, want := range map[string]string{
		"2023-24,Jun-24": "holds “Jun-24”, which is in 2024-25, and its row says 2023-24 in year", "2024-25,Jun-24": "", "2023-24,M3": "", "2024-25,Jun-24,1\nBeds,2023-24,M3": "",
	} {
		var asked string
		for _, d := range Interpret(sample(t, "line,year,when,actual\nPay,"+lines+",1", columns), Spec{}, uses).Doubts {
			asked += d.String()
		}
		if !strings.Contains(asked, want) || want == "" && asked != "" {
			t.Errorf("%s: asked %q, want %q", lines, asked, want)
		}
	}
}

func TestMonthsAreTakenOrAskedAbout(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  table.Kind
		lines string
		said  string // what is taken for granted
		doubt string // what is asked
	}{
		{"one month in many forms", table.Text, "Pay,M3,1;Beds,Jun-24,1;Food,June 2024,1;Heat,2024-06,1;Cars,06/2024,1", "Months without a year are of 2024-25", ""},
		{"the same as a column of months", table.Month, "Pay,M3,1;Beds,Jun-24,1;Food,30/06/2024,1", "Months without a year are of 2024-25", ""},
		{"a word", table.Text, "Pay,M3,1;Beds,Midsummer,1", "", `lines.csv, row 3, column B (when): "Midsummer" is not a month such as M6, Sep-24 or 2024-09, nor a quarter such as Q2: either the cell is mistaken, and is to be corrected in the source, or its row is not to be counted. Write shape: [ { filter: { when: "not Midsummer" } } ]`},
		{"a whole year", table.Text, "Pay,M3,1;Beds,2023-24,1", "", `is the whole year 2023-24, not a month of it`},
		{"a quarter among months", table.Text, "Pay,M3,1;Beds,Q1,1", "", "lines.csv, row 3, column B (when) holds “Q1”, a quarter, and lines.csv, row 2, column B (when) holds “M3”, a month: either the table tells of months, or it tells of quarters"},
		{"quarters alone", table.Text, "Pay,Q1,1;Pay,Q2,1", "", ""},
		{"numbers from 1 on", table.Number, "Pay,1,1;Pay,2,1;Pay,3,1", "Months are counted from April: month 3 is June.", ""},
		{"one number", table.Text, "Pay,6,1", "", "either September, the 6th month of a year that starts in April, or June, by the calendar. Write year: { numbers: year }, or year: { numbers: calendar }"},
		{"months of no year among several", table.Text, "Pay,M3,1;Beds,Jun-24,1;Food,Jun-23,1", "", "holds “M3”, which names no year"},
		{"a row without a month", table.Text, "Pay,M3,1;Beds,,1", "", "lines.csv, row 3, column B (when) is empty, and its row has figures: either the row lacks its when, which is to be added to the source, or it is not to be counted. Write shape: [ { filter: { when: known } } ], or correct the cell"},
		{"a row without a name", table.Text, "Pay,M3,1;,M3,1", "", "column A (line) is empty, and its row has figures"},
		{"a row without figures", table.Text, "Pay,M3,1;Notes,,", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := told(t, period.Years{}, c.kind, strings.Split(c.lines, ";")...)
			got := Interpret(source, Spec{}, []Use{ofMonths})
			if said := strings.Join(got.Said, " "); !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("said %q, want %q", said, c.said)
			}
			var asked []string
			for _, d := range got.Doubts {
				asked = append(asked, d.String())
				if len(d.Cells) == 0 {
					t.Errorf("%s: no cells", d)
				}
			}
			if all := strings.Join(asked, "\n"); !strings.Contains(all, c.doubt) || len(asked) > 1 || c.doubt == "" && all != "" {
				t.Errorf("asked %q, want %q", all, c.doubt)
			}
			if source.Columns[1].Years != (period.Years{}) && c.kind != table.Month {
				t.Error("the table that was given has changed")
			}
		})
	}
}
