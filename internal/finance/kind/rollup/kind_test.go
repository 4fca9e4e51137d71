package rollup

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func TestRollUpOfTheProvidersToRegions(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns:    map[string]string{"body": "provider", "region": "region", "amount": "expenditure_before"},
		Thresholds: []kind.Threshold{{Name: "total that another compilation gives", At: finance.Bound{Num: decimal.New(1182, 8), Kind: table.Money}}},
		Chart:      Kind.Charts[0],
	}, financetest.Providers(t))
	financetest.PartsMakeTheirSums(t, r)
	short := *r
	short.Rows = bodiesOnly(r.Rows)
	financetest.GoldenResult(t, "roll-up-providers", &short)
}

func TestRollUpWithNotAvailable(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "system", "amount": "position", "variance": "variance"},
		With:    map[string]string{"body": "system", "region": "region"}, Order: "worst",
	},
		financetest.File(t, financetest.Examples+"icb_ytd_m5_2022_23_hsj_partial.csv", table.Columns{"system": financetest.Textual,
			"position": financetest.From("ytd_position_gbp_m", financetest.Million), "variance": financetest.From("variance_from_plan_gbp_m", financetest.Million)}),
		financetest.File(t, financetest.Examples+"icb_42.csv", table.Columns{"system": financetest.From("system_short_name", financetest.Textual), "region": financetest.From("nhs_region", financetest.Textual)}))
	financetest.PartsMakeTheirSums(t, r)
	financetest.GoldenResult(t, "roll-up-not-available", r)
}

func bodiesOnly(rows []kind.Row) []kind.Row {
	var kept []kind.Row
	for _, row := range rows {
		if row.Rank == "" {
			kept = append(kept, row)
		}
	}
	return kept
}
