package reports

import "testing"

func TestWarnNamesEachPartOnce(t *testing.T) {
	for want, titles := range map[string][]string{
		"The figures under “A” are illustrative: they are not real results and must not be quoted.":              {"A", "A"},
		"The figures under “A”, “B” and “C” are illustrative: they are not real results and must not be quoted.": {"A", "B", "C"},
	} {
		if got := warn(titles); got != want {
			t.Errorf("warn(%q) = %q", titles, got)
		}
	}
}
