package document

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChoiceIsKept writes a choice and reads it again: an article's fields
// stand beside its ID.
func TestChoiceIsKept(t *testing.T) {
	want := Choice{Section: "This week’s stories", More: 2, Candidates: []Candidate{{
		Heading: "Wards close", Standing: Told, Why: "the 1st of 5 by its score", Score: 1.25,
		Parts:    []Part{{"outlets", 1, "1 wrote of it"}, {"largest sum", 0.25, ""}},
		Articles: []Candidacy{{ID: "a1", Article: Article{Outlet: "The Gazette", Title: "Wards to close"}, With: &Likeness{To: "Beds gone", Value: 0.4, Shared: []string{"wards"}}}},
		Terms:    []Term{{"wards", 0.6}},
	}}}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Choice
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
