package reports

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/table"
)

func TestKeeps(t *testing.T) {
	outturn := func(years ...period.FinancialYear) Section {
		return Section{Finance: &Finance{Kind: "plan-outturn", From: "outturn", Columns: map[string]string{"year": "fy"}, Compare: years}}
	}
	for _, test := range []struct {
		name     string
		sections []Section
		keeps    func(year string) bool // nil where everything is kept
	}{
		{"two years", []Section{outturn(2022, 2023)}, func(y string) bool { return y != "2021-22" }},
		{"two sections", []Section{outturn(2023), outturn(2021), {Note: "x"}}, func(y string) bool { return y != "2022-23" }},
		{"the last two, whichever they are", []Section{outturn()}, nil},
		{"another section that needs all", []Section{outturn(2023), {Table: &Table{From: "outturn"}}}, nil},
		{"another source", []Section{{Table: &Table{From: "alloc"}}}, nil},
	} {
		f := Spec{Sections: test.sections}.Keeps("outturn")
		if (f == nil) != (test.keeps == nil) {
			t.Errorf("%s: %v", test.name, f)
		}
		for _, year := range []period.FinancialYear{2021, 2022, 2023} {
			if f != nil && keep(f, table.Value{Kind: table.Year, Known: true, Num: decimal.NewFromInt(int64(year))}) != test.keeps(year.String()) {
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
