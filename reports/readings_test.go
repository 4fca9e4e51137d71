package reports

import (
	"testing"
)

func TestWarnNamesEachPartOnce(t *testing.T) {
	for want, titles := range map[string][]string{
		"Illustrative, not real: “A”.":                       {"A", "A"},
		"Illustrative, not real: “A”, “B” and “C”.":          {"A", "B", "C"},
		"Illustrative, not real: “A”, “B” and 2 more parts.": {"A", "B", "C", "D"},
	} {
		if got := warn(titles); got != want {
			t.Errorf("warn(%q) = %q", titles, got)
		}
	}
}
