package finance

import (
	"strings"
	"testing"

	"catchup/internal/table"
)

var toM6 = table.Columns{"system": textual, "year": yearly, "month": textual, "variance": million, "position": million, "plan": million}

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
	golden(t, "extrapolation-variance", made(t, extrapolationKind, Options{
		Columns: map[string]string{"body": "system", "year": "year", "month": "month", "amount": "variance"}, Order: "worst", Chart: true,
	}, source(t, soFar, toM6)))
	columns := map[string]string{"body": "system", "year": "year", "month": "month", "amount": "position", "plan": "plan"}
	golden(t, "extrapolation-plan", made(t, extrapolationKind, Options{Columns: columns}, source(t, soFar, toM6)))
	golden(t, "extrapolation-about", made(t, extrapolationKind, Options{Columns: columns, About: []string{"B", "C"}}, source(t, soFar, toM6)))
	same(t, "the amounts are of M12, the whole year: there is nothing to extrapolate",
		refused(t, extrapolationKind, Options{Columns: columns}, source(t, strings.ReplaceAll(soFar, "M6", "M12"), toM6)))
}

func TestAVarianceIsNotSetAgainstAPlan(t *testing.T) {
	same(t, `the column "variance" is a variance, which cannot be set against a plan`, refused(t, extrapolationKind, Options{
		Columns: map[string]string{"body": "system", "year": "year", "month": "month", "amount": "variance", "plan": "plan"}}, source(t, soFar, toM6)))
}
