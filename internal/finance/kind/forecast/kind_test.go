package forecast

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// outlooks are the columns of forecasts in £m.
var outlooks = table.Columns{"system": financetest.Textual, "month": financetest.Textual, "plan": financetest.Million, "forecast": financetest.Million, "gap": financetest.Million}

func outlookOptions(o kind.Options) kind.Options {
	o.Columns = map[string]string{"body": "system", "month": "month", "plan": "plan", "forecast": "forecast", "gap": "gap"}
	o.Tolerance, o.Called = financetest.Tolerance, "system"
	return o
}

// Statement 6 of the design, from the two figures that were published.
func TestAForecastAndItsGapImplyThePlan(t *testing.T) {
	tab := financetest.File(t, financetest.Examples+"system_forecast_2023_24.csv", table.Columns{"system": financetest.Textual, "year": financetest.From("financial_year", financetest.Yearly),
		"forecast": financetest.From("forecast_gbp_m", financetest.Million), "gap": financetest.From("gap_to_plan_gbp_m", financetest.Million)})
	o := outlookOptions(kind.Options{})
	o.Columns = map[string]string{"body": "system", "year": "year", "forecast": "forecast", "gap": "gap"}
	r := financetest.Made(t, Kind, o, tab)
	financetest.GoldenResult(t, "forecast-implied", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

// And from the illustrative file, which gives the plan.
func TestAForecastAgainstItsPlan(t *testing.T) {
	tab := financetest.File(t, "../../../../config/data/system_plan_outturn.csv", table.Columns{"system": financetest.Textual, "year": financetest.From("financial_year", financetest.Yearly),
		"basis": financetest.Textual, "plan": financetest.From("plan_gbp_m", financetest.Million), "forecast": financetest.From("outturn_gbp_m", financetest.Million)})
	o := outlookOptions(kind.Options{About: []string{"Lancashire and South Cumbria"}, Rows: 3, Chart: Kind.Charts[0]})
	o.Columns = map[string]string{"body": "system", "year": "year", "vintage": "basis", "plan": "plan", "forecast": "forecast"}
	financetest.GoldenResult(t, "forecast-plan", financetest.Made(t, Kind, o, tab))
}

// The forecasts of all systems as printed for months 9 and 10 of 2023-24 (NHS
// England board, 1 February and 28 March 2024).
func TestTheBoardsForecastMoved(t *testing.T) {
	tab := financetest.Source(t, "system,month,plan,forecast,gap\nSystems,2023-24 M9,131125,132190,\nSystems,2023-24 M10,131623,132712,", outlooks)
	r := financetest.Made(t, Kind, outlookOptions(kind.Options{Spending: true}), tab)
	financetest.GoldenResult(t, "forecast-board", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

func TestForecastNeedsAPlanOrAGap(t *testing.T) {
	o := outlookOptions(kind.Options{})
	o.Columns = map[string]string{"body": "system", "forecast": "forecast"}
	financetest.Same(t, "a column must be named for the plan, or for the gap to it", financetest.Refused(t, Kind, o, financetest.Source(t, "system,month,plan,forecast,gap\nA,M1,,1,", outlooks)))
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
		r := financetest.Made(t, Kind, outlookOptions(kind.Options{}), financetest.Source(t, strings.Join(lines, "\n"), outlooks))
		total := r.Total.Cells
		financetest.Same(t, fmt.Sprintf("%d %d %d of %d worse than plan", gap, moved, missing, n),
			fmt.Sprintf("%s %s %s", total[3].Quantity.Num.Shift(-6), total[4].Quantity.Num.Shift(-6), total[5].Shown))
		financetest.EverySentenceStandsInItsTable(t, r)
	}
}
