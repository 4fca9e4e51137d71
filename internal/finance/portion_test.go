package finance_test

import (
	"testing"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
)

func TestPartsInWordsHold(t *testing.T) {
	said := map[string]int{}
	for all := range int64(130) {
		for n := range all + 3 {
			s := finance.Portion(finance.Counted(int(n), "things"), finance.Counted(int(all), "things")).Plain()
			switch {
			case s != "" && (all < 5 || n > all || !financetest.Holds(s, n, all)):
				t.Fatalf("%d of %d is not %q", n, all, s)
			case s == "" && all >= 5 && n <= all && financetest.Holds("nearly half", n, all):
				t.Fatalf("%d of %d is nearly half, and nothing is said", n, all)
			case s == "" && all >= 5 && n <= all && financetest.Holds("more than half", n, all):
				t.Fatalf("%d of %d is more than half, and nothing is said", n, all)
			}
			said[s]++
		}
	}
	if len(said) != 28 {
		t.Errorf("some parts are never told in words: %v", said)
	}
}
