package document

import "testing"

func TestTells(t *testing.T) {
	for _, c := range []struct {
		name string
		d    Document
		want bool
	}{
		{"nothing", Document{}, false},
		{"what is missing, and a note", Document{Notices: []string{"A sample is missing."}, Blocks: Blocks{
			Heading{Level: 2, Text: "Stories"}, Say("No stories this week."), Note{Text: Say("A sample.")}, List{}, Table{Columns: []Column{{Head: "Trust"}}}}}, false},
		{"a story", Document{Blocks: Blocks{Story{Heading: "A sample"}}}, true},
		{"an item", Document{Blocks: Blocks{List{Items: []Paragraph{Say("A sample")}}}}, true},
		{"a row", Document{Blocks: Blocks{Table{Rows: []Row{{}}}}}, true},
		{"a chart", Document{Blocks: Blocks{Chart{}}}, true},
		{"a figure in a sentence", Document{Figures: []Figure{{}}}, true},
	} {
		if got := c.d.Tells(); got != c.want {
			t.Errorf("%s: it tells something: %t", c.name, got)
		}
	}
}
