package setting

import (
	"math"
	"testing"
)

func TestRange(t *testing.T) {
	for _, test := range []struct {
		text string
		want Range
	}{
		{"40..", Range{40, math.MaxInt}}, {"..10", Range{0, 10}}, {"3..5", Range{3, 5}}, {"42", Range{42, 42}}, {"0", Range{}},
	} {
		var got Range
		if err := got.UnmarshalText([]byte(test.text)); err != nil || got != test.want || got.String() != test.text {
			t.Errorf("%s: %+v %v %s", test.text, got, err, got)
		}
	}
	for _, text := range []string{"", "..", "5..3", "-1..", "1.5", "3...5", "many", "99999999999.."} {
		var got Range
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
	between := Range{3, 5}
	for n, want := range map[int]bool{2: false, 3: true, 5: true, 6: false} {
		if between.Holds(n) != want {
			t.Errorf("%s holds %d: %v", between, n, !want)
		}
	}
}
