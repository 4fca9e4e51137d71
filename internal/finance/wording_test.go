package finance

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

// What the operator's words may hold is what the sentences have.
func TestPlaceholdersAreThoseOfTheKind(t *testing.T) {
	r, err := planOutturn.Make(sample(t), nil, options(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Said {
		saying, _ := planOutturn.Saying(s.Name)
		for word := range s.Words {
			if !slices.Contains(saying.Words, word) {
				t.Errorf("%s has {%s}, which is not among %v", s.Name, word, saying.Words)
			}
		}
	}
}

func TestWordsOfTheOperator(t *testing.T) {
	all := []string{"A,2022-23,draft,0,-1", "A,2022-23,final,0,-1", "B,2022-23,draft,0,0", "B,2022-23,final,0,-1", "A,2023-24,,0,-1", "B,2023-24,,0,0"}
	for template, want := range map[string]string{
		"{missed} of {all} missed in {year}, {before} before.": "1 of 2 missed in 2023-24, 2 before.",
		"{portion} missed.": "1 of the 2 bodies missed its plan in 2023-24, down from 2 the year before (1 in the draft accounts).",
		"Missed: {missed}":  "Missed: 1",
	} {
		o := options(Options{Say: []string{"missed"}, Words: map[string]string{"missed": template}})
		got := strings.Join(said(t, planOutturn, outturns(t, all...), o), "\n")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", template, diff)
		}
	}
}

func TestSentencesBelowTheMaterialityAreNotSaid(t *testing.T) {
	lines := []string{"A,2023-24,,-3,-5", "B,2023-24,,0,0"}
	for text, want := range map[string]int{"2m": 1, "2000001": 1, "£2,000,001": 0, "1%": 1} {
		o := options(Options{Say: []string{"total"}})
		if err := o.Materiality.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := said(t, planOutturn, outturns(t, lines...), o); len(got) != want {
			t.Errorf("with a materiality of %s: %q", text, got)
		}
	}
}
