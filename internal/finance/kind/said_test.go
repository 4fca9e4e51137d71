package kind

import (
	"testing"
)

func TestOtherWordsHoldNoFigures(t *testing.T) {
	saying := Saying{Name: "missed", Words: []string{"missed", "all", "portion", "variance", "plan"}}
	for template, want := range map[string]string{
		"{missed} of {all} fell short.":                    "",
		"{misssed} of {all} fell short.":                   `there is no {misssed} in "missed"`,
		"{missed of {all} fell short.":                     "a brace that holds no placeholder",
		"{missed} of 42 fell short.":                       `"4" would be a figure of its own`,
		"Nearly half of {all} fell short.":                 `"Nearly" would be a figure of its own`,
		"{missed} – the most ever – fell short":            `"most" would be a figure of its own`,
		"Seven of {all} fell short.":                       `"Seven" would be a figure of its own`,
		"A deficit of {variance}.":                         "a variance is neither a deficit nor a surplus, nor is one of these a variance",
		"The variance was {plan}.":                         "a variance is neither a deficit nor a surplus, nor is one of these a variance",
		"The plan was a deficit, the variance {variance}.": "",
		"Someone of {all} fell short.":                     "",
	} {
		got := ""
		if err := saying.Check(template); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", template, got, want)
		}
	}
}
