package xlsxfile

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// sheets are the published allocations: the sheet, the column of the whole
// allocation, the column of the tidy file that was made of it by others, and
// the row that begins the totals, where England's is the sum of the systems.
var sheets = []struct {
	sheet, column, tidy string
	totals              int
}{
	{"ICB Core Allocations 2023-24", "2023/24 Total allocation (£k)", "core_2023_24_gbp_k", 50},
	{"ICB Core Allocations 2024-25", "2024/25 Total allocation (£k)", "core_2024_25_gbp_k", 50},
	{"PMC Allocations 2023-24", "2023/24 Recurrent allocation (£k)", "pmc_2023_24_gbp_k", 50},
	{"PMC Allocations 2024-25", "2024/25 Recurrent allocation (£k)", "pmc_2024_25_gbp_k", 50},
	{"Other Primary Care", "2023/24 Recurrent allocation £k", "opc_2023_24_gbp_k", 0},
	{"Other Primary Care", "2024/25 Recurrent allocation £k", "opc_2024_25_gbp_k", 0},
	{"ICB running cost allowance", "2023/24 £k", "rca_2023_24_gbp_k", 47},
	{"ICB running cost allowance", "2024/25 £k", "rca_2024_25_gbp_k", 47},
}

// TestAllocations reads the workbook as NHS England published it.
func TestAllocations(t *testing.T) {
	tidy := tidyAllocations(t)
	for _, s := range sheets {
		t.Run(s.tidy, func(t *testing.T) {
			got := allocations(t, s.sheet, s.column, 5)
			sum := decimal.Zero
			systems := 0
			for _, row := range got.Rows {
				code, amount := row[0].Text, row[1].Num.Shift(-3)
				want, ok := tidy[code][s.tidy]
				if !ok {
					continue // the total, or what NHS England keeps
				}
				if amount.Sub(want).Abs().GreaterThan(decimal.New(5, -2)) {
					t.Errorf("%s: %s, want %s (%s)", code, amount, want, row[1].From)
				}
				systems, sum = systems+1, sum.Add(amount)
			}
			if systems != 42 {
				t.Errorf("%d systems", systems)
			}
			if s.totals > 0 {
				compareTotal(t, s.sheet, s.column, s.totals, sum)
			}
		})
	}
}

// compareTotal compares the sum of the systems with England's, in the last
// row of the sheet, where some figures are text (" 93,571,250 ").
func compareTotal(t *testing.T, sheet, column string, from int, sum decimal.Decimal) {
	t.Helper()
	rows := allocations(t, sheet, column, from).Rows
	england := rows[len(rows)-1][1]
	if !england.Known || !england.Num.Shift(-3).Equal(sum.Round(0)) {
		t.Errorf("the systems have %s, England %s (%s)", sum, england.Num.Shift(-3), england.From)
	}
}

func allocations(t *testing.T, sheet, column string, first int) *table.Table {
	t.Helper()
	path := filepath.Join("..", "..", "..", "config", "data", "nhs_allocations_2023_2025.xlsx")
	stop := "stop: Sort, "
	if first > 5 || sheet == "ICB running cost allowance" {
		stop = ""
	}
	if sheet == "Other Primary Care" {
		stop = "stop: Region, "
	}
	got, err := read(t, path, fmt.Sprintf(
		"{ xlsx: { path: FILE, sheet: %s, head: 3, %sfirst: %d }, columns: { code: { from: ICB23, kind: text }, sum: { from: %q, kind: money, unit: GBP, scale: 1e3 } } }",
		sheet, stop, first, column))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// tidyAllocations are the amounts of the tidy file in £k, by code and column.
func tidyAllocations(t *testing.T) map[string]map[string]decimal.Decimal {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "allocations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tidy := map[string]map[string]decimal.Decimal{}
	for _, record := range records[1:] {
		tidy[record[0]] = map[string]decimal.Decimal{}
		for i, name := range records[0][3:] {
			tidy[record[0]][name] = decimal.RequireFromString(record[i+3])
		}
	}
	return tidy
}
