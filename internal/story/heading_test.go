package story

import (
	"testing"

	"catchup/internal/item"
)

// TestHeadings heads stories by labelled titles.
func TestHeadings(t *testing.T) {
	var cases []struct {
		Name   string
		Titles []string
		Want   string
	}
	load(t, "headings.yaml", &cases)
	for _, c := range cases {
		var s Story
		for _, title := range c.Titles {
			s.Items = append(s.Items, item.Item{Title: title})
		}
		if got := heading(s); got != c.Want {
			t.Errorf("%s: %q, want %q", c.Name, got, c.Want)
		}
	}
}
