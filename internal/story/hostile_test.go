package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
	"catchup/internal/statement"
)

// TestLongSentences tells articles with a sentence that has no end: it is never
// quoted, and an article of nothing else is not told.
func TestLongSentences(t *testing.T) {
	at := week().Since.Add(time.Hour)
	long := "The council of Hexley " + strings.Repeat("and the council of Stanbourne ", 40_000) + "met"
	told := Choose([]item.Item{
		{ID: "1", Outlet: "A", Title: "Two councils met", Published: at, Text: long},
		{ID: "2", Outlet: "A", Title: "A harbour wall was mended", Published: at, Text: "The wall of the harbour was mended on Friday for £2m.\n\nMasons " + strings.Repeat("laid stone upon stone and ", 30_000) + "left."},
	}, week())
	if len(told) != 2 {
		t.Fatalf("%d stories", len(told))
	}
	if s := told[0]; len(s.Summary) != 1 || s.Summary[0].Text != "The wall of the harbour was mended on Friday for £2m." || s.Out != "" {
		t.Errorf("%d sentences, %q", len(s.Summary), s.Out)
	}
	if s := told[1]; len(s.Summary) != 0 || s.Out != "" || s.Untold != "none of its sentences can be told: it has more than 600 characters" {
		t.Errorf("%d sentences, %q", len(s.Summary), s.Untold)
	}
	if numbers := told[0].numbers(0, time.Time{}); len(numbers) != 1 {
		t.Errorf("%d numbers", len(numbers))
	}
	few := statement.Sentence{Text: "The council paid £3m for " + strings.Repeat(strings.Repeat("stone", 30)+" ", 10) + "on Friday."}
	if numbers := numbersOf(statement.Read(item.Item{}, []statement.Sentence{few}, time.Time{})[0], item.Item{}, 0); len(numbers) != 0 {
		t.Errorf("a sentence of few long words has %d numbers", len(numbers))
	}
}
