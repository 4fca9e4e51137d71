package document

import (
	"strings"
	"testing"
)

// TestMinutes rounds up, and counts no more than the first rows of a table.
func TestMinutes(t *testing.T) {
	words := func(n int) Paragraph { return Say(strings.TrimSpace(strings.Repeat("word ", n))) }
	rows := func(n int) Table { return Table{Rows: make([]Row, n)} }
	for _, c := range []struct {
		blocks Blocks
		want   string
	}{
		{nil, "1 minute"},
		{Blocks{words(238)}, "1 minute"},
		{Blocks{words(239)}, "2 minutes"},
		{Blocks{words(208), rows(10)}, "1 minute"},
		{Blocks{words(208), rows(10000)}, "1 minute"},
		{Blocks{words(209), rows(10)}, "2 minutes"},
		{Blocks{Story{Heading: "Two words", Paragraphs: []Paragraph{words(200), words(37)}}}, "2 minutes"},
		{Blocks{List{Items: []Paragraph{words(237), words(2)}}}, "2 minutes"},
		{Blocks{words(237), Note{Text: words(1)}, Chart{Title: "One"}}, "2 minutes"},
	} {
		d := Document{Blocks: c.blocks}
		if got := d.ReadingTime(); got != c.want {
			t.Errorf("%v: %s, want %s", c.blocks, got, c.want)
		}
	}
	d := Document{Introduction: []Paragraph{words(239)}}
	if d.minutes() != 2 {
		t.Errorf("the introduction counts for %d minutes", d.minutes())
	}
}
