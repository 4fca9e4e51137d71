package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"catchup/internal/document"
)

func TestTicks(t *testing.T) {
	at, decimals := ticks(-1, 9, 4)
	if diff := cmp.Diff([]float64{0, 5}, at); diff != "" || decimals != 0 {
		t.Errorf("%d decimals (-want +got):\n%s", decimals, diff)
	}
	for _, c := range []struct {
		low, high float64
		want      []float64
	}{
		{0, 4, []float64{0, 1, 2, 3, 4}},      // a step that is just wide enough
		{0, 0.3, []float64{0, 0.1, 0.2, 0.3}}, // the last is above the end by an error of rounding
		{0.3, 0.6, []float64{0.3, 0.4, 0.5, 0.6}},
		{1.1, 1.4, []float64{1.1, 1.2, 1.3, 1.4}}, // the first is below the beginning by one
		{2, 1, nil}, {1, 1, nil}, {math.NaN(), 1, nil}, {0, math.NaN(), nil},
	} {
		at, _ := ticks(c.low, c.high, 4)
		if diff := cmp.Diff(c.want, at, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
			t.Errorf("between %g and %g (-want +got):\n%s", c.low, c.high, diff)
		}
	}
	// Numbers so large that one more is none.
	for _, c := range [][2]float64{{1e18, 1e18 + 256}, {1e300, 1.0000000000000002e300}, {0, math.Inf(1)}, {math.Inf(-1), 0}} {
		if at, _ := ticks(c[0], c[1], 4); len(at) > 9 {
			t.Errorf("between %g and %g there are %d ticks", c[0], c[1], len(at))
		}
	}
}

// TestLongWordsAreCut has words of a chart that are just short enough to be
// drawn, and longer ones.
func TestLongWordsAreCut(t *testing.T) {
	fits := strings.Repeat("é", longest)
	c := (&pen{}).complete(document.Chart{Labels: []string{fits, fits + "é"}, Series: []document.Series{{Name: fits + "é", Points: []document.Point{{Shown: fits}, {Shown: fits + "é"}}}}})
	got := []string{c.Labels[0], c.Labels[1], c.Series[0].Name, c.Series[0].Points[0].Shown, c.Series[0].Points[1].Shown}
	if diff := cmp.Diff([]string{fits, fits + "…", fits + "…", fits, fits + "…"}, got); diff != "" {
		t.Error(diff)
	}
}
