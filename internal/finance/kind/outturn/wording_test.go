package outturn

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/finance/kind"
)

// What the operator's words may hold is what the sentences have.
func TestPlaceholdersAreThoseOfTheKind(t *testing.T) {
	r, err := Kind.Make(sample(t), nil, options(kind.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Said {
		saying, _ := Kind.Saying(s.Name)
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
		"{portion} missed.": "One of the two bodies missed its plan in 2023-24, down from two the year before (one in the draft accounts).",
		"Missed: {missed}":  "Missed: 1",
	} {
		o := options(kind.Options{Say: []string{"missed"}, Words: map[string]string{"missed": template}})
		got := strings.Join(said(t, Kind, outturns(t, all...), o), "\n")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", template, diff)
		}
	}
}

func TestSentencesBelowTheMaterialityAreNotSaid(t *testing.T) {
	lines := []string{"A,2023-24,,-3,-5", "B,2023-24,,0,0"}
	for text, want := range map[string]int{"2m": 1, "2000001": 1, "£2,000,001": 0, "1%": 1} {
		o := options(kind.Options{Say: []string{"total"}})
		if err := o.Materiality.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := said(t, Kind, outturns(t, lines...), o); len(got) != want {
			t.Errorf("with a materiality of %s: %q", text, got)
		}
	}
}
