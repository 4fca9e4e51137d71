package finance

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

var tenth = decimal.New(1, -1)

// "A 10% reduction in contract values on top of 4–5% efficiency plans", by
// organisation, marked as a planning figure.
func TestAReductionOnTopOfEfficiencyPlans(t *testing.T) {
	r := made(t, whatIfKind, Options{
		Columns: map[string]string{"body": "trust", "amount": "contract_values", "efficiency": "efficiency_plan"}, Reduction: tenth, Chart: true,
	}, file(t, examples+"contract_values.csv", table.Columns{
		"trust": textual, "contract_values": from("contract_values_gbp_k", thousand), "efficiency_plan": percent,
	}))
	golden(t, "what-if", r)
	if said := sentences(r); !strings.Contains(said, "A 10% reduction in contract values on top of 4–5% efficiency plans") || !strings.Contains(said, "planning figure") {
		t.Error(said)
	}
}

var plans = table.Columns{"trust": textual, "year": yearly, "income": million, "plan": million}

func TestAReductionOnTopOfTheMeanOfPlans(t *testing.T) {
	tab := source(t, `
trust,year,income,plan
A,2021-22,90,3
A,2022-23,95,4
A,2023-24,100,8
B,2021-22,45,1
B,2022-23,50,1
B,2023-24,40,1
C,2023-24,-,2`, plans)
	columns := map[string]string{"body": "trust", "year": "year", "amount": "income", "efficiency": "plan"}
	golden(t, "what-if-mean", made(t, whatIfKind, Options{Columns: columns, Span: Span{From: 2021}, Reduction: decimal.New(8, -2)}, tab))
	golden(t, "what-if-alone", made(t, whatIfKind, Options{Columns: map[string]string{"body": "trust", "year": "year", "amount": "income"}, Reduction: tenth}, tab))
	for _, wrong := range []decimal.Decimal{decimal.Zero, decimal.New(5, 6), decimal.New(-1, -1)} {
		same(t, "the reduction must be a share of more than 0% and less than 100%", refused(t, whatIfKind, Options{Columns: columns, Reduction: wrong}, tab))
	}
}
