package edition_test

import (
	"testing"

	"catchup/internal/edition"
)

// TestShrink reads shares, 0% for never among them.
func TestShrink(t *testing.T) {
	for text, want := range map[string]edition.Shrink{"50%": 0.5, " 12.5 % ": 0.125, "0%": 0, "100%": 1} {
		var got edition.Shrink
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "half", "50", "-1%", "101%", "NaN%", "%"} {
		if err := new(edition.Shrink).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is a share", text)
		}
	}
}
