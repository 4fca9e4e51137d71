package catalogue

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// The usual £50,000 is little for a hospital and all there is for a ward.
func TestTheUsualToleranceFitsTheAmounts(t *testing.T) {
	for _, c := range []struct {
		plans  []string
		lessen bool
		words  string
		missed string
	}{
		{[]string{"1000000", "2000000", "3000000"}, true, "£50,000", "None of the three wards"},
		{[]string{"999999", "900000", "2000000"}, true, "£9,000", "All three wards"},
		{[]string{"40000", "41000", "39000"}, true, "£300", "All three wards"},
		{[]string{"40000", "41000", "39000"}, false, "£50,000", "None of the three wards"},
		{[]string{"0", "0", "0"}, true, "£100", "All three wards"},
		{[]string{"40000", "41000", "90000000"}, true, "£400", "All three wards"},
	} {
		lines := []string{"ward,year,plan,actual"}
		for i, plan := range c.plans {
			n := decimal.RequireFromString(plan)
			lines = append(lines, fmt.Sprintf("%c ward,2023-24,%s,%s", 'A'+i, plan, n.Sub(decimal.New(10_000, 0))))
		}
		sums := table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 0)}
		k, _ := Named("plan-outturn")
		r := financetest.Made(t, k, kind.Options{Columns: map[string]string{"body": "ward", "year": "year", "plan": "plan", "actual": "actual"}, Tolerance: financetest.Tolerance, Lessens: c.lessen, Say: []string{"missed"}},
			financetest.Source(t, strings.Join(lines, "\n"), table.Columns{"ward": financetest.Textual, "year": financetest.Yearly, "plan": sums, "actual": sums}))
		notes := strings.Join(r.Notes, "\n")
		if !strings.Contains(notes, "more than "+c.words+" below it.") || strings.Contains(notes, "1% of the median") != (c.words != "£50,000") {
			t.Errorf("%v: want %s in\n%s", c.plans, c.words, notes)
		}
		if got := financetest.Sentences(r); !strings.HasPrefix(got, c.missed) {
			t.Errorf("%v: %s", c.plans, got)
		}
	}
}

// Where a tolerance decides that a plan is kept to, it is said of how many.
func TestAToleranceThatDecidesIsSaid(t *testing.T) {
	k, _ := Named("forecast")
	r := financetest.Made(t, k, kind.Options{Columns: map[string]string{"body": "trust", "plan": "plan", "forecast": "forecast"}, Called: "trust", Tolerance: financetest.Tolerance},
		financetest.Source(t, "trust,plan,forecast\nAsh,-5,-5.04\nBay,0,0\nCod,3,1", table.Columns{"trust": financetest.Textual, "plan": financetest.Million, "forecast": financetest.Million}))
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "One trust within £50,000 of it: told as on plan.") {
		t.Error(notes)
	}
}

// What is parted, saved or cut cannot be below nothing, and its cell is named.
func TestAmountsThatCannotBeBelowZeroAreRefused(t *testing.T) {
	columns := table.Columns{"trust": financetest.Textual, "year": financetest.Yearly, "target": financetest.Million, "amount": financetest.Million}
	for _, c := range []struct {
		kind, want string
		columns    map[string]string
	}{
		{"efficiency", `test.csv, row 3, column C ("target"): "Bay" has target below zero: a target or a saving must not be negative`, map[string]string{"body": "trust", "target": "target", "delivered": "amount"}},
		{"shares", `test.csv, row 3, column C ("target"): "Bay" has target below zero: a share of a total must not be negative`, map[string]string{"category": "trust", "year": "year", "amount": "target"}},
		{"concentration", `test.csv, row 3, column C ("target"): "Bay" has target below zero: a share of a total must not be negative`, map[string]string{"body": "trust", "amount": "target"}},
		{"what-if", `test.csv, row 3, column C ("target"): "Bay" has target below zero: what is reduced must not be negative`, map[string]string{"body": "trust", "amount": "target"}},
	} {
		k, _ := Named(c.kind)
		tab := financetest.Source(t, "trust,year,target,amount\nAsh,2023-24,5,4\nBay,2023-24,-5,-4", columns)
		financetest.Same(t, c.want, financetest.Refused(t, k, kind.Options{Columns: c.columns, Reduction: financetest.Tenth}, tab))
	}
}

