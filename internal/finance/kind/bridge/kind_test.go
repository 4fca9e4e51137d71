package bridge

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// steps are the columns of a bridge in £m.
var steps = table.Columns{"driver": financetest.Textual, "amount": financetest.From("amount_gbp_m", financetest.Million), "recurrent": financetest.Textual}

func bridgeOptions(o kind.Options) kind.Options {
	o.Columns = map[string]string{"driver": "driver", "amount": "amount", "recurrent": "recurrent"}
	o.Tolerance = financetest.Tolerance
	return o
}

func TestBridgeFromPlanToOutturn(t *testing.T) {
	limits := []kind.Threshold{{Name: "control total", At: finance.Bound{Num: decimal.New(-1900, 6), Kind: table.Money}}, {Name: "reserve", At: finance.Bound{Num: decimal.New(2100, 6), Kind: table.Money}, Reserve: true}}
	r := financetest.Made(t, Kind, bridgeOptions(kind.Options{Chart: Kind.Charts[0], Thresholds: limits, Top: 2}), financetest.File(t, financetest.Examples+"bridge_2023_24.csv", steps))
	financetest.GoldenResult(t, "bridge", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

func TestBridgesThatDoNotMeet(t *testing.T) {
	head := "driver,amount_gbp_m,recurrent\n"
	r := financetest.Made(t, Kind, bridgeOptions(kind.Options{}), financetest.Source(t, head+"Plan,-10,\nPay,-5,yes\nLand,2,perhaps\nActual,-20,", steps))
	financetest.GoldenResult(t, "bridge-open", r)
	r = financetest.Made(t, Kind, bridgeOptions(kind.Options{}), financetest.Source(t, head+"Plan,-10,\nPay,-5,yes", steps))
	financetest.Same(t, "The planned deficit of £10m became a deficit of £15m; the variance is £5m, adverse.\nThe largest adverse driver was Pay (£5m).", financetest.Sentences(r))
	financetest.Same(t, "no row is called plan, from which the bridge begins", financetest.Refused(t, Kind, bridgeOptions(kind.Options{}), financetest.Source(t, head+"Pay,-5,yes", steps)))
}

// Of spending a driver above nothing is adverse, and the worst is the largest.
func TestABridgeOfSpending(t *testing.T) {
	spent := financetest.Million
	spent.Sign = table.Spending
	source := financetest.Source(t, "driver,amount,recurrent\nPlan,100,\nEnergy,3,yes\nPay,8,yes\nGrant,-4,no\nOutturn,107,",
		table.Columns{"driver": financetest.Textual, "amount": spent, "recurrent": financetest.Textual})
	r := financetest.Made(t, Kind, bridgeOptions(kind.Options{Order: "worst", Chart: Kind.Charts[0]}), source)
	financetest.Same(t, "The planned spending of £100m became £107m, £7m more than planned.\nThe largest adverse drivers were Pay (£8m) and Energy (£3m); Grant (£4m) worked the other way.\n"+
		"The outturn, spending of £107m, includes net gains of £4m that do not recur; the underlying position is spending of £111m.", financetest.Sentences(r))
	financetest.Same(t, "Plan Pay Energy Grant", strings.Join(kind.Each(r.Rows, func(row kind.Row) string { return row.Cells[0].Shown }), " "))
	tones := kind.Each(r.Chart.Series[0].Points, func(c kind.Cell) string { return string(c.Tone) })
	financetest.Same(t, fmt.Sprint([]document.Tone{document.Plain, document.Bad, document.Bad, document.Good, document.Plain}), fmt.Sprint(tones))
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
		r := financetest.Made(t, Kind, bridgeOptions(kind.Options{}), financetest.Source(t, strings.Join(lines, "\n"), steps))
		financetest.Same(t, fmt.Sprint(outturn, underlying), r.Total.Cells[1].Quantity.Num.Shift(-6).String()+" "+r.Foot[1].Cells[1].Quantity.Num.Shift(-6).String())
		financetest.EverySentenceStandsInItsTable(t, r)
	}
}
