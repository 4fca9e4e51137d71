package whatif

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// "A 10% reduction in contract values on top of efficiency plans of 4% to 5%", by
// organisation, marked as a planning figure.
func TestAReductionOnTopOfEfficiencyPlans(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "trust", "amount": "contract_values", "efficiency": "efficiency_plan"}, Reduction: financetest.Tenth, Chart: Kind.Charts[0],
	}, financetest.File(t, financetest.Examples+"contract_values.csv", table.Columns{
		"trust": financetest.Textual, "contract_values": financetest.From("contract_values_gbp_k", financetest.Thousand), "efficiency_plan": financetest.Percent,
	}))
	financetest.GoldenResult(t, "what-if", r)
	if said := financetest.Sentences(r); !strings.Contains(said, "A 10% reduction in contract values on top of efficiency plans of 4% to 5%") || !strings.Contains(said, "planning figure") {
		t.Error(said)
	}
}

var plans = table.Columns{"trust": financetest.Textual, "year": financetest.Yearly, "income": financetest.Million, "plan": financetest.Million}

func TestAReductionOnTopOfTheMeanOfPlans(t *testing.T) {
	tab := financetest.Source(t, `
trust,year,income,plan
A,2021-22,90,3
A,2022-23,95,4
A,2023-24,100,8
B,2021-22,45,1
B,2022-23,50,1
B,2023-24,40,1
C,2023-24,-,2`, plans)
	columns := map[string]string{"body": "trust", "year": "year", "amount": "income", "efficiency": "plan"}
	financetest.GoldenResult(t, "what-if-mean", financetest.Made(t, Kind, kind.Options{Columns: columns, Span: finance.Run{From: period.FinancialYear{Begins: 2021}}, Reduction: decimal.New(8, -2)}, tab))
	financetest.GoldenResult(t, "what-if-alone", financetest.Made(t, Kind, kind.Options{Columns: map[string]string{"body": "trust", "year": "year", "amount": "income"}, Reduction: financetest.Tenth}, tab))
	for _, wrong := range []decimal.Decimal{decimal.Zero, decimal.New(5, 6), decimal.New(-1, -1)} {
		financetest.Same(t, "the reduction must be a share of more than 0% and less than 100%", financetest.Refused(t, Kind, kind.Options{Columns: columns, Reduction: wrong}, tab))
	}
}
