package csvfile

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/table"
	"catchup/internal/tooltest"
	"catchup/reports"
)

// outturns is how the file of outturn is read.
const outturns = `
csv: { path: data.csv }
columns:
  body: text
  year: year
  vintage: text
  plan: { kind: money, unit: GBP, scale: 1e6 }
  outturn: { kind: money, unit: GBP, scale: 1e6 }
`

// lastTwo sets plan against outturn in the last two of a thousand years.
const lastTwo = `
title: A million rows
sections:
  - finance:
      title: Bodies against plan
      kind: plan-outturn
      from: outturn
      columns: { body: body, year: year, plan: plan, actual: outturn, vintage: vintage }
      compare: [1998-99, 1999-00]
`

// write writes the outturn of the bodies in years up to 1999-00.
func write(t testing.TB, bodies, years int) (root string) {
	t.Helper()
	root = t.TempDir()
	file, err := os.Create(filepath.Join(root, "data.csv"))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	fmt.Fprintln(w, "body,year,vintage,plan,outturn")
	for n := range bodies * years {
		fmt.Fprintf(w, "Body %03d,%s,final,%d.%d,%d.%d\n", n%bodies, period.FinancialYear{Begins: 2000 - years + n/bodies}, n%977-480, n%10, n%983-500, n%7)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return root
}

// BenchmarkMillionRows makes the table of plan against outturn from 1,000
// bodies in 1,000 years, of which it compares two, and then adds up every
// number of the file by body. Beside each, sqlite3 does the same sums by
// .import and GROUP BY; that both come to the same is checked.
func BenchmarkMillionRows(b *testing.B) {
	root := write(b, 1000, 1000)
	var spec reports.Spec
	if problems := setting.Decode("report.yaml", []byte(lastTwo), &spec, setting.Options{}); problems != nil {
		b.Fatal(problems)
	}
	var two, every decimal.Decimal
	b.Run("two years/catchup", func(b *testing.B) {
		measured(b, func() { two = compare(b, root, spec) })
	})
	b.Run("two years/sqlite3", func(b *testing.B) {
		sqlite(b, root, "WHERE year IN ('1998-99', '1999-00') GROUP BY body, year", two)
	})
	b.Run("every row/catchup", func(b *testing.B) {
		measured(b, func() { every = addUp(b, root) })
	})
	b.Run("every row/sqlite3", func(b *testing.B) {
		sqlite(b, root, "GROUP BY body", every)
	})
}

// compare makes the document and returns the sum of the outturns in it, in
// millions.
func compare(b *testing.B, root string, spec reports.Spec) (sum decimal.Decimal) {
	t, err := typed(b, root, outturns, spec.Keeps("outturn"))
	if err != nil {
		b.Fatal(err)
	}
	d, err := reports.Build(spec, reports.Input{
		Report: "million", Period: period.Week.Ending(time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)),
		Readings: map[string]reports.Reading{"outturn": {Table: t}},
	})
	if err != nil || len(d.Gaps) > 0 || len(d.Figures) == 0 {
		b.Fatal(d, err)
	}
	for _, row := range t.Rows {
		sum = sum.Add(row[t.Index("outturn")].Num)
	}
	return sum.Shift(-6)
}

// addUp reads every value of the file, keeps none, and adds by body.
func addUp(b *testing.B, root string) (sum decimal.Decimal) {
	plans, outturnsOf := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	fold := &table.Filter{Columns: []string{"body", "year", "vintage", "plan", "outturn"}, Keeps: func(v []*table.Value) bool {
		plans[v[0].Text], outturnsOf[v[0].Text] = plans[v[0].Text].Add(v[3].Num), outturnsOf[v[0].Text].Add(v[4].Num)
		return false
	}}
	if _, err := typed(b, root, outturns, fold); err != nil {
		b.Fatal(err)
	}
	for _, of := range outturnsOf {
		sum = sum.Add(of)
	}
	return sum.Shift(-6)
}

// measured runs the reading and reports rows per second and the most that the
// live heap held, looked at every two milliseconds.
func measured(b *testing.B, read func()) {
	done, most := make(chan struct{}), make(chan uint64)
	go watch(done, most)
	for b.Loop() {
		read()
	}
	close(done)
	b.ReportMetric(float64(<-most)/1e6, "peak-MB")
	perSecond(b)
}

func perSecond(b *testing.B) {
	b.ReportMetric(1e6*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// watch looks at the heap until it is done and tells the most it held.
func watch(done <-chan struct{}, most chan<- uint64) {
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	peak := uint64(0)
	for tick := time.NewTicker(2 * time.Millisecond); ; {
		select {
		case <-done:
			most <- peak
			return
		case <-tick.C:
			metrics.Read(heap)
			peak = max(peak, heap[0].Value.Uint64())
		}
	}
}

// sqlite adds up the rows by sqlite3, in memory, and holds the sum against
// ours, if that was made.
func sqlite(b *testing.B, root, rows string, want decimal.Decimal) {
	program := tooltest.Program(b, "sqlite3")
	query := "SELECT printf('%.1f', sum(o)) FROM (SELECT sum(plan), sum(outturn) AS o FROM t " + rows + ")"
	peak := int64(0)
	for b.Loop() {
		run := exec.Command(program, ":memory:", "-cmd", ".mode csv", "-cmd", ".import data.csv t", query)
		run.Dir = root
		out, err := run.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || !want.IsZero() && got != want.StringFixed(1) {
			b.Fatalf("%s %v, want %s", out, err, want)
		}
		if usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, usage.Maxrss)
		}
	}
	b.ReportMetric(float64(peak)/1e3, "peak-MB")
	perSecond(b)
}
