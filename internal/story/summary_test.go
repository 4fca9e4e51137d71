package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

func TestSummaryLeavesOut(t *testing.T) {
	const lead = "The trust closed two wards in Leeds on Monday after a flood."
	for name, bad := range map[string]string{
		"a question":               "Will the two wards in Leeds ever open again?",
		"a fragment":               "Two wards in Leeds.",
		"half a quotation":         "The chair said that “Leeds is lost and that its two wards will close.",
		"what points to the left":  "It will close two wards in Leeds.",
		"a sentence that is cut …": "The trust in Leeds says that the two wards will...",
		"a line without a stop":    "What the trust says about its two wards in Leeds",
	} {
		one := item.Item{Title: "Two wards in Leeds", Text: lead + "\n\nHow come?\n\n" + bad + "\n\nRepairs to the roof should be done by the end of August."}
		for _, s := range Tell([][]item.Item{{one}}, 5)[0] {
			if strings.Contains(s.Text, bad) {
				t.Errorf("%s is told: %q", name, s.Text)
			}
		}
	}
}

// TestAttributionStays tells a story in which the best sentence is a claim
// whose speaker stands in the one before it.
func TestAttributionStays(t *testing.T) {
	text := "The trust will close two of its wards in July. Staff learned of it in a letter on Monday. " +
		"Ann Hill chairs the union at the trust and has worked there since it opened. " +
		"“The trust will close wards that the trust needs and patients of the trust will wait,” she said. " +
		"Beds on the wards have stood empty for a third of the year."
	until := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	one := item.Item{ID: "1", Title: "Trust will close wards that patients need", Text: text, Published: until.AddDate(0, 0, -1)}
	for n := 2; n <= 5; n++ {
		told := ""
		for _, s := range Choose([]item.Item{one}, Options{Since: until.AddDate(0, 0, -7), Until: until, Sentences: n})[0].Summary {
			told += s.Text + " "
		}
		if strings.Contains(told, "she said") && !strings.Contains(told, "Ann Hill") {
			t.Errorf("in %d sentences she speaks and nobody knows who: %s", n, told)
		}
	}
}

// TestNewsOnce tells no sentence of a second outlet that has the news of the first in
// other words, unless somebody denies it.
func TestNewsOnce(t *testing.T) {
	const (
		first  = "The trust in Hexley will close two wards for children in July to save £4m, after nine nurses left for Leeds and York and the roof of an old wing let in rain for most of the spring."
		repeat = "In July the Hexley trust will close the wards where children are treated in beds, it was confirmed."
		denial = "Ann Hill of the Hexley trust denied that it would close wards for children in July."
		fresh  = "Volunteers have found a mill in Ashby that could become a playground."
	)
	until := week().Until
	tell := func(second string) string {
		items := []item.Item{
			{ID: "1", Title: "Hexley trust to close two wards for children", Text: first, Outlet: "Wire", Published: until.AddDate(0, 0, -1)},
			{ID: "2", Title: "Wards for children to close in Hexley", Text: "A sample of news from Hexley.\n\n" + second + "\n\n" + fresh, Outlet: "Daily", Published: until.AddDate(0, 0, -1)},
		}
		told := ""
		for _, s := range Tell([][]item.Item{items}, 3)[0] {
			told += s.Text + " "
		}
		return told
	}
	if told := tell(repeat); strings.Contains(told, repeat) || !strings.Contains(told, fresh) {
		t.Errorf("told %q", told)
	}
	if told := tell(denial); !strings.Contains(told, denial) {
		t.Errorf("told %q", told)
	}
}

// TestPoorLines tells a story that has no good sentence by the first of its article, if
// it is understood alone, and else says why it is not told.
func TestPoorLines(t *testing.T) {
	for text, want := range map[string]string{
		"Porters of Carrowdale strike.":                              "Porters of Carrowdale strike.",
		"It has closed its wards for good this year.":                "none of its sentences can be told: it is not understood alone",
		"It has closed.\n\nWards are shut in Hexley.":                "none of its sentences can be told: it is a fragment",
		strings.Repeat("Stone by stone they built ", 30) + "it now.": "none of its sentences can be told: it has more than 600 characters",
	} {
		until := week().Until
		s := Choose([]item.Item{{ID: "1", Title: "News of the hospitals", Text: text, Published: until.AddDate(0, 0, -1)}}, week())[0]
		got := s.Untold
		for _, told := range s.Summary {
			got += told.Text
		}
		if got != want {
			t.Errorf("%.50q: %q, want %q", text, got, want)
		}
	}
}
