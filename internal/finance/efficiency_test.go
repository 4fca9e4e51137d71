package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/table"
)

// targets are the columns of efficiency targets in £m.
var targets = table.Columns{"system": textual, "year": from("financial_year", yearly), "target": from("target_gbp_m", million),
	"identified": from("identified_gbp_m", million), "delivered": from("delivered_gbp_m", million), "recurrent": from("recurrent_gbp_m", million)}

func targetOptions(o Options, stages ...string) Options {
	o.Columns, o.Tolerance = map[string]string{"body": "system", "year": "year", "target": "target"}, tolerance
	for _, s := range stages {
		o.Columns[s] = s
	}
	return o
}

func TestEfficiencyTargets(t *testing.T) {
	r := made(t, efficiency, targetOptions(Options{Chart: true}, "identified", "delivered", "recurrent"), file(t, examples+"efficiency_2024_25.csv", targets))
	golden(t, "efficiency", r)
	everySentenceStandsInItsTable(t, r)
	tab := file(t, examples+"efficiency_2024_25.csv", targets)
	same(t, "Of the efficiency target of £1,941m, £1,842m (94.9% of it) is identified.\nThree of the six systems – half – are short of their targets, Lancashire and South Cumbria the most (£60.6m).",
		sentences(made(t, efficiency, targetOptions(Options{}, "identified"), tab)))
	same(t, errNoStage.Error(), refused(t, efficiency, targetOptions(Options{}), tab))
}

// On random targets the shares and the counts are those of a second reckoning.
func TestEfficiencyReckonedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		lines := []string{"system,financial_year,target_gbp_m,identified_gbp_m,delivered_gbp_m,recurrent_gbp_m"}
		target, delivered, behind, n := 0, 0, 0, 2+rnd.IntN(20)
		for i := range n {
			want, got := 1+rnd.IntN(100), rnd.IntN(120)
			if target, delivered = target+want, delivered+got; got < want {
				behind++
			}
			lines = append(lines, fmt.Sprintf("S%c,2024-25,%d,%d,%d,%d", 'A'+i, want, got, got, got/2))
		}
		r := made(t, efficiency, targetOptions(Options{}, "identified", "delivered", "recurrent"), source(t, strings.Join(lines, "\n"), targets))
		same(t, fmt.Sprintf("%d of %d short of target", behind, n), r.Foot[0].Cells[0].Shown)
		if got, want := r.Total.Cells[5].Quantity.Num.InexactFloat64(), float64(delivered)/float64(target); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%v of the target is delivered, not %v", want, got)
		}
		everySentenceStandsInItsTable(t, r)
	}
}
