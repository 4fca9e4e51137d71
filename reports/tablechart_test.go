package reports

import (
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/table"
)

// TestChartsOfTablesAreChecked notes charts that the kinds of the columns cannot
// carry, before anything is read.
func TestChartsOfTablesAreChecked(t *testing.T) {
	kinds := map[string]table.Kind{"trust": table.Text, "month": table.Month, "2021-22": table.Money, "2022-23": table.Money, "2023-24": table.Money, "beds": table.Number}
	for _, c := range []struct {
		shown string
		chart TableChart
		want  string
	}{
		{"trust 2021-22 2022-23", TableChart{Kind: "line"}, ""},
		{"trust 2022-23 2021-22", TableChart{Kind: "line"}, "no order in time"},
		{"trust 2021-22 beds", TableChart{Kind: "spark"}, "no order in time"},
		{"trust 2021-22 2022-23 2023-24", TableChart{Kind: "slope"}, "here are 3"},
		{"trust 2021-22 2022-23 2023-24", TableChart{Kind: "slope", Columns: []string{"2021-22", "2023-24"}}, ""},
		{"trust month beds", TableChart{Kind: "line", Series: "trust"}, ""},
		{"trust beds", TableChart{Kind: "bar", Columns: []string{"trust"}}, "a chart draws numbers"},
		{"trust unknown", TableChart{Kind: "line"}, ""},
	} {
		section := Table{Chart: &c.chart}
		for name := range strings.FieldsSeq(c.shown) {
			section.Columns = append(section.Columns, TableColumn{Name: name})
		}
		var problems check.Problems
		section.CheckKinds(check.At("table", &problems), func(column string) table.Kind { return kinds[column] })
		if c.want == "" && len(problems) > 0 || c.want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, c.want)) {
			t.Errorf("%s of %s: %v, want %q", c.chart.Kind, c.shown, problems, c.want)
		}
	}
}
