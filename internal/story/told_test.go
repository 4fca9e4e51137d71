package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// TestLightStories are not told, if there are enough weightier ones and nobody has
// asked for them.
func TestLightStories(t *testing.T) {
	day := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	var items []item.Item
	for n := range mostTold + 3 {
		words := strings.Repeat(fmt.Sprintf("The town%d built a bridge%d over its river%d for the people%d of place%d. ", n, n, n, n, n), 3)
		if n < 3 {
			words = fmt.Sprintf("A light%d shone on the lake%d in a dark night.", n, n)
		}
		items = append(items, item.Item{ID: fmt.Sprint(n), Outlet: "Sample", Title: fmt.Sprintf("Sample number%d of the week", n), Text: words, Published: day})
	}
	stories := Choose(items, Options{Since: day, Until: day.Add(time.Hour), Sentences: 2, Keep: []string{"1"}})
	told := 0
	for _, s := range stories {
		if s.Heading == "" || s.Out != "" {
			t.Errorf("“%s” is out: %s", s.Items[0].Title, s.Out)
		}
		if len(s.Summary) > 0 {
			told++
		} else if id := s.Items[0].ID; id != "0" && id != "2" {
			t.Errorf("story %s is not told", id)
		}
	}
	if told != len(items)-2 {
		t.Errorf("%d of %d stories are told", told, len(items))
	}
}
