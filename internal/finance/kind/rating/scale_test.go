package rating

import "testing"

// TestScalesHaveTheirOrder places ratings from their best, and what has none last;
// names that are of no scale, or of two, have no order.
func TestScalesHaveTheirOrder(t *testing.T) {
	place, ok := scaled([]string{"Inadequate", "no rating", "Outstanding", "Good"}, "no rating")
	if !ok || place("Outstanding") >= place("Good") || place("Good") >= place("Inadequate") || place("Inadequate") >= place("no rating") {
		t.Errorf("ok is %t, and the order is wrong", ok)
	}
	for _, names := range [][]string{{"London", "South West"}, {"Good", "Amber"}, {"Good"}} {
		if _, ok := scaled(names, "no rating"); ok {
			t.Errorf("%q are of a scale", names)
		}
	}
}
