package shaping_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/shaping"
	"catchup/internal/table"
)

// million is a table of a million rows, as a file of transactions gives it: code,
// month, type and amount. Without cells no value knows where it came from.
func million(cells bool) *table.Table {
	reading := &table.Reading{Place: "data/spend.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{
		{Name: "code", Kind: table.Text}, {Name: "month", Kind: table.Text}, {Name: "type", Kind: table.Text},
		{Name: "amount", Kind: table.Money, Unit: "GBP"},
	}}
	kinds := []string{"acute", "community", "mental health", "ambulance", "specialist"}
	seed := uint64(1)
	for i := range 1_000_000 {
		seed = seed*6364136223846793005 + 1442695040888963407
		n := seed >> 33
		row := []table.Value{
			{Text: fmt.Sprintf("E%05d", n%1000)}, {Text: fmt.Sprintf("M%d", 1+n/1000%12)}, {Text: kinds[n/12000%5]},
			{Num: decimal.New(int64(n%5_500_000)-500_000, -2)},
		}
		for k := range row {
			row[k].Known, row[k].Kind = true, t.Columns[k].Kind
			if cells {
				row[k].From = table.Origin{Reading: reading, Row: i + 2, Column: table.Letters(k)}
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// thousand is a table of the thousand codes.
func thousand() *table.Table {
	reading := &table.Reading{Place: "data/bodies.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{{Name: "code", Kind: table.Text}, {Name: "name", Kind: table.Text}, {Name: "region", Kind: table.Text}}}
	for i := range 1000 {
		row := []table.Value{{Text: fmt.Sprintf("E%05d", i)}, {Text: fmt.Sprintf("Body %d", i)}, {Text: fmt.Sprintf("Region %d", i%7)}}
		for k := range row {
			row[k].Known, row[k].Kind = true, table.Text
			row[k].From = table.Origin{Reading: reading, Row: i + 2, Column: table.Letters(k)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// processor is the time that this process has had of the processors: on a busy
// machine the time of a clock says nothing.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkMillion shapes a million rows, one verb at a time, with the cells of
// the values and without.
func BenchmarkMillion(b *testing.B) {
	for _, cells := range []bool{true, false} {
		own, others := million(cells), map[string]*table.Table{"bodies": thousand()}
		for _, verb := range []string{
			"filter: { type: [acute, community, specialist] }",
			"join: { with: bodies, on: code, take: [name, region] }",
			"group: { by: [code, month], sum: amount, count: rows }",
			"group: { by: [type], sum: amount }",
			"derive: { twice: amount × 2 + £1 }",
			"sort: [-amount]",
		} {
			s := steps(b, verb)
			b.Run(fmt.Sprintf("cells=%v/%s", cells, verb[:5]), func(b *testing.B) {
				b.ReportAllocs()
				begun := processor(b)
				for b.Loop() {
					if _, err := s.Run(own, others, shaping.Room{Limits: table.Limits{Rows: 2e6, Cells: 2e7}}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64((processor(b)-begun).Milliseconds())/float64(b.N), "cpu-ms/op")
			})
		}
	}
}
