package statement

import (
	"testing"
	"time"

	"catchup/internal/item"
)

// TestLists holds that of a long list three entries are told, and that the edition
// says how many more there are.
func TestLists(t *testing.T) {
	for text, want := range map[string]string{
		"It will visit five trusts: Ashby; Lorne; Wend; Hull; Goole.":                "It will visit five trusts: Ashby; Lorne; Wend [and two more].",
		"It will visit three trusts: Ashby; Lorne; Wend.":                            "It will visit three trusts: Ashby; Lorne; Wend.",
		"It will visit four trusts: Ashby; Lorne; Wend; and Hull.":                   "It will visit four trusts: Ashby; Lorne; Wend [and one more].",
		"It has 12: A; B; C; D; E; F; G; H; I; J; K; L; M.":                          "It has 12: A; B; C [and 10 more].",
		"The trust was late; its wards were full; its chair left; it was then shut.": "The trust was late; its wards were full; its chair left; it was then shut.",
	} {
		i := item.Item{Title: "A title", Text: text, Published: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}
		s := Read(i, Sentences(i), i.Published.AddDate(0, 0, 3))
		if len(s) != 1 || s[0].Told != want {
			t.Fatalf("%s: %+v", text, s)
		}
		if added := s[0].Added; (want != text) != (len(added) == 1) {
			t.Errorf("%s: added at %v", text, added)
		} else if want != text {
			if got := s[0].Told[added[0][0]:added[0][1]]; got[:len(Shortened)] != Shortened || got[len(got)-1] != ']' {
				t.Errorf("%s: %q is marked as added", text, got)
			}
		}
	}
}
