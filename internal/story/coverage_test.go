package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
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

// TestSecondOpening takes the first sentence of another article only if little of it
// was told, for the number of articles, and it has enough of what several outlets say.
func TestSecondOpening(t *testing.T) {
	told := func(share float64) vector { // of the weight of a line of the terms 0 to 99
		return weighed(appendTerms(nil, int(100*share)), func(language.Term, float64) float64 { return 1 })
	}
	for _, tt := range []struct {
		item, place, articles int
		near, told, gain      float64
		later                 time.Duration
		may                   bool
	}{
		{1, 0, 3, 0.3, 0.1, 0.3, 0, true},
		{1, 0, 3, 0.3, 0.2, 0.3, 0, false},
		{1, 0, 5, 0.3, 0.2, 0.3, 0, true},
		{1, 0, 3, 0.3, 0.1, 0.1, 0, false},
		{1, 0, 3, 0.3, 0.4, 0.3, 23 * time.Hour, false},
		{1, 0, 3, 0.3, 0.4, 0.3, 25 * time.Hour, true},
		{1, 0, 3, 0.3, 0.6, 0.3, 25 * time.Hour, false},
		{1, 1, 3, 0.3, 0.2, 0.1, 0, true},
		{0, 0, 3, 0.3, 0.2, 0.1, 0, true},
		{1, 1, 3, 0.55, 0.1, 0.3, 0, false},
	} {
		l := &line{place: tt.place, near: tt.near, fit: true, concepts: []int{0}, vector: told(1)}
		l.Item, l.article = tt.item, &article{Item: item.Item{Published: time.Time{}.Add(tt.later)}}
		p := &picking{all: []*line{l}, chosen: []*line{{article: &article{}}}, veto: vetoAcross, coverage: &coverage{weights: []float64{tt.gain}, densest: 1}}
		p.told, p.retold = told(tt.told), retold*float64(tt.articles)
		if p.may(0) != tt.may {
			t.Errorf("%+v", tt)
		}
	}
}

func appendTerms(to []language.Term, n int) []language.Term {
	for t := range n {
		to = append(to, language.Term(t))
	}
	return to
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
