package efficiency

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// targets are the columns of efficiency targets in £m.
var targets = table.Columns{"system": financetest.Textual, "year": financetest.From("financial_year", financetest.Yearly), "target": financetest.From("target_gbp_m", financetest.Million),
	"identified": financetest.From("identified_gbp_m", financetest.Million), "delivered": financetest.From("delivered_gbp_m", financetest.Million), "recurrent": financetest.From("recurrent_gbp_m", financetest.Million)}

func targetOptions(o kind.Options, stages ...string) kind.Options {
	o.Columns, o.Tolerance = map[string]string{"body": "system", "year": "year", "target": "target"}, financetest.Tolerance
	for _, s := range stages {
		o.Columns[s] = s
	}
	return o
}

func TestEfficiencyTargets(t *testing.T) {
	r := financetest.Made(t, Kind, targetOptions(kind.Options{Chart: Kind.Charts[0]}, "identified", "delivered", "recurrent"), financetest.File(t, financetest.Examples+"efficiency_2024_25.csv", targets))
	financetest.GoldenResult(t, "efficiency", r)
	financetest.EverySentenceStandsInItsTable(t, r)
	tab := financetest.File(t, financetest.Examples+"efficiency_2024_25.csv", targets)
	financetest.Same(t, "Of the efficiency target of £1,941m, £1,842m (94.9% of it) is identified.\nThree of the six systems – half – are short of their targets, Lancashire and South Cumbria the most (£60.6m).",
		financetest.Sentences(financetest.Made(t, Kind, targetOptions(kind.Options{}, "identified"), tab)))
	financetest.Same(t, "a column must be named for what is identified, or for what is delivered", financetest.Refused(t, Kind, targetOptions(kind.Options{}), tab))
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
		r := financetest.Made(t, Kind, targetOptions(kind.Options{}, "identified", "delivered", "recurrent"), financetest.Source(t, strings.Join(lines, "\n"), targets))
		financetest.Same(t, fmt.Sprintf("%d of %d short of target", behind, n), r.Foot[0].Cells[0].Shown)
		if got, want := r.Total.Cells[5].Quantity.Num.InexactFloat64(), float64(delivered)/float64(target); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%v of the target is delivered, not %v", want, got)
		}
		financetest.EverySentenceStandsInItsTable(t, r)
	}
}
