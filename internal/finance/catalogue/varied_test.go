package catalogue

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

const monthlyMore = monthly + ",more,recurs"

// monthMore are two months with a further amount: the plan and the actual change places.
func monthMore(name string, i, _ int, plan, actual string) string {
	return fmt.Sprintf("%[1]s,2023-24,M5,%[2]s,%[2]s,R%[4]d,%[2]s,yes\n%[1]s,2023-24,M6,%[2]s,%[3]s,R%[4]d,%[3]s,no", name, plan, actual, i%2)
}

// inOtherLines are kinds that are given more, or otherwise, than in inLines, so that
// they have more to say.
var inOtherLines = map[string]lined{
	"status": {"NOUN,year,month,status", inLines["status"].columns,
		func(name string, i, n int, plan, actual string) string {
			if n%2 == 0 || i%3 == 0 {
				return fmt.Sprintf("%s,2023-24,M2,%s", name, standing(actual))
			}
			return inLines["status"].line(name, i, n, plan, actual)
		}, nil, nil, inLines["status"].options},
	"efficiency": {monthlyMore, map[string]string{"body": "NOUN", "year": "year", "month": "month", "target": "plan", "delivered": "actual", "recurrent": "more"}, monthMore, nil, nil, nil},
	"forecast":   {monthlyMore, map[string]string{"body": "NOUN", "year": "year", "month": "month", "forecast": "actual", "gap": "more"}, monthMore, nil, nil, nil},
	"bridge": {"NOUN,actual,recurs", map[string]string{"driver": "NOUN", "amount": "actual", "recurrent": "recurs"},
		func(name string, i, _ int, plan, actual string) string {
			line := fmt.Sprintf("%s,%s,%s", name, actual, []string{"no", "yes"}[i%2])
			if i == 0 {
				line = "plan," + plan + ",\n" + line
			}
			return line
		}, nil, nil, func(o *kind.Options) {
			at := finance.Bound{Num: decimal.New(6, 6), Kind: table.Money}
			o.Thresholds = []kind.Threshold{{Name: "control total", At: at}}
		}},
	"shares": {"NOUN,year,plan,actual", map[string]string{"category": "NOUN", "year": "year", "amount": "actual"},
		func(name string, i, _ int, plan, actual string) string {
			amounts := []string{"90", "20", "10"}
			if i == 0 {
				amounts = []string{"100", "90", "80"}
			}
			return fmt.Sprintf("%[1]s,2021-22,1,%[2]s\n%[1]s,2022-23,1,%[2]s\n%[1]s,2023-24,1,%[3]s", name, amounts[min(i, 2)], finance.Pick(i == 0, "50", actual))
		}, nil, nil, nil},
	"roll-up": {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "region": "region", "plan": "plan", "amount": "actual"}, month, nil, nil,
		func(o *kind.Options) {
			o.Thresholds = []kind.Threshold{{Name: "total in the annual report", At: finance.Bound{Num: decimal.New(5, 6), Kind: table.Money}}}
		}},
	"per-unit": {"NOUN,year,plan,actual", map[string]string{"body": "NOUN", "year": "year", "amount": "actual", "per": "plan"},
		func(name string, _, _ int, plan, actual string) string {
			return fmt.Sprintf("%[1]s,2022-23,%[2]s,%[2]s\n%[1]s,2023-24,%[2]s,%[3]s", name, plan, actual)
		}, nil, nil, func(o *kind.Options) { o.Span = finance.Run{From: period.FinancialYear{Begins: 2010}} }},
	"control": {monthly, map[string]string{"measure": "NOUN", "year": "year", "when": "month", "value": "actual"}, changing, nil, nil,
		func(o *kind.Options) {
			o.Good, o.Charts, o.Target = "up", 3, finance.Bound{Num: decimal.New(6, 6), Kind: table.Money}
		}},
}

// counts are lines of numbers in place of money, each a part of another.
var counts = lined{"NOUN,year,place,all", map[string]string{"body": "NOUN", "year": "year", "amount": "place", "per": "all"},
	func(name string, i, _ int, plan, actual string) string {
		return fmt.Sprintf("%[1]s,2022-23,%[2]d,20\n%[1]s,2023-24,%[3]d,%[4]d", name, 3+i%5, 4+len(plan), 20+len(actual)%2)
	}, nil, nil, inOtherLines["per-unit"].options}

// changing are months of two years that end, of every second measure, otherwise than
// they went on. Some lie above the target and some below it.
func changing(name string, i, _ int, plan, actual string) string {
	var lines []string
	for m := range 20 {
		value := fmt.Sprintf("%d.%d", finance.Pick((i+len(plan))%5 < 3, 7, 3), []int{2, 4, 3}[m%3]+finance.Pick(i%4 == 2 && m > 12, 2, 0))
		if m == 19 && i%2 == len(actual)%2 {
			value = actual
		}
		lines = append(lines, fmt.Sprintf("%s,%d-%d,M%d,%s,%s,R%d", name, 2022+m/12, 23+m/12, m%12+1, plan, value, i%2))
	}
	return strings.Join(lines, "\n")
}

// other is a kind in its usual lines or in others.
func other(r *rand.Rand, name string) lined {
	in, ok := inOtherLines[name]
	switch n := r.IntN(3); {
	case name == "per-unit" && n == 1:
		return counts
	case ok && n > 0:
		return in
	}
	return inLines[name]
}

// history is a table of an amount for each of twenty months, which end as usual, or
// with one of the signals of a control chart.
func history(t *testing.T, r *rand.Rand) *kind.Result {
	t.Helper()
	lines := []string{"trust,year,month,actual"}
	for body := range 1 + r.IntN(2) {
		last, way := r.IntN(5), 1-2*r.IntN(2)
		for m := range 20 {
			value := 400 + 10*r.IntN(4)
			switch left := 20 - m; {
			case last == 1 && left == 1:
				value += 300 * way
			case last == 2 && (left == 1 || left == 2):
				value += 55 * way
			case last == 3 && left < 8:
				value = 415 + 8*way*(4-left)
			case last == 4 && left < 9:
				value += 25 * way
			}
			lines = append(lines, fmt.Sprintf("%s,%d-%d,M%d,%d", few[body], 2022+m/12, 23+m/12, m%12+1, value))
		}
	}
	o := kind.Options{Columns: map[string]string{"body": "trust", "amount": "actual", "year": "year", "month": "month"}, Unit: finance.Unit{Sign: "£", Scale: "m"}, Top: 3}
	made, err := finding.Plain.Make(typed(t, strings.Join(lines, "\n"), ""), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return made
}