// The wholes of the chart of shares are the years, and what no category has is a
// part of its own.
func TestTheChartOfSharesHasYearsAsWholes(t *testing.T) {
	k, _ := Named("shares")
	columns := table.Columns{"c": financetest.Textual, "year": financetest.Yearly, "amount": financetest.Million, "total": financetest.Million}
	chart := func(fields map[string]string, lines string) (labels []string, wholes map[string]string) {
		r := financetest.Made(t, k, kind.Options{Columns: fields, Called: "category", Chart: document.Share}, financetest.Source(t, "c,year,amount,total\n"+lines, columns))
		wholes = map[string]string{}
		for _, s := range r.Chart.Series {
			var shown []string
			for _, p := range s.Points {
				shown = append(shown, p.Shown)
			}
			wholes[s.Name] = strings.Join(shown, " ")
		}
		return r.Chart.Labels, wholes
	}
	few := "Pay,2021-22,90,200\nDrugs,2021-22,10,200\nPay,2022-23,80,200\nDrugs,2022-23,20,200"
	labels, wholes := chart(map[string]string{"category": "c", "year": "year", "amount": "amount"}, few)
	if diff := cmp.Diff([]string{"Pay", "Drugs"}, labels) + cmp.Diff(map[string]string{"2021-22": "90.0% 10.0%", "2022-23": "80.0% 20.0%"}, wholes); diff != "" {
		t.Error(diff)
	}
	labels, wholes = chart(map[string]string{"category": "c", "year": "year", "amount": "amount", "total": "total"}, few)
	if diff := cmp.Diff([]string{"Pay", "Drugs", "Not in these categories"}, labels) + cmp.Diff(map[string]string{"2021-22": "45.0% 5.0% 50.0%", "2022-23": "40.0% 10.0% 50.0%"}, wholes); diff != "" {
		t.Error(diff)
	}
}

// So much per head is ranked, and never summed.
func TestRatesAreRankedAndNotSummed(t *testing.T) {
	k, _ := Named("ranking")
	for column, want := range map[string]string{"spend": "– | Both trusts | 3.7 |", "spend per head": "– | Both trusts | – |"} {
		r := financetest.Made(t, k, kind.Options{Columns: map[string]string{"body": "trust", "score": column, "before": "before"}, Called: "trust", Order: "highest"},
			financetest.Source(t, "trust,"+column+",before\nAsh,1.8,1\nBay,1.9,2", table.Columns{"trust": financetest.Textual, column: financetest.Million, "before": financetest.Million}))
		lines := strings.Split(financetest.Grid(r), "\n")
		if got := lines[2]; !strings.HasPrefix(got, "total "+want) {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
		if said := financetest.Sentences(r); strings.Contains(said, "grew") != (column == "spend") {
			t.Errorf("%s: %s", column, said)
		}
	}
}

// Which of two equals is the largest, nobody can say.
func TestConcentrationNamesNoneOfEquals(t *testing.T) {
	k, _ := Named("concentration")
	said := func(lines string) string {
		return financetest.Sentences(financetest.Made(t, k, kind.Options{Columns: map[string]string{"body": "trust", "amount": "spend"}, Called: "trust", Places: []int{1}},
			financetest.Source(t, "trust,spend\n"+lines, table.Columns{"trust": financetest.Textual, "spend": financetest.Million})))
	}
	financetest.Same(t, "The largest of the three trusts accounts for 50.0%, half, of spend (£10m).", said("Ash,5\nBay,5\nCod,0"))
	financetest.Same(t, "The largest of the three trusts – Ash – accounts for 60.0%, more than half, of spend (£10m).\nAsh alone holds more than half of spend (60.0%).", said("Ash,6\nBay,4\nCod,0"))
}

// What is the same for all has neither a lowest nor a highest.
func TestEqualRatiosHaveNoLowest(t *testing.T) {
	k, _ := Named("per-unit")
	said := func(lines string) string {
		return financetest.Sentences(financetest.Made(t, k, kind.Options{Columns: map[string]string{"body": "trust", "amount": "savings", "per": "spend"}, Called: "trust"},
			financetest.Source(t, "trust,savings,spend\n"+lines, table.Columns{"trust": financetest.Textual, "savings": financetest.Million, "spend": financetest.Million})))
	}
	financetest.Same(t, "For savings as a share of spend it is 10.0% for both trusts.", said("Ash,1,10\nBay,2,20"))
	financetest.Same(t, "For savings as a share of spend the lowest is 10.01% (Bay) and the highest 10.04% (Ash); for both trusts it is 10.0%.", said("Ash,10.04,100\nBay,20.02,200"))
}
