package finding

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// computed are the sentences that are computed of a table, not those of its kind.
func computed(t *testing.T, name string, o kind.Options, text string, columns table.Columns) string {
	t.Helper()
	held := made(t, name, o, text, columns).Held()
	var lines []string
	for _, c := range held.Changes {
		lines = append(lines, driven(c).Sentence.Plain())
	}
	for _, h := range held.Histories {
		if s := extreme(h).Sentence.Plain(); s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// TestWhatIsHeld computes changes and records of what can be compared, and of nothing
// else.
func TestWhatIsHeld(t *testing.T) {
	line := table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "year": financetest.Yearly, "month": financetest.Textual, "plan": financetest.Million, "actual": financetest.Million}
	lines := kind.Options{Columns: map[string]string{"line": "line", "parent": "parent", "year": "year", "month": "month", "plan": "plan", "actual": "actual"}, Spending: true}
	shares := table.Columns{"part": financetest.Textual, "year": financetest.Yearly, "status": financetest.Textual, "spend": financetest.Million}
	parts := kind.Options{Columns: map[string]string{"category": "part", "year": "year", "vintage": "status", "amount": "spend"}}
	month2 := lines
	month2.Month = period.PartName("M2").In(period.StartOf(time.April))
	plain := kind.Options{Columns: map[string]string{"body": "system", "year": "year", "plan": "plan", "actual": "outturn"}, Called: "system"}
	for name, c := range map[string]struct {
		kind string
		o    kind.Options
		text string
		of   table.Columns
		want string
	}{
		"a year to date is taken apart into months, and parts are not summed twice": {"year-to-date", lines,
			"line,parent,year,month,plan,actual\nA,,2024-25,M1,1,1\nB,,2024-25,M1,1,1\nB1,B,2024-25,M1,1,1\nA,,2024-25,M2,2,3\nB,,2024-25,M2,2,3\nB1,B,2024-25,M2,2,3\nA,,2024-25,M3,3,7\nB,,2024-25,M3,3,4\nB1,B,2024-25,M3,3,4\nTotal,,2024-25,M3,6,11", line,
			"Of the £5m overspend in the first three months of 2024-25, £4m was in A and £1m in B.\n" +
				"Behind the £1m rise in spending from May to June stand a rise of £2m in A and a fall of £1m in B.\n" +
				"Both lines together came to £5m in June 2024, the highest in at least two months.\nA came to £4m in June 2024, the highest in at least two months."},
		"nothing is told of what comes after the month that is told of": {"year-to-date", month2,
			"line,parent,year,month,plan,actual\nA,,2024-25,M1,1,1\nB,,2024-25,M1,1,1\nA,,2024-25,M2,2,3\nB,,2024-25,M2,2,3\nA,,2024-25,M3,3,9\nB,,2024-25,M3,3,4", line,
			"Of the £2m overspend in the first two months of 2024-25, £1m was in A and £1m in B.\nOf the £2m rise in spending from April to May, £1m was in A and £1m in B."},
		"plans are no records": {"shares", parts,
			"part,year,status,spend\nA,2020-21,outturn,1\nB,2020-21,outturn,1\nA,2021-22,outturn,2\nB,2021-22,outturn,1\nA,2022-23,plan,9\nB,2022-23,plan,1", shares, ""},
		"other bodies are another total": {"plan-outturn", plain,
			"system,year,plan,outturn\nA,2020-21,0,-1\nB,2020-21,0,-1\nA,2021-22,0,-2\nB,2021-22,0,-2\nA,2022-23,0,-3\nB,2022-23,0,-3\nC,2022-23,0,-9", outturns,
			"Of the £15m adverse variance in 2022-23, £9m was in C, £3m in A and £3m in B.\n" +
				"Outturn of A came to a deficit of £3m in 2022-23, the largest in at least two years.\nOutturn of B came to a deficit of £3m in 2022-23, the largest in at least two years."},
		"nor is what is left of them the same": {"plan-outturn", plain,
			"system,year,plan,outturn\nA,2020-21,5,5\nB,2020-21,5,5\nC,2020-21,5,5\nA,2021-22,5,5\nB,2021-22,5,5\nC,2021-22,5,5\nA,2022-23,6,6\nB,2022-23,3,3", outturns,
			"Outturn of A came to £6m in 2022-23, the highest in at least two years.\nOutturn of B came to £3m in 2022-23, the lowest in at least two years."},
		"what is slight on the other side is told with the others": {"plan-outturn", plain,
			"system,year,plan,outturn\nA,2022-23,0,-50\nB,2022-23,0,-30\nC,2022-23,0,-10\nD,2022-23,0,-8\nE,2022-23,0,-7\nTotal Care,2022-23,0,5", outturns,
			"Of the £100m adverse variance in 2022-23, £50m was in A, £30m in B, £10m in C and £10m in the other three systems."},
	} {
		t.Run(name, func(t *testing.T) { financetest.Same(t, c.want, computed(t, c.kind, c.o, c.text, c.of)) })
	}
}

// The change that drivers are told of is the variance that the kind itself tells: the
// same number from the same cells, also where lines have parts, a total of their own,
// and income beside spending.
func TestTheVarianceIsThatOfTheKind(t *testing.T) {
	columns := table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "month": financetest.Textual, "plan": financetest.Million,
		"actual": financetest.Million, "year_plan": financetest.Million, "forecast": financetest.Million, "sense": financetest.Textual}
	fields := map[string]string{"line": "line", "parent": "parent", "month": "month", "plan": "plan", "actual": "actual", "sense": "sense"}
	text := "line,parent,month,plan,actual,year_plan,forecast,sense\n" +
		"Care,,2025-26 M1,10,11,120,121,income\nPay,,2025-26 M1,8,9,96,99,spending\nWards,Pay,2025-26 M1,5,6,60,62,spending\nTheatres,Pay,2025-26 M1,3,3,36,37,spending\nTotal,,2025-26 M1,2,2,24,22,surplus\n" +
		"Care,,2025-26 M2,20,23,120,124,income\nPay,,2025-26 M2,16,20,96,101,spending\nWards,Pay,2025-26 M2,10,13,60,64,spending\nTheatres,Pay,2025-26 M2,6,6,36,37,spending\nTotal,,2025-26 M2,4,4,24,23,surplus"
	scorecard := map[string]string{"year_plan": "year_plan", "forecast": "forecast"}
	for k, v := range fields {
		scorecard[k] = v
	}
	for name, o := range map[string]kind.Options{"year-to-date": {Columns: fields}, "scorecard": {Columns: scorecard}} {
		r := made(t, name, o, text, columns)
		changes := r.Held().Changes
		if len(changes) == 0 || r.Said[0].Matter == nil {
			t.Fatalf("%s: %d changes", name, len(changes))
		}
		if got, want := fact(changes[0].Total), fact(r.Said[0].Matter.About); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
