package meaning

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// BenchmarkInterpret settles a table of a million rows: 20,000 bodies in fifty
// periods.
func BenchmarkInterpret(b *testing.B) {
	t := &table.Table{Reading: &table.Reading{Place: "sample.csv"}, Columns: []table.Column{
		{Name: "body", Kind: table.Text}, {Name: "year", Kind: table.Year},
		{Name: "plan", Kind: table.Money, Unit: "GBP"}, {Name: "actual", Kind: table.Money, Unit: "GBP"},
	}}
	for year := range 50 {
		for body := range 20_000 {
			n := int64(body*7919%100_003 + year*31)
			t.Rows = append(t.Rows, []table.Value{
				{Kind: table.Text, Known: true, Text: fmt.Sprint("Body ", body)}, {Kind: table.Year, Known: true, Num: decimal.NewFromInt(int64(1970 + year))},
				{Kind: table.Money, Known: true, Num: decimal.New(n, -1)}, {Kind: table.Money, Known: true, Num: decimal.New(n+17, -1)},
			})
		}
	}
	for b.Loop() {
		Interpret(t, Spec{}, []Use{use("body", "year", "plan", "actual")})
	}
}
