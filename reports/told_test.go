package reports

import (
	"testing"

	"catchup/internal/item"
)

// TestOpinionLast names opinion after the news of a story, each in the order in
// which it came out.
func TestOpinionLast(t *testing.T) {
	var got string
	for _, a := range articles([]item.Item{
		{Title: "A", Kind: item.Opinion}, {Title: "B"}, {Title: "C", Kind: item.Analysis}, {Title: "D", Kind: item.Live}, {Title: "E", Kind: item.News},
	}) {
		got += a.Title
	}
	if got != "BDEAC" {
		t.Errorf("they stand as %s", got)
	}
}
