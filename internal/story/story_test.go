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

func TestScore(t *testing.T) {
	at := time.Date(2024, 6, 14, 0, 0, 0, 0, time.UTC)
	o := Options{Since: at.AddDate(0, 0, -7), Until: at.Add(time.Second), Watch: []string{"waiting lists", "deficit"}}
	weigh := func(items []item.Item) Score {
		c := newCorpus(newLibrary(items))
		return score(c, c.articles, o)
	}
	base := []item.Item{{Outlet: "A", Title: "Title", Text: "Some words about nothing.", Published: at}}
	with := func(change func(*item.Item)) []item.Item {
		i := base[0]
		change(&i)
		return []item.Item{i}
	}
	heavier := map[string][]item.Item{
		"another outlet":   append(with(func(i *item.Item) { i.Outlet = "B" }), base...),
		"more words":       with(func(i *item.Item) { i.Text = strings.Repeat(i.Text+" ", 50) }),
		"a large sum":      with(func(i *item.Item) { i.Text = "Some words about £2bn." }),
		"a watched phrase": with(func(i *item.Item) { i.Title = "Waiting list grows" }),
	}
	for name, items := range heavier {
		if got, least := weigh(items), weigh(base); got.Total <= least.Total {
			t.Errorf("%s: %+v does not outweigh %+v", name, got, least)
		}
	}
	o.Watch = append(o.Watch, "beds", "nurses")
	two, four := with(func(i *item.Item) { i.Text = "The deficit of beds." }), with(func(i *item.Item) { i.Text = "A deficit of beds, nurses, waiting lists." })
	if a, b := weigh(two).Watched, weigh(four).Watched; a != b || a != 2*perWatch {
		t.Errorf("two watched phrases lift a story by %v, four by %v", a, b)
	}
	if s := weigh(with(func(i *item.Item) { i.Published = o.Since })); s.Total >= weigh(base).Total {
		t.Errorf("an old story outweighs a new one: %+v", s)
	}
	if got := largestSum("from £650m to £2.1 billion, or £1,200 each"); got != 2.1e9 {
		t.Errorf("largest sum is %v", got)
	}
}
