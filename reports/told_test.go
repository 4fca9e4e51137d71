package reports

import (
	"testing"

	"catchup/internal/item"
	"catchup/internal/statement"
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
		if got := cited(story.Number{Said: "£9m", Statement: statement.Statement{Told: "It costs £9m."}, Item: c.of}).Plain(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestHeadingOfOpinion labels the heading of an opinion, and leaves out its author,
// whom the article below names.
func TestHeadingOfOpinion(t *testing.T) {
	for _, c := range []struct {
		kind          item.Kind
		heading, want string
	}{{item.Opinion, "Sam Poe: Close it", "Opinion: Close it"}, {item.Opinion, "Close it", "Opinion: Close it"}, {item.News, "Sam Poe: I did it", "Sam Poe: I did it"}} {
		found := candidate{Story: story.Story{Heading: c.heading, Kind: c.kind, Items: []item.Item{{Author: "Sam Poe"}}}}
		if got := found.heading(); got != c.want {
			t.Errorf("it is headed %q, want %q", got, c.want)
		}
	}
}
