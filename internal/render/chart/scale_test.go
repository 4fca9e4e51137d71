package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTicks(t *testing.T) {
	at, decimals := ticks(-1, 9, 4)
	if diff := cmp.Diff([]float64{0, 5}, at); diff != "" || decimals != 0 {
		t.Errorf("%d decimals (-want +got):\n%s", decimals, diff)
	}
	// Numbers so large that one more is none, and what is none at all.
	for _, c := range [][2]float64{{1e18, 1e18 + 256}, {1e300, 1.0000000000000002e300}, {0, math.Inf(1)}, {math.NaN(), 1}, {2, 1}} {
		if at, _ := ticks(c[0], c[1], 4); len(at) > 9 {
			t.Errorf("between %g and %g there are %d ticks", c[0], c[1], len(at))
		}
	}
}
