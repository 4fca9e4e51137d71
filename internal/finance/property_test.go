package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/table"
)

var manifold = table.Columns{
	"trust": textual, "region": textual, "rating": textual, "year": yearly, "month": textual,
	"income": million, "spending": million, "plan": million, "beds": numbers, "score": numbers, "rate": percent,
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
	return source(t, strings.Join(lines, "\n"), manifold)
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
			kind Kind
			o    Options
		}{
			{rankingKind, Options{Columns: at("score", "score"), About: about}},
			{rankingKind, Options{Columns: at("score", "spending"), Order: "lowest", About: about}},
			{rollUpKind, Options{Columns: at("region", "region", "amount", "spending", "plan", "plan")}},
			{rollUpKind, Options{Columns: at("region", "region", "amount", "income")}},
			{concentrationKind, Options{Columns: at("amount", "income"), Places: []int{4, 2}}},
			{perUnitKind, Options{Columns: at("amount", "spending", "per", "beds")}},
			{perUnitKind, Options{Columns: at("amount", "spending", "per", "income"), Span: Span{From: 2022}, About: about}},
			{perUnitKind, Options{Columns: at("amount", "score", "per", "beds"), Span: Span{From: 2022}, About: about}},
			{extrapolationKind, Options{Columns: at("month", "month", "amount", "spending", "plan", "plan"), About: about}},
			{whatIfKind, Options{Columns: at("amount", "income", "efficiency", "rate"), Reduction: tenth}},
		} {
			result := made(t, c.kind, c.o, tab)
			if c.kind.Name == "roll-up" {
				partsMakeTheirSums(t, result)
			}
			if t.Failed() {
				t.Fatalf("%s:\n%s\n%s", c.kind.Name, grid(result), sentences(result))
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
		result := made(t, rankingKind, Options{Columns: map[string]string{"body": "trust", "score": "score"}},
			source(t, strings.Join(lines, "\n"), table.Columns{"trust": textual, "score": numbers}))
		for _, row := range result.Rows {
			better, equal := 0, 0
			for _, n := range scores {
				if own := scores[row.Cells[1].Shown]; n > own {
					better++
				} else if n == own {
					equal++
				}
			}
			if want := fmt.Sprint(better+1) + either(equal == 1, "", "="); row.Cells[0].Shown != want {
				t.Errorf("%s of %v has the rank %s, not %s", row.Cells[1].Shown, scores, row.Cells[0].Shown, want)
			}
		}
	}
}
