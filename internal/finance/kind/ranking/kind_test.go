package ranking

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func TestRankingOfTheAllocations(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "system", "score": "allocation", "before": "2023-24"},
		Rows:    3, About: []string{"Devon"}, Chart: Kind.Charts[0],
		Thresholds: []kind.Threshold{{Name: "promised growth", At: finance.Bound{Num: decimal.New(4, -2), Kind: table.Share}}},
	}, financetest.Allocations(t))
	financetest.GoldenResult(t, "ranking-allocations", r)
	if labels := r.Chart.Labels; len(labels) != 3 {
		t.Errorf("the chart shows %v, the table three", labels)
	}
}

var scores = table.Columns{"trust": financetest.Textual, "year": financetest.Yearly, "score": financetest.Numbers}

var byScore = map[string]string{"body": "trust", "year": "year", "score": "score"}

func TestRankingWithTies(t *testing.T) {
	tab := financetest.Source(t, `
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
	financetest.GoldenResult(t, "ranking-ties", financetest.Made(t, Kind, kind.Options{Columns: byScore, About: []string{"C"}}, tab))
}
