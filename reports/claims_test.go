package reports

import (
	"strings"
	"testing"
)

func TestOwnWordsThatClaimAreWarnedOf(t *testing.T) {
	for words, want := range map[string]string{
		"The position worsened by {variance}.":         `"worsened"`,
		"The position is {variance} worse than plan.":  "",
		"Costs fell from {plan} to {outturn}.":         "",
		"It falls short by {variance}.":                "",
		"{variance}, for the second month in a row, …": `"in a row"`,
	} {
		s := Spec{Sections: []Section{{}, {Finance: &Finance{Title: "Money", Words: map[string]string{"total": words}}}}}
		if got := strings.Join(s.Claims(), "\n"); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
