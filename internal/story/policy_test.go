package story

import (
	"slices"
	"testing"

	"catchup/internal/item"
)

// find returns the place of the story that has an article named by words.
func find(t *testing.T, stories []Story, words string) int {
	t.Helper()
	i := slices.IndexFunc(stories, func(s Story) bool {
		return slices.ContainsFunc(s.Items, func(i item.Item) bool { return i.Names(words) })
	})
	if i < 0 {
		t.Fatalf("no story has an article named by %q", words)
	}
	return i
}

func TestPolicy(t *testing.T) {
	items, o := sample(t), week()
	free := Choose(items, o)
	last, second := free[len(free)-1], free[1]
	o.Pin = []string{last.Items[0].ID, second.Items[0].Title}
	o.Drop = []string{free[2].Items[0].Link, last.Items[0].ID}
	o.Mute = []string{"maternity triage"}
	stories := Choose(items, o)
	if len(stories) != len(free) {
		t.Fatalf("%d stories became %d", len(free), len(stories))
	}
	if at := find(t, stories, last.Items[0].ID); at != 0 || stories[at].Pinned != 1 || stories[at].Out != "" {
		t.Errorf("what is pinned and dropped is at %d, %+v", at, stories[at].Standing)
	}
	if at := find(t, stories, second.Items[0].ID); at != 1 {
		t.Errorf("what is pinned by its title is at %d", at)
	}
	if at := find(t, stories, free[0].Items[0].ID); at != 2 {
		t.Errorf("the weightiest of the rest is at %d", at)
	}
	for words, why := range map[string]string{
		free[2].Items[0].Link: "it is dropped by “" + free[2].Items[0].Link + "”",
		"maternity triage":    "its title says “maternity triage”, which is muted",
	} {
		if at := find(t, stories, words); at < len(stories)-2 || stories[at].Out != why {
			t.Errorf("%s is at %d: %+v", words, at, stories[at].Standing)
		}
	}
}

func TestWeights(t *testing.T) {
	items, o := sample(t), week()
	weigh := func(w float64) float64 {
		o.Weights = map[string]float64{"Ward & Board (sample)": w}
		stories := Choose(items, o)
		return stories[find(t, stories, "maternity triage")].Score.Total
	}
	if none, one, two := weigh(0), weigh(1), weigh(2); !(none < one && one < two) {
		t.Errorf("weights 0, 1 and 2 give %.3f, %.3f and %.3f", none, one, two)
	}
}

func TestNames(t *testing.T) {
	i := item.Item{ID: "a-1", Link: "https://a.example/1", Title: "Trusts told to close empty wards"}
	for words, want := range map[string]bool{
		"a-1": true, "https://a.example/1": true, "empty wards": true, "Empty Ward": true, " trusts told ": true,
		"": false, "a-2": false, "wards empty": false, "the": false, "trusts close": false,
	} {
		if got := i.Names(words); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}
