package table

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/period"
)

// ofYears reads a column of years or months.
func ofYears(t *testing.T, kind Kind, years period.Years, cells ...string) (*Table, error) {
	t.Helper()
	g, err := Shape{Columns: Columns{"when": {Kind: kind}}, Written: Written{Year: years}}.Grid(&Reading{Place: "a.csv"}, []string{"when"})
	if err != nil {
		t.Fatal(err)
	}
	for i, cell := range cells {
		if err := g.Add(i+2, []string{cell}); err != nil {
			t.Fatal(err)
		}
	}
	return g.Table()
}

func TestColumnsOfPeriods(t *testing.T) {
	january, august := period.Years{Starts: period.StartOf(time.January)}, period.Years{Starts: period.StartOf(time.August)}
	for _, c := range []struct {
		name       string
		kind       Kind
		years      period.Years
		cells      string
		want       string
		said       string
		doubt, err string
	}{
		{"forms of one year", Year, period.Years{}, "2023/24;2023–24;FY24;23/24;202324;31/03/2024;1 April 2023;2023-24 (provisional)", "2023-24",
			"“2023-24 (provisional)” is read as 2023-24.", "", ""},
		{"a single year that the others show", Year, period.Years{}, "2023-24;2024", "2023-24", "“2024” is read as 2023-24, the year that ends in 2024", "", ""},
		{"single years", Year, period.Years{}, "2023;2024", "", "", "a.csv, row 2, column A (when) holds “2023”: either the calendar year 2023", ""},
		{"single years that are named", Year, period.Years{Named: period.ByBegin}, "2023;2023-24", "2023-24", "", "", ""},
		{"calendar years", Year, january, "2024;31/12/2024;FY24;2024 [p]", "2024", "", "", ""},
		{"calendar years with a financial one", Year, january, "2024;2023-24", "", "", "", `"2023-24" is not a year that starts in January: write year: { starts: April }`},
		{"academic years", Year, august, "2023/24;01/08/2023;31/07/2024", "2023-24", "", "", ""},
		{"no year", Year, period.Years{}, "2023-24;soon", "", "", "", `a.csv, row 3, column A (when): "soon" is not a year such as 2023-24`},
		{"months", Month, period.Years{}, "Jun-24;2024-06;2024-25 M3;14/06/2024;June 2024 [p]", "2024-25 M3", "", "", ""},
		{"months without a year", Month, period.Years{}, "M3;Jun-24;June", "2024-25 M3", "Months without a year are of 2024-25", "", ""},
		{"months of the calendar", Month, january, "6;M6;Jun", "M6", "", "", ""},
		{"quarters", Month, august, "Q2;Nov-Jan", "Q2", "", "", ""},
		{"a number", Month, period.Years{}, "6", "", "", "either September, the 6th month", ""},
		{"no month", Month, period.Years{}, "M13", "", "", "", `"M13" is not a month such as M6`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ofYears(t, c.kind, c.years, strings.Split(c.cells, ";")...)
			if err != nil || c.err != "" {
				if err == nil || c.err == "" || !strings.Contains(err.Error(), c.err) {
					t.Errorf("%v, want %q", err, c.err)
				}
				return
			}
			if said := strings.Join(got.Said, " "); !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("said %q, want %q", said, c.said)
			}
			if c.doubt != "" {
				if len(got.Doubts) != 1 || !strings.Contains(got.Doubts[0].String(), c.doubt) {
					t.Errorf("doubts %v, want %q", got.Doubts, c.doubt)
				}
				return
			}
			for _, row := range got.Rows {
				if when := row[0].When(); row[0].String() != c.want || when.Year.Start != c.years.Starts || len(got.Doubts) > 0 {
					t.Errorf("%v is %s, want %s; %v", row[0], when, c.want, got.Doubts)
				}
			}
		})
	}
}

// A filter is asked again of a year that only the whole column makes clear.
func TestAFilterOfUnclearYears(t *testing.T) {
	keep := &Filter{Columns: []string{"when"}, Keeps: func(v []*Value) bool { return !v[0].Known || v[0].When().Year.Begins == 2023 }}
	g, err := Shape{Columns: Columns{"when": {Kind: Year}}, Keep: keep}.Grid(&Reading{}, []string{"when"})
	if err != nil {
		t.Fatal(err)
	}
	for i, cell := range []string{"2021-22", "2022-23", "2023-24", "2022", "2024"} {
		if err := g.Add(i+2, []string{cell}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := g.Table()
	if err != nil || len(got.Rows) != 2 || got.Rows[1][0].From.Row != 6 {
		t.Errorf("%v, %v", got, err)
	}
}
