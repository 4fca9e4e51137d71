package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/period"
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

// TestNumbersToldAbove holds that a figure of a sentence that stands in a story
// leads to the story, as does one that the editor's words give. Others stand in
// their sentences.
func TestNumbersToldAbove(t *testing.T) {
	lift := "The lift of the Hexley clinic cost £9m to mend."
	cables := "Cables took 40% of what Hexley clinic spent."
	roof := "Its roof in Hexley Lane will cost the county £4m."
	of := item.Item{Title: "Clinic", Text: lift + " " + cables + " A new gate at Hexley clinic costs the county £5m."}
	said := func(text string) story.Sentence {
		return story.Sentence{Statement: statement.Statement{Sentence: statement.Sentence{Text: text}, Told: text}}
	}
	told := []*candidate{
		{Story: story.Story{Heading: "Lift mended", Items: []item.Item{of}, Summary: []story.Sentence{said(lift), said(cables)}}},
		{Story: story.Story{Heading: "Roof", Items: []item.Item{{Title: "Roof", Text: "Hexley county pays £4m for a roof in Ashby Lane."}}}, edit: &Edit{Text: []document.Paragraph{document.Say(roof)}}},
	}
	blocks := Numbers{Show: 6}.build(period.Week, told, Input{}, opened{}).blocks
	var got []string
	for _, p := range blocks[1].(document.List).Items {
		got = append(got, p.Plain())
		for _, s := range p {
			if s.Story != "" {
				got[len(got)-1] += " → " + s.Story
			}
		}
	}
	want := []string{"£9m, 40%: Lift mended → Lift mended", "£5m: A new gate at Hexley clinic costs the county £5m.", "£4m: Roof → Roof"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
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
