package concentration

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func TestConcentrationOfTheProviders(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "provider", "amount": "operating_expenditure"}, Places: []int{20, 5}, Chart: Kind.Charts[0],
	}, financetest.Providers(t))
	r.Rows = r.Rows[:6]
	financetest.GoldenResult(t, "concentration-providers", r)
}

func TestConcentrationOfTheAllocations(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "system", "amount": "allocation"}, Places: []int{5}, Chart: Kind.Charts[0],
	}, financetest.Allocations(t))
	r.Rows = r.Rows[:6]
	financetest.GoldenResult(t, "concentration-allocations", r)
}

var amounts = table.Columns{"trust": financetest.Textual, "amount": financetest.Million}

var byAmount = map[string]string{"body": "trust", "amount": "amount"}

func TestConcentrationIsOfWhatIsKnownAndNotNegative(t *testing.T) {
	financetest.GoldenResult(t, "concentration-unknown", financetest.Made(t, Kind, kind.Options{Columns: byAmount, Places: []int{1}},
		financetest.Source(t, "trust,amount\nA,1\nB,6\nC,Not available\nD,3\nE,2", amounts)))
	financetest.Same(t, `test.csv, row 3, column B ("amount"): "B" has amount below zero: a share of a total must not be negative`,
		financetest.Refused(t, Kind, kind.Options{Columns: byAmount}, financetest.Source(t, "trust,amount\nA,1\nB,-6", amounts)))
	if r := financetest.Made(t, Kind, kind.Options{Columns: byAmount}, financetest.Source(t, "trust,amount\nA,0\nB,-", amounts)); len(r.Said) > 0 || r.Total != nil {
		t.Errorf("there is no share of nothing: %s", financetest.Grid(r))
	}
}

// On random amounts the cumulative shares are those of a second computation,
// and so is the number that holds half.
func TestConcentrationAgainstASecondComputation(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 1))
	for range 100 {
		lines, sizes, total := []string{"trust,amount"}, []int{}, 0
		for i := range 6 + r.IntN(20) {
			n := 1 + r.IntN(1000)
			lines, sizes, total = append(lines, fmt.Sprintf("T%c,%d", 'a'+i, n)), append(sizes, n), total+n
		}
		slices.SortFunc(sizes, func(a, b int) int { return b - a })
		made := financetest.Made(t, Kind, kind.Options{Columns: byAmount, Places: []int{5}}, financetest.Source(t, strings.Join(lines, "\n"), amounts))
		sum, holders := 0, 0
		for i, n := range sizes {
			if 2*sum < total {
				holders = i + 1
			}
			sum += n
			want := float64(sum) / float64(total)
			if got := made.Rows[i].Cells[4].Quantity.Num.InexactFloat64(); got < want-1e-9 || got > want+1e-9 {
				t.Fatalf("%d of %v hold %v, not %v", i+1, sizes, want, got)
			}
		}
		for _, s := range made.Said {
			words := s.Words.Sentence("n")[0]
			if s.Name == "half" && words.Quantity.Int() != holders {
				t.Errorf("%d hold half of %v: %s", holders, sizes, s.Sentence.Plain())
			}
			five := sizes[0] + sizes[1] + sizes[2] + sizes[3] + sizes[4]
			if said := s.Words.Sentence("portion").Plain(); s.Name == "largest" && said != "" && !financetest.Holds(said, int64(five), int64(total)) {
				t.Errorf("%d of %d: %s", five, total, s.Sentence.Plain())
			}
		}
	}
}
