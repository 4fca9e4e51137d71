package threshold

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// sectorLimits are the thresholds of the provider sector in 2016-17.
var sectorLimits = []kind.Threshold{
	{Name: "control total", At: finance.Bound{Num: decimal.New(-580, 6), Kind: table.Money}},
	{Name: "risk reserve", At: finance.Bound{Num: decimal.New(800, 6), Kind: table.Money}, Reserve: true},
}

// countedAs are the columns of forecasts in £m.
var countedAs = table.Columns{"forecast": financetest.Textual, "deficit": financetest.From("deficit_gbp_m", financetest.Million), "movement": financetest.From("movement_gbp_m", financetest.Million)}

func thresholdOptions(o kind.Options) kind.Options {
	o.Columns = map[string]string{"count": "forecast", "amount": "deficit", "movement": "movement"}
	if o.Thresholds == nil {
		o.Thresholds = sectorLimits
	}
	return o
}

// Statement 8 of the design.
func TestTheControlTotalIsBreached(t *testing.T) {
	tab := financetest.File(t, financetest.Examples+"provider_sector_2016_17.csv", countedAs)
	r := financetest.Made(t, Kind, thresholdOptions(kind.Options{Chart: Kind.Charts[0]}), tab)
	financetest.GoldenResult(t, "thresholds", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

func TestThresholdsOfAnotherKindAreRefused(t *testing.T) {
	o := thresholdOptions(kind.Options{Thresholds: []kind.Threshold{{Name: "limit", At: finance.Bound{Num: decimal.New(1, -2), Kind: table.Share}}}})
	financetest.Same(t, `the threshold "limit" is share, and the measure is money`, financetest.Refused(t, Kind, o, financetest.File(t, financetest.Examples+"provider_sector_2016_17.csv", countedAs)))
}

// On random counts a threshold is crossed exactly where a second reckoning
// says so.
func TestThresholdsReckonedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 1))
	for range 200 {
		lines := []string{"forecast,deficit_gbp_m,movement_gbp_m"}
		amounts := make([]int, 1+rnd.IntN(5))
		for i := range amounts {
			amounts[i] = rnd.IntN(1500) - 1200
			lines = append(lines, fmt.Sprintf("count %c,%d,", 'A'+i, amounts[i]))
		}
		r := financetest.Made(t, Kind, thresholdOptions(kind.Options{}), financetest.Source(t, strings.Join(lines, "\n"), countedAs))
		financetest.EverySentenceStandsInItsTable(t, r)
		for i, a := range amounts {
			row := r.Rows[i].Cells
			financetest.Same(t, fmt.Sprint(a+580, a+800), row[3].Quantity.Num.Shift(-6).String()+" "+row[4].Quantity.Num.Shift(-6).String())
			if got := strings.Contains(row[5].Shown, "control total"); got != (a < -580) {
				t.Errorf("%d: %s", a, row[5].Shown)
			}
			if got := strings.Contains(row[5].Shown, "risk reserve"); got != (a < -800) {
				t.Errorf("%d: %s", a, row[5].Shown)
			}
		}
	}
}
