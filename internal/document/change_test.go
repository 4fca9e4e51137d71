package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// TestCompare compares two weeks: a story goes on under another heading, one
// comes and one goes; a figure moves, though it prints the same.
func TestCompare(t *testing.T) {
	figure := func(id, key, num string) document.Figure {
		return document.Figure{ID: id, Key: key, Shown: "1.0", Num: decimal.RequireFromString(num), Unit: "GBP"}
	}
	story := func(heading, link string) document.Story {
		return document.Story{Heading: heading, Articles: []document.Article{{Title: "a title", Link: link}}}
	}
	before := &document.Document{
		Blocks:  document.Blocks{story("Wards close", "https://a/1"), story("Old", ""), document.Say("words")},
		Figures: []document.Figure{figure("f1", "Devon · plan", "1"), figure("f2", "Kent · plan", "1"), figure("f3", "Leeds · plan", "1"), figure("f4", "", "9")},
	}
	after := &document.Document{
		Blocks:  document.Blocks{story("Wards to close after all", "https://a/1"), story("New", "https://a/2")},
		Figures: []document.Figure{figure("f1", "Kent · plan", "1.00"), figure("f2", "Devon · plan", "1.01"), figure("f3", "Devon · plan", "1.01"), figure("f4", "York · plan", "1"), figure("f5", "", "7")},
	}
	want := document.Changes{
		In: []string{"New"}, Out: []string{"Old"}, Told: 1,
		Moved: []document.Move{{Before: before.Figures[0], After: after.Figures[1]}}, Held: 1, New: 1, Gone: 1,
	}
	got := document.Compare(before, after)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		of   document.Changes
		want string
	}{
		{got, "1 story in, 1 story out, 1 figure moved, 1 figure new, 1 figure gone"},
		{document.Compare(nil, after), "2 stories in, 3 figures new"},
		{document.Compare(after, after), "no story and no figure has changed"},
	} {
		if got := c.of.String(); got != c.want || c.of.None() != (c.want[:2] == "no") {
			t.Errorf("it is said %q, want %q", got, c.want)
		}
	}
}
