package finance

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// providers are the audited operating expenditures of 212 providers.
func providers(t *testing.T) *table.Table {
	return file(t, examples+"provider_operating_expenditure_tac.csv", table.Columns{
		"provider": textual, "region": textual,
		"operating_expenditure": from("total_2023_24_gbp_k", thousand), "expenditure_before": from("total_2022_23_gbp_k", thousand),
		"staff_costs": from("staff_costs_2023_24_gbp_k", thousand),
	})
}

func TestRollUpOfTheProvidersToRegions(t *testing.T) {
	r := made(t, rollUpKind, Options{
		Columns:    map[string]string{"body": "provider", "region": "region", "amount": "expenditure_before"},
		Thresholds: []Threshold{{Name: "total that another compilation gives", At: Bound{decimal.New(1182, 8), table.Money}}},
		Chart:      true,
	}, providers(t))
	partsMakeTheirSums(t, r)
	short := *r
	short.Rows = bodiesOnly(r.Rows)
	golden(t, "roll-up-providers", &short)
}

func TestRollUpWithNotAvailable(t *testing.T) {
	r := made(t, rollUpKind, Options{
		Columns: map[string]string{"body": "system", "amount": "position", "variance": "variance"},
		With:    map[string]string{"body": "system", "region": "region"}, Order: "worst",
	},
		file(t, examples+"icb_ytd_m5_2022_23_hsj_partial.csv", table.Columns{"system": textual,
			"position": from("ytd_position_gbp_m", million), "variance": from("variance_from_plan_gbp_m", million)}),
		file(t, examples+"icb_42.csv", table.Columns{"system": from("system_short_name", textual), "region": from("nhs_region", textual)}))
	partsMakeTheirSums(t, r)
	golden(t, "roll-up-not-available", r)
}

func bodiesOnly(rows []Row) []Row {
	var kept []Row
	for _, row := range rows {
		if row.Rank == "" {
			kept = append(kept, row)
		}
	}
	return kept
}

// partsMakeTheirSums holds, exactly, sub-rows to their rows and rows to the
// total in every column that adds.
func partsMakeTheirSums(t *testing.T, r *Result) {
	t.Helper()
	for i, column := range r.Columns {
		if !column.Adds {
			continue
		}
		regions, within := decimal.Zero, decimal.Zero
		for n := len(r.Rows) - 1; n >= 0; n-- { // from the last, so that sub-rows come before their row
			q := r.Rows[n].Cells[i].Quantity
			num := decimal.Zero
			if q != nil && q.Known {
				num = q.Num
			}
			if r.Rows[n].Rank == "sub" {
				within = within.Add(num)
				continue
			}
			if !within.Equal(num) {
				t.Errorf("%s of %s: %s, its parts %s", column.Head, r.Rows[n].Cells[0].Shown, num, within)
			}
			regions, within = regions.Add(num), decimal.Zero
		}
		if total := r.Total.Cells[i].Quantity; total.Known && !total.Num.Equal(regions) {
			t.Errorf("%s: the total is %s, the rows come to %s", column.Head, total.Num, regions)
		}
	}
}
