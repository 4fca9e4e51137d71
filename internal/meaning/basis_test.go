package meaning

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/period"
	"catchup/internal/table"
)

// running is a section that tells of the year to date.
func running(spending bool, basis table.Basis) []Use {
	return []Use{{Section: "Lines", Spending: spending, Basis: basis, Fields: []Field{
		{Name: "line", Column: "line", Means: Shows | Names}, {Name: "month", Column: "when", Means: Shows | Keys}, {Name: "actual", Column: "actual", Means: Shows | Adds | Runs},
	}}}
}

// course writes amounts of lines, each from the first month on.
func courseOf(lines ...[]float64) (all []string) {
	for n, amounts := range lines {
		for m, amount := range amounts {
			all = append(all, fmt.Sprintf("Line %c,M%d,%.1f", 'A'+n, m+1, amount))
		}
	}
	return all
}

func TestTheBasisOfMonths(t *testing.T) {
	for _, c := range []struct {
		name     string
		lines    []string
		spending bool
		basis    table.Basis
		column   table.Basis
		asks     string
	}{
		{name: "amounts that fall", lines: courseOf([]float64{110, 120, 95}, []float64{50, 60, 45}), spending: true, asks: "actual is £110 in M1, then £120 in M2, then £95 in M3 (lines.csv, row 2, column C (actual)), which"},
		{name: "amounts that stay", lines: courseOf([]float64{10, 10.2, 9.9}), spending: true, asks: "which hardly grows"},
		{name: "amounts that rise slowly", lines: courseOf([]float64{10, 10.2, 10.4, 10.9, 11}), spending: true, asks: "which hardly grows"},
		{name: "balances that stay", lines: courseOf([]float64{-10, -10.2, -9.9}, []float64{-3, -3.1, -3}), asks: "which hardly grows"},
		{name: "to date", lines: courseOf([]float64{110, 230, 325}, []float64{50, 110, 155}), spending: true},
		{name: "to date with late corrections", lines: courseOf([]float64{110, 230, 325, 300, 430, 420, 550, 660}, []float64{50, 110, 155, 200, 251}), spending: true},
		{name: "to date in later months", lines: courseOf([]float64{110, 230, 325, 430, 540, 650, 660, 655, 690})[5:], spending: true},
		{name: "amounts of later months that fall", lines: courseOf([]float64{1, 1, 1, 1, 1, 1, 50, 55, 48, 60, 52})[6:], spending: true, asks: "which falls"},
		{name: "balances up and down", lines: courseOf([]float64{-10, -4, -12}, []float64{3, -3, 1}, []float64{-1, -2, 2})},
		{name: "balances that improve", lines: courseOf([]float64{-10, -8, -5, -3}, []float64{-4, -6, -9, -13})},
		{name: "balances to date", lines: courseOf([]float64{-10, -21, -30}, []float64{-4, -6, -9})},
		{name: "two months", lines: courseOf([]float64{110, 95}, []float64{50, 45}), spending: true},
		{name: "to date, as the column says", lines: courseOf([]float64{110, 120, 95}), spending: true, column: table.ToDate},
		{name: "in-month, as the column says", lines: courseOf([]float64{110, 120, 95}), spending: true, column: table.InMonth},
		{name: "in-month, as the section says", lines: courseOf([]float64{110, 120, 95}), spending: true, basis: table.InMonth},
		{name: "to date, as the section says", lines: courseOf([]float64{110, 120, 95}, []float64{50, 60, 45}), spending: true, basis: table.ToDate, asks: "basis: in-month"},
		{name: "called in-month and growing", lines: courseOf([]float64{100, 201, 299, 402}, []float64{50, 99, 151, 200}), spending: true, basis: table.InMonth, asks: "which grows as the months go by"},
		{name: "rising spending of months", lines: courseOf([]float64{100, 110, 120, 133}, []float64{50, 52, 57, 61}), spending: true, basis: table.InMonth},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := told(t, period.Years{}, table.Text, c.lines...)
			source.Columns[2].Basis = c.column
			var asked string
			for _, d := range Interpret(source, Spec{}, running(c.spending, c.basis)).Doubts {
				asked += d.String()
			}
			if !strings.Contains(asked, c.asks) || c.asks == "" && asked != "" {
				t.Errorf("asked %q, want %q", asked, c.asks)
			}
		})
	}
}

// Spending of months that varies by a tenth is asked about if it is told as the
// year to date, and its sums are not.
func TestTheBasisOfRandomSpending(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 14))
	for range 300 {
		months, lines := 3+rnd.IntN(10), 1+rnd.IntN(12)
		var alone, toDate [][]float64
		for range lines {
			size, sum := 1+99*rnd.Float64(), 0.0
			var months1, sums []float64
			for range months {
				amount := size * (0.9 + 0.2*rnd.Float64())
				sum += amount
				months1, sums = append(months1, amount), append(sums, sum)
			}
			alone, toDate = append(alone, months1), append(toDate, sums)
		}
		if got := Interpret(told(t, period.Years{}, table.Text, courseOf(alone...)...), Spec{}, running(true, "")).Doubts; len(got) != 1 {
			t.Errorf("%v: %v", alone, got)
		}
		if got := Interpret(told(t, period.Years{}, table.Text, courseOf(toDate...)...), Spec{}, running(true, "")).Doubts; len(got) != 0 {
			t.Errorf("%v: %v", toDate, got)
		}
	}
}
