package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// steps are the columns of a bridge in £m.
var steps = table.Columns{"driver": textual, "amount": from("amount_gbp_m", million), "recurrent": textual}

func bridgeOptions(o Options) Options {
	o.Columns = map[string]string{"driver": "driver", "amount": "amount", "recurrent": "recurrent"}
	o.Tolerance = tolerance
	return o
}

func TestBridgeFromPlanToOutturn(t *testing.T) {
	limits := []Threshold{{Name: "control total", At: Bound{decimal.New(-1900, 6), table.Money}}, {Name: "reserve", At: Bound{decimal.New(2100, 6), table.Money}, Reserve: true}}
	r := made(t, bridge, bridgeOptions(Options{Chart: true, Thresholds: limits, Top: 2}), file(t, examples+"bridge_2023_24.csv", steps))
	golden(t, "bridge", r)
	everySentenceStandsInItsTable(t, r)
}

func TestBridgesThatDoNotMeet(t *testing.T) {
	head := "driver,amount_gbp_m,recurrent\n"
	r := made(t, bridge, bridgeOptions(Options{}), source(t, head+"Plan,-10,\nPay,-5,yes\nLand,2,perhaps\nActual,-20,", steps))
	golden(t, "bridge-open", r)
	r = made(t, bridge, bridgeOptions(Options{}), source(t, head+"Plan,-10,\nPay,-5,yes", steps))
	same(t, "The planned deficit of £10m became a deficit of £15m; the variance is £5m, adverse.\nThe largest adverse driver was Pay (£5m).", sentences(r))
	same(t, "no row is called plan, from which the bridge begins", refused(t, bridge, bridgeOptions(Options{}), source(t, head+"Pay,-5,yes", steps)))
}

// On random drivers the bridge meets its outturn, and the underlying position
// is the plan with what recurs.
func TestBridgesReckonedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		plan := rnd.IntN(100) - 80
		lines := []string{"driver,amount_gbp_m,recurrent", fmt.Sprintf("Plan,%d,", plan)}
		outturn, underlying := plan, plan
		for i := range 1 + rnd.IntN(6) {
			amount, recurrent := rnd.IntN(60)-40, "no"
			if outturn += amount; rnd.IntN(2) == 0 {
				underlying, recurrent = underlying+amount, "recurrent"
			}
			lines = append(lines, fmt.Sprintf("driver %c,%d,%s", 'A'+i, amount, recurrent))
		}
		if rnd.IntN(2) == 0 {
			lines = append(lines, fmt.Sprintf("Outturn,%d,", outturn))
		}
		r := made(t, bridge, bridgeOptions(Options{}), source(t, strings.Join(lines, "\n"), steps))
		same(t, fmt.Sprint(outturn, underlying), r.Total.Cells[1].Quantity.Num.Shift(-6).String()+" "+r.Foot[1].Cells[1].Quantity.Num.Shift(-6).String())
		everySentenceStandsInItsTable(t, r)
	}
}
