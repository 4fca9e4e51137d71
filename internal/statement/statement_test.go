package statement

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// read are the statements of a sample article of the text.
func read(text string) []Statement {
	i := item.Item{Title: "A sample", Text: text}
	return Read(i, Sentences(i), time.Time{})
}

func TestForm(t *testing.T) {
	for text, want := range map[string]string{
		"The trust in Hexley has closed its wards for good.":            "",
		"It has closed its wards in Hexley for good this year.":         "leans",
		"The trust in Hexley has closed.":                               "",
		"Wards in Hexley closed.":                                       "it is a fragment",
		"The trust in Hexley has closed its wards for…":                 "it is no whole statement",
		"1.48pm: The chancellor gives hospitals £600m over two years.":  "it is a line of a live report",
		"At 1.48pm the chancellor gave hospitals £600m over two years.": "",
		"9.1 per cent of all beds in the county stand empty this year.": "",
		"12.30 is when the last bus leaves from Hexley on a weekday.":   "",
		"A threat to the old ward in Hexley.":                           "it is a fragment",
		"An inquiry into the loss of nine beds will open in Hexley.":    "",
		"A porter runs the only shop in Hexley Lane.":                   "",
		strings.Repeat("Stone by stone Ana built ", 30) + "it.":         "it has more than 600 characters",
	} {
		s := read(text)[0]
		got := s.Fault + s.Weak
		if s.Leans {
			got += "leans"
		}
		if got != want || s.Stands() != (want == "") {
			t.Errorf("%.70q: %q, want %q", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	s := Sentences(item.Item{Text: "One is here. Two is here.\n\nThree is here."})
	if len(s) != 3 || s[1].Text != "Two is here." || s[1].Paragraph != 0 || s[2].Paragraph != 1 {
		t.Errorf("%v", s)
	}
}
