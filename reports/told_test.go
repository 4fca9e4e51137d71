package reports

import (
	"testing"

	"catchup/internal/item"
	"catchup/internal/story"
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

// TestCited credits a figure to the agency that wrote its sentence.
func TestCited(t *testing.T) {
	for _, c := range []struct {
		of   item.Item
		want string
	}{
		{item.Item{Outlet: "The Gazette"}, "£9m: It costs £9m. – The Gazette"},
		{item.Item{Outlet: "The Gazette", Agency: "The Wire"}, "£9m: It costs £9m. – The Wire"},
		{item.Item{}, "£9m: It costs £9m."},
	} {
		if got := cited(story.Number{Said: "£9m", Sentence: "It costs £9m.", Item: c.of}).Plain(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
