package extrapolation

import (
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

var toM6 = table.Columns{"system": financetest.Textual, "year": financetest.Yearly, "month": financetest.Textual, "variance": financetest.Million, "position": financetest.Million, "plan": financetest.Million}

const soFar = `
system,year,month,variance,position,plan
A,2022-23,M5,-100,-100,-10
A,2022-23,M6,-400,-450,-100
B,2022-23,M6,-300,-200,50
C,2022-23,M6,49,10,20
D,2022-23,M6,Not available,Not available,0`

// Systems overspent by £651m in the first six months of 2022-23; in a straight
// line that is twice as much.
func TestExtrapolationIsCalledOne(t *testing.T) {
	financetest.GoldenResult(t, "extrapolation-variance", financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "system", "year": "year", "month": "month", "amount": "variance"}, Order: "worst", Chart: Kind.Charts[0],
	}, financetest.Source(t, soFar, toM6)))
	columns := map[string]string{"body": "system", "year": "year", "month": "month", "amount": "position", "plan": "plan"}
	financetest.GoldenResult(t, "extrapolation-plan", financetest.Made(t, Kind, kind.Options{Columns: columns}, financetest.Source(t, soFar, toM6)))
	financetest.GoldenResult(t, "extrapolation-about", financetest.Made(t, Kind, kind.Options{Columns: columns, About: []string{"B", "C"}}, financetest.Source(t, soFar, toM6)))
	financetest.Same(t, "the amounts are of M12, the whole year: there is nothing to extrapolate",
		financetest.Refused(t, Kind, kind.Options{Columns: columns}, financetest.Source(t, strings.ReplaceAll(soFar, "M6", "M12"), toM6)))
}

func TestAVarianceIsNotSetAgainstAPlan(t *testing.T) {
	financetest.Same(t, `the column "variance" is a variance, which cannot be set against a plan`, financetest.Refused(t, Kind, kind.Options{
		Columns: map[string]string{"body": "system", "year": "year", "month": "month", "amount": "variance", "plan": "plan"}}, financetest.Source(t, soFar, toM6)))
}

// Amounts of single months are summed before they are extrapolated, and quarters
// are a fourth of the year.
func TestExtrapolationOfMonthsAndQuarters(t *testing.T) {
	columns := map[string]string{"body": "system", "month": "month", "amount": "spend"}
	spend := financetest.Million
	spend.Basis = table.InMonth
	of := func(spec table.ColumnSpec) table.Columns {
		return table.Columns{"system": financetest.Textual, "month": financetest.Textual, "spend": spec}
	}
	months := financetest.Source(t, "system,month,spend\nA,M1,10\nA,M2,14\nB,M1,1\nB,M2,2", of(spend))
	financetest.Same(t, "A | 24.0 | 144.0\nB | 3.0 | 18.0\ntotal Both systems | 27.0 | 162.0", financetest.Grid(financetest.Made(t, Kind, kind.Options{Columns: columns}, months)))
	quarters := financetest.Source(t, "system,month,spend\nA,2024-25 Q1,10\nA,2024-25 Q2,24", of(financetest.Million))
	financetest.GoldenResult(t, "extrapolation-quarters", financetest.Made(t, Kind, kind.Options{Columns: columns}, quarters))
	financetest.Same(t, "the amounts are of Q4, the whole year: there is nothing to extrapolate",
		financetest.Refused(t, Kind, kind.Options{Columns: columns}, financetest.Source(t, "system,month,spend\nA,Q4,10", of(financetest.Million))))
}
