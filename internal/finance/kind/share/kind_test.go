package share

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// spending are the columns of spending by category in £m.
var spending = table.Columns{"category": financetest.Textual, "year": financetest.From("financial_year", financetest.Yearly), "status": financetest.Textual,
	"spend": financetest.From("spend_gbp_m", financetest.Million), "total_spend": financetest.From("total_gbp_m", financetest.Million)}

func spendingOptions(o kind.Options) kind.Options {
	o.Columns = map[string]string{"category": "category", "year": "year", "amount": "spend", "total": "total_spend", "vintage": "status"}
	return o
}

// Statement 7 of the design.
func TestThePrimaryMedicalShareFalls(t *testing.T) {
	tab := financetest.File(t, financetest.Examples+"spend_by_category_2015_16_to_2023_24.csv", spending)
	r := financetest.Made(t, Kind, spendingOptions(kind.Options{About: []string{"Primary medical care"}, Chart: Kind.Charts[0]}), tab)
	financetest.GoldenResult(t, "shares", r)
	financetest.EverySentenceStandsInItsTable(t, r)
	other := financetest.Made(t, Kind, spendingOptions(kind.Options{}), tab)
	financetest.Same(t, "Other is planned to fall from 17.2% of total spend in 2022-23 to 16.9% in 2023-24", strings.SplitN(financetest.Sentences(other), ",", 2)[0])
}

func TestSharesOfAFew(t *testing.T) {
	head := "category,financial_year,status,spend_gbp_m,total_gbp_m\n"
	for _, c := range []struct{ name, lines, want string }{
		{"one year", "A,2023-24,,60,100\nB,2023-24,,40,100", "A was 60.0% of total spend in 2023-24.\nA is the largest, at 60.0%."},
		{"overtaken", "A,2022-23,,40,100\nB,2022-23,,60,100\nA,2023-24,,60,100\nB,2023-24,,40,100",
			"B fell from 60.0% of total spend in 2022-23 to 40.0% in 2023-24.\nA is up 20 percentage points from 2022-23 to 2023-24 and now the largest, at 60.0%."},
		{"not all", "A,2023-24,forecast,60,200\nB,2023-24,forecast,40,200", "A is forecast to be 30.0% of total spend in 2023-24.\nA is the largest, at 30.0%."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := financetest.Made(t, Kind, spendingOptions(kind.Options{}), financetest.Source(t, head+c.lines, spending))
			financetest.Same(t, c.want, financetest.Sentences(r))
			financetest.EverySentenceStandsInItsTable(t, r)
			if len(r.Foot) > 0 { // the one other stands in the table already
				t.Errorf("below the table stands %v", r.Foot)
			}
		})
	}
}

// On random spending "lowest", "high" and "most" hold by a second reckoning.
func TestSharesReckonedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 1))
	for range 200 {
		lines := []string{"category,financial_year,status,spend_gbp_m,total_gbp_m"}
		years, n := 2+rnd.IntN(9), 3+rnd.IntN(6)
		spent := make([][]int, n)
		for y := range years {
			total := 0
			for c := range spent {
				spent[c] = append(spent[c], 1+rnd.IntN(50))
				total += spent[c][y]
			}
			for c := range spent {
				lines = append(lines, fmt.Sprintf("C%c,%d-%02d,,%d,%d", 'A'+c, 2010+y, 11+y, spent[c][y], 1000))
			}
		}
		r := financetest.Made(t, Kind, spendingOptions(kind.Options{About: []string{"CA"}}), financetest.Source(t, strings.Join(lines, "\n"), spending))
		financetest.EverySentenceStandsInItsTable(t, r)
		said := financetest.Sentences(r)
		lowest, highest, rose := true, true, 0
		for y := range years - 1 {
			lowest, highest = lowest && spent[0][y] > spent[0][years-1], highest && spent[0][y] < spent[0][years-1]
		}
		for c := 1; c < n; c++ {
			if spent[c][years-1] > spent[c][0] {
				rose++
			}
		}
		if got := strings.Contains(said, "the lowest in at least"); got != (lowest && years > 2) {
			t.Errorf("lowest %t: %s", lowest, said)
		}
		if got := strings.Contains(said, "the highest in at least"); got != (highest && years > 2) {
			t.Errorf("highest %t: %s", highest, said)
		}
		if got := strings.Contains(said, "Most of the"); got != (2*rose > n-1 && rose < n-1) {
			t.Errorf("%d of %d rose: %s", rose, n-1, said)
		}
	}
}
