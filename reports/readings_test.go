package reports

import (
	"testing"

	"catchup/internal/document"
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

func TestOpeningMarksNeighboursOnce(t *testing.T) {
	real := chapter{brief: document.Say("R.")}
	made := chapter{brief: document.Say("M."), invented: []string{"M"}}
	for want, chapters := range map[string][]chapter{
		"":      nil,
		"R. R.": {real, real},
		"M. (These figures are illustrative.) R.":        {made, real},
		"R. M. (These figures are illustrative.)":        {real, made},
		"M. M. (All of these figures are illustrative.)": {made, made},
	} {
		if got := opening(chapters).Plain(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
