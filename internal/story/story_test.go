package story

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"

	"github.com/google/go-cmp/cmp"
)

func TestWeekOfTheSample(t *testing.T) {
	stories := Choose(sample(t), week())
	if len(stories) < 11 {
		t.Fatalf("%d stories; the weekly edition names 11", len(stories))
	}
	told := map[string]bool{}
	for n, s := range stories {
		if n > 0 && s.Score.Total > stories[n-1].Score.Total {
			t.Errorf("%q outweighs the story before it", s.Heading)
		}
		whole := slices.ContainsFunc(s.Items, func(i item.Item) bool { return i.Title == s.Heading })
		if words := len(strings.Fields(s.Heading)); words < 3 || words > longest && !whole {
			t.Errorf("heading of %d words: %q", words, s.Heading)
		}
		if len(s.Summary) < 2 || len(s.Summary) > 5 {
			t.Errorf("%q is told in %d sentences", s.Heading, len(s.Summary))
		}
		for _, x := range s.Summary {
			paragraph := strings.Split(s.Items[x.Item].Text, "\n\n")[x.Paragraph]
			if !strings.Contains(paragraph, x.Text) || told[x.Text] || strings.Contains(x.Text, "Sample") {
				t.Errorf("%q: not a sentence of its article, told twice, or furniture: %q", s.Heading, x.Text)
			}
			told[x.Text] = true
		}
	}
}

func TestStoriesOfTheSample(t *testing.T) {
	want := map[string][]string{ // the links of the articles that tell one story
		"the systems":    {"systems-miss-plan-count", "systems-finances-worsen", "systems-plans-fallout"},
		"an appointment": {"adrian-james-appointed", "james-appointment"}, // the third is a copy of the first
		"an update":      {"patient-record-postponed", "patient-record-autumn"},
		"managers":       {"managers-5500", "managers-running-costs"},
		"primary care":   {"primary-care-share", "gp-share-falls"},
		"Lancashire":     {"lancashire-contracts", "lancashire-planning-figure"},
		"one outlet":     {"theatre-roof"},
	}
	var got [][]string
	for _, s := range Choose(sample(t), week()) {
		var links []string
		for _, i := range s.Items {
			links = append(links, i.Link[strings.LastIndex(i.Link, "/")+1:])
		}
		got = append(got, links)
	}
	for name, links := range want {
		if !slices.ContainsFunc(got, func(g []string) bool { return slices.Equal(g, links) }) {
			t.Errorf("%s: no story of %v in %v", name, links, got)
		}
	}
}

func TestOrderOfItemsDoesNotMatter(t *testing.T) {
	items := sample(t)
	want := Choose(items, week())
	for seed := range uint64(10) {
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if diff := cmp.Diff(want, Choose(items, week())); diff != "" {
			t.Fatalf("shuffled by %d (-in order +shuffled):\n%s", seed, diff)
		}
	}
}

func TestChooseKeepsToItsSpan(t *testing.T) {
	at := func(day int) item.Item {
		return item.Item{Title: "A title", Text: "A text.", Published: time.Date(2024, 6, day, 0, 0, 0, 0, time.UTC)}
	}
	o := Options{Since: at(7).Published, Until: at(14).Published}
	stories := Choose([]item.Item{at(6), at(7), at(14)}, o)
	if len(stories) != 1 || !stories[0].Items[0].Published.Equal(o.Since) {
		t.Errorf("want the item at the beginning of the span alone, got %+v", stories)
	}
	if got := Choose(nil, o); len(got) != 0 {
		t.Errorf("no items make no stories, not %+v", got)
	}
}
