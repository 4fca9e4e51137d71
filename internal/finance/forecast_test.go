package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/table"
)

// outlooks are the columns of forecasts in £m.
var outlooks = table.Columns{"system": textual, "month": textual, "plan": million, "forecast": million, "gap": million}

func outlookOptions(o Options) Options {
	o.Columns = map[string]string{"body": "system", "month": "month", "plan": "plan", "forecast": "forecast", "gap": "gap"}
	o.Tolerance, o.Called = tolerance, "system"
	return o
}

// Statement 6 of the design, from the two figures that were published.
func TestAForecastAndItsGapImplyThePlan(t *testing.T) {
	tab := file(t, examples+"system_forecast_2023_24.csv", table.Columns{"system": textual, "year": from("financial_year", yearly),
		"forecast": from("forecast_gbp_m", million), "gap": from("gap_to_plan_gbp_m", million)})
	o := outlookOptions(Options{})
	o.Columns = map[string]string{"body": "system", "year": "year", "forecast": "forecast", "gap": "gap"}
	r := made(t, forecast, o, tab)
	golden(t, "forecast-implied", r)
	everySentenceStandsInItsTable(t, r)
}

// And from the illustrative file, which gives the plan.
func TestAForecastAgainstItsPlan(t *testing.T) {
	tab := file(t, "../../config/data/system_plan_outturn.csv", table.Columns{"system": textual, "year": from("financial_year", yearly),
		"basis": textual, "plan": from("plan_gbp_m", million), "forecast": from("outturn_gbp_m", million)})
	o := outlookOptions(Options{About: []string{"Lancashire and South Cumbria"}, Rows: 3, Chart: true})
	o.Columns = map[string]string{"body": "system", "year": "year", "vintage": "basis", "plan": "plan", "forecast": "forecast"}
	golden(t, "forecast-plan", made(t, forecast, o, tab))
}

// The forecasts of all systems as printed for months 9 and 10 of 2023-24 (NHS
// England board, 1 February and 28 March 2024).
func TestTheBoardsForecastMoved(t *testing.T) {
	tab := source(t, "system,month,plan,forecast,gap\nSystems,2023-24 M9,131125,132190,\nSystems,2023-24 M10,131623,132712,", outlooks)
	r := made(t, forecast, outlookOptions(Options{Spending: true}), tab)
	golden(t, "forecast-board", r)
	everySentenceStandsInItsTable(t, r)
}

func TestForecastNeedsAPlanOrAGap(t *testing.T) {
	o := outlookOptions(Options{})
	o.Columns = map[string]string{"body": "system", "forecast": "forecast"}
	same(t, "a column must be named for the plan, or for the gap to it", refused(t, forecast, o, source(t, "system,month,plan,forecast,gap\nA,M1,,1,", outlooks)))
}

// On random forecasts the counts, the gaps and the movement are those of a
// second reckoning, and the sentences say no more than the table.
func TestForecastsReckonedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 1))
	for range 200 {
		lines := []string{"system,month,plan,forecast,gap"}
		gap, moved, missing, n := 0, 0, 0, 2+rnd.IntN(24)
		for i := range n {
			plan, before, now := rnd.IntN(100)-60, rnd.IntN(100)-80, rnd.IntN(100)-80
			gap, moved = gap+now-plan, moved+now-before
			if now < plan {
				missing++
			}
			lines = append(lines, fmt.Sprintf("S%c,M8,%d,%d,\nS%c,M9,%d,%d,", 'A'+i, plan, before, 'A'+i, plan, now))
			if rnd.IntN(3) == 0 { // the same, but the gap is what is published
				lines[len(lines)-1] = fmt.Sprintf("S%c,M8,%d,%d,\nS%c,M9,,%d,%d", 'A'+i, plan, before, 'A'+i, now, now-plan)
			}
		}
		r := made(t, forecast, outlookOptions(Options{}), source(t, strings.Join(lines, "\n"), outlooks))
		total := r.Total.Cells
		same(t, fmt.Sprintf("%d %d %d of %d worse than plan", gap, moved, missing, n),
			fmt.Sprintf("%s %s %s", total[3].Quantity.Num.Shift(-6), total[4].Quantity.Num.Shift(-6), total[5].Shown))
		everySentenceStandsInItsTable(t, r)
	}
}
