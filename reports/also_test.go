package reports

import (
	"testing"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/story"
)

// TestSays tells titles that a sentence says already from those that say more, or
// the opposite.
func TestSays(t *testing.T) {
	told := "Nurses at Hexley Infirmary have voted to strike over pay on Monday, by 812 votes to 97."
	for title, want := range map[string]bool{
		"Hexley nurses vote to strike over pay":               true,
		"Nurses at Hexley Infirmary vote to strike":           true,
		"Hexley nurses vote to strike over low pay":           true,
		"Nurses vote by 812 to 97 for strike at Hexley":       true,
		"Hexley nurses vote to strike over pay next month":    false,
		"Hexley nurses vote against strike over pay":          false,
		"Hexley nurses do not vote to strike over pay":        false,
		"Ashby nurses vote to strike over pay":                false,
		"900 Hexley nurses vote to strike over pay":           false,
		"Hexley managers offer striking nurses talks":         false,
		"Hexley Infirmary":                                    false,
		"Pay strike":                                          false,
		"Hexley nurses strike over shifts and wages at night": false,
	} {
		if got := says(told, title); got != want {
			t.Errorf("%q is told: %t, want %t", title, got, want)
		}
	}
}

// TestAlsoNamesNothingTold leaves out of the list below the stories what one of them
// says, in the words of its outlets or of an editor, and takes the next.
func TestAlsoNamesNothingTold(t *testing.T) {
	news := func(title string) *candidate {
		return &candidate{Story: story.Story{Heading: title, Kind: item.News, Items: []item.Item{{Title: title, Kind: item.News}}}}
	}
	told := news("Two wards to close in Hexley")
	told.edit = &Edit{Text: []document.Paragraph{document.Say("Two wards close. Nurses at Hexley have voted to strike over pay.")}}
	opinion := news("Hexley nurses vote to strike over pay")
	opinion.Kind, opinion.NameOnly = item.Opinion, true
	sel := selection{all: []*candidate{told, news("Hexley nurses vote to strike over pay"), news("Ashby bus is late"), opinion, news("Rain falls on Leeds")}}
	sel.divide(1, 3)
	var got []string
	for _, c := range sel.also {
		got = append(got, c.Heading)
	}
	if len(got) != 3 || got[0] != "Ashby bus is late" || got[2] != "Rain falls on Leeds" {
		t.Errorf("also %q", got)
	}
	if out := sel.all[1].Out; out != "“Two wards to close in Hexley” tells it already" {
		t.Errorf("left out because %q", out)
	}
}
