package finance

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// allocations are the published allocations of the 42 systems.
func allocations(t *testing.T) *table.Table {
	return file(t, examples+"icb_allocations_2023_24_2024_25.csv", table.Columns{
		"system": textual, "region": textual,
		"allocation": from("total_2024_25_gbp_k", thousand), "2023-24": from("total_2023_24_gbp_k", thousand),
		"primary_medical": from("pmc_2024_25_gbp_k", thousand),
	})
}

func TestRankingOfTheAllocations(t *testing.T) {
	golden(t, "ranking-allocations", made(t, rankingKind, Options{
		Columns: map[string]string{"body": "system", "score": "allocation", "before": "2023-24"},
		Rows:    3, About: []string{"Devon"}, Chart: true,
		Thresholds: []Threshold{{Name: "promised growth", At: Bound{decimal.New(4, -2), table.Share}}},
	}, allocations(t)))
}

var scores = table.Columns{"trust": textual, "year": yearly, "score": numbers}

var byScore = map[string]string{"body": "trust", "year": "year", "score": "score"}

func TestRankingWithTies(t *testing.T) {
	tab := source(t, `
trust,year,score
A,2022-23,5
B,2022-23,4
C,2022-23,3
D,2022-23,2
A,2023-24,4
B,2023-24,3
C,2023-24,4
E,2023-24,1
D,2023-24,Not available`, scores)
	golden(t, "ranking-ties", made(t, rankingKind, Options{Columns: byScore, About: []string{"C"}}, tab))
}
