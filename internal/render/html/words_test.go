package html

import "testing"

// TestBetween parts a title from its credit without two marks in a row.
func TestBetween(t *testing.T) {
	for title, want := range map[string]string{"Wards to close": ", ", "Is it working?": " – ", "It is now!": " – ", "And then …": " – ", "Plans of the U.K.": " – ", "": ", "} {
		if got := between(title); got != want {
			t.Errorf("after %q stands %q, want %q", title, got, want)
		}
	}
}
