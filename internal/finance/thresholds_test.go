package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// sectorLimits are the thresholds of the provider sector in 2016-17.
var sectorLimits = []Threshold{
	{Name: "control total", At: Bound{decimal.New(-580, 6), table.Money}},
	{Name: "risk reserve", At: Bound{decimal.New(800, 6), table.Money}, Reserve: true},
}

// countedAs are the columns of forecasts in £m.
var countedAs = table.Columns{"forecast": textual, "deficit": from("deficit_gbp_m", million), "movement": from("movement_gbp_m", million)}

func thresholdOptions(o Options) Options {
	o.Columns = map[string]string{"count": "forecast", "amount": "deficit", "movement": "movement"}
	if o.Thresholds == nil {
		o.Thresholds = sectorLimits
	}
	return o
}

// Statement 8 of the design.
func TestTheControlTotalIsBreached(t *testing.T) {
	tab := file(t, examples+"provider_sector_2016_17.csv", countedAs)
	r := made(t, thresholds, thresholdOptions(Options{Chart: true}), tab)
	golden(t, "thresholds", r)
	everySentenceStandsInItsTable(t, r)
}

func TestThresholdsOfAnotherKindAreRefused(t *testing.T) {
	o := thresholdOptions(Options{Thresholds: []Threshold{{Name: "limit", At: Bound{decimal.New(1, -2), table.Share}}}})
	same(t, `the threshold "limit" is share, and the measure is money`, refused(t, thresholds, o, file(t, examples+"provider_sector_2016_17.csv", countedAs)))
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
		r := made(t, thresholds, thresholdOptions(Options{}), source(t, strings.Join(lines, "\n"), countedAs))
		everySentenceStandsInItsTable(t, r)
		for i, a := range amounts {
			row := r.Rows[i].Cells
			same(t, fmt.Sprint(a+580, a+800), row[3].Quantity.Num.Shift(-6).String()+" "+row[4].Quantity.Num.Shift(-6).String())
			if got := strings.Contains(row[5].Shown, "control total"); got != (a < -580) {
				t.Errorf("%d: %s", a, row[5].Shown)
			}
			if got := strings.Contains(row[5].Shown, "risk reserve"); got != (a < -800) {
				t.Errorf("%d: %s", a, row[5].Shown)
			}
		}
	}
}
