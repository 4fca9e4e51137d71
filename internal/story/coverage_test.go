package story

import (
	"strings"
	"testing"

	"catchup/internal/item"
)

// told are the sentences that a story of sample articles is told in, each article
// by an outlet of its own.
func told(n int, articles ...string) string {
	var items []item.Item
	for _, text := range articles {
		title, text, _ := strings.Cut(text, ": ")
		items = append(items, item.Item{Outlet: title, Title: title, Text: text})
	}
	var b strings.Builder
	for _, s := range Tell([][]item.Item{items}, n)[0] {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

const bridge = "Bridge at Hexley shuts: The bridge at Hexley was shut on Monday after engineers found cracks in a pier. " +
	"Lorries had used it as a short way to the quarry in Marsham for thirty years. "

// TestSeveralOutletsDecide tells what all outlets say before what one says earlier in
// its text.
func TestSeveralOutletsDecide(t *testing.T) {
	story := []string{
		bridge + "Shops in the high street opened late. The repair of the pier will cost the county £3m and last until autumn.",
		"Cracks in Hexley bridge: Drivers must go round by Marsham since the bridge at Hexley is shut. The market was half empty at noon. The repair of the pier will cost £3m, the county said.",
		"Hexley cut in two: The school bus in Hexley has stopped at the bridge that is shut. Children walked the last mile. Repair of the pier will last until autumn and cost the county £3m.",
	}
	if got := told(2, story...); !strings.Contains(got, "£3m") {
		t.Errorf("what all three outlets say is not told:\n%s", got)
	}
	if got := told(2, story[0]); strings.Contains(got, "£3m") {
		t.Errorf("what stands last in one article is told before what stands second:\n%s", got)
	}
}

// TestSecondOpening takes the first sentence of another article only if it is little
// like what is told, and has enough of what several outlets say.
func TestSecondOpening(t *testing.T) {
	for _, tt := range []struct {
		item, place int
		near, gain  float64
		may         bool
	}{
		{1, 0, 0.3, 0.3, true},
		{1, 0, 0.45, 0.3, false},
		{1, 0, 0.3, 0.1, false},
		{1, 1, 0.45, 0.1, true},
		{0, 0, 0.45, 0.1, true},
		{1, 1, 0.55, 0.3, false},
	} {
		l := &line{place: tt.place, near: tt.near, fit: true, concepts: []int{0}}
		l.Item = tt.item
		p := &picking{all: []*line{l}, chosen: []*line{{}}, veto: vetoAcross, coverage: &coverage{weights: []float64{tt.gain}, most: 1}}
		if p.may(0) != tt.may {
			t.Errorf("%+v", tt)
		}
	}
}

// TestOneOutletAgreesWithNobody gives no weight to what one outlet says twice.
func TestOneOutletAgreesWithNobody(t *testing.T) {
	items := []item.Item{{Outlet: "The Wire", Title: "A", Text: "The pier will be mended by May."}, {Outlet: "The Wire", Title: "B", Text: "The pier will be mended by May."}}
	c := newCorpus(newLibrary(items))
	all := lines(c, c.articles, week().Until)
	if k := newCoverage(all, c.articles); k.gain(all[0]) != 0 {
		t.Errorf("it gains %v", k.gain(all[0]))
	}
	c.articles[1].Outlet = "The Daily"
	k := newCoverage(all, c.articles)
	if k.gain(all[0]) <= 0 {
		t.Error("two outlets agree on nothing")
	}
	if k.tell(all[1]); k.gain(all[0]) != 0 {
		t.Errorf("what is told still gains %v", k.gain(all[0]))
	}
}
