package catalogue

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/kind/concentration"
	"catchup/internal/finance/kind/extrapolation"
	"catchup/internal/finance/kind/perunit"
	"catchup/internal/finance/kind/ranking"
	"catchup/internal/finance/kind/rollup"
	"catchup/internal/finance/kind/whatif"
	"catchup/internal/period"
	"catchup/internal/table"
)

var manifold = table.Columns{
	"trust": financetest.Textual, "region": financetest.Textual, "rating": financetest.Textual, "year": financetest.Yearly, "month": financetest.Textual,
	"income": financetest.Million, "spending": financetest.Million, "plan": financetest.Million, "beds": financetest.Numbers, "score": financetest.Numbers, "rate": financetest.Percent,
}

// manifoldSource is a random source with a column for every kind, unknown and
// equal figures among them.
func manifoldSource(t *testing.T, r *rand.Rand) *table.Table {
	t.Helper()
	lines := []string{"trust,region,rating,year,month,income,spending,plan,beds,score,rate"}
	maybe := func(text string) string {
		if r.IntN(12) == 0 {
			return "Not available"
		}
		return text
	}
	for i := range 6 + r.IntN(14) {
		for _, year := range []string{"2022-23", "2023-24"} {
			lines = append(lines, fmt.Sprintf("T%c,R%c,%s,%s,M7,%s,%s,%s,%s,%s,%s", 'a'+i, 'a'+r.IntN(4),
				[]string{"Good", "Outstanding", ""}[r.IntN(3)], year, maybe(fmt.Sprint(r.IntN(500))), maybe(fmt.Sprint(r.IntN(9)-4)),
				maybe(fmt.Sprint(r.IntN(90)-45)), maybe(fmt.Sprint(r.IntN(40))), maybe(fmt.Sprint(r.IntN(6))), maybe(fmt.Sprintf("%d%%", r.IntN(9)))))
		}
	}
	return financetest.Source(t, strings.Join(lines, "\n"), manifold)
}

// On random sources no kind fails, and no number of a sentence is absent from
// its table, which made holds.
func TestNoNumberOfASentenceIsAbsentFromItsTable(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 9))
	at := func(columns ...string) map[string]string {
		named := map[string]string{"body": "trust", "year": "year"}
		for i := 0; i < len(columns); i += 2 {
			named[columns[i]] = columns[i+1]
		}
		return named
	}
	about := []string{"Ta", "Tc"}
	for range 25 {
		tab := manifoldSource(t, r)
		for _, c := range []struct {
			kind kind.Kind
			o    kind.Options
		}{
			{ranking.Kind, kind.Options{Columns: at("score", "score"), About: about}},
			{ranking.Kind, kind.Options{Columns: at("score", "spending"), Order: "lowest", About: about}},
			{rollup.Kind, kind.Options{Columns: at("region", "region", "amount", "spending", "plan", "plan")}},
			{rollup.Kind, kind.Options{Columns: at("region", "region", "amount", "income")}},
			{concentration.Kind, kind.Options{Columns: at("amount", "income"), Places: []int{4, 2}}},
			{perunit.Kind, kind.Options{Columns: at("amount", "spending", "per", "beds")}},
			{perunit.Kind, kind.Options{Columns: at("amount", "spending", "per", "income"), Span: finance.Run{From: period.FinancialYear{Begins: 2022}}, About: about}},
			{perunit.Kind, kind.Options{Columns: at("amount", "score", "per", "beds"), Span: finance.Run{From: period.FinancialYear{Begins: 2022}}, About: about}},
			{extrapolation.Kind, kind.Options{Columns: at("month", "month", "amount", "spending", "plan", "plan"), About: about}},
			{whatif.Kind, kind.Options{Columns: at("amount", "income", "efficiency", "rate"), Reduction: financetest.Tenth}},
		} {
			result := financetest.Made(t, c.kind, c.o, tab)
			if c.kind.Name == "roll-up" {
				financetest.PartsMakeTheirSums(t, result)
			}
			if t.Failed() {
				t.Fatalf("%s:\n%s\n%s", c.kind.Name, financetest.Grid(result), financetest.Sentences(result))
			}
		}
	}
}

// On random scores each rank is one more than the number of better ones, and
// says whether it is shared.
func TestRanksAgainstASecondComputation(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 100 {
		lines, scores := []string{"trust,score"}, map[string]int{}
		for i := range 2 + r.IntN(24) {
			name, n := fmt.Sprintf("T%c", 'a'+i), r.IntN(9)
			lines, scores[name] = append(lines, fmt.Sprintf("%s,%d", name, n)), n
		}
		result := financetest.Made(t, ranking.Kind, kind.Options{Columns: map[string]string{"body": "trust", "score": "score"}},
			financetest.Source(t, strings.Join(lines, "\n"), table.Columns{"trust": financetest.Textual, "score": financetest.Numbers}))
		for _, row := range result.Rows {
			better, equal := 0, 0
			for _, n := range scores {
				if own := scores[row.Cells[1].Shown]; n > own {
					better++
				} else if n == own {
					equal++
				}
			}
			if want := fmt.Sprint(better+1) + finance.Pick(equal == 1, "", "="); row.Cells[0].Shown != want {
				t.Errorf("%s of %v has the rank %s, not %s", row.Cells[1].Shown, scores, row.Cells[0].Shown, want)
			}
		}
	}
}
