package item

import (
	"catchup/internal/prose"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

var showHeld = flag.Bool("held", false, "list the misses of outlets that are only measured, too")

// labelledOutlet is an outlet of testdata with its articles. A split of "held" is
// measured, and no rule is written for it.
type labelledOutlet struct {
	Outlet, Site, Split, Habit string
	Items                      []labelledItem
}

// labelledItem is an article with the kind that an editor gave it. Or are kinds
// that an editor would accept instead, and Why says what is hard about it.
type labelledItem struct {
	Kind                      Kind
	Title, Link, Author, Type string
	Text, Why                 string
	Categories                []string
	Or                        []Kind
}

// labelledOutlets reads the labelled articles, and refuses a file that does not
// say that it is a sample.
func labelledOutlets(t *testing.T) (outlets []labelledOutlet) {
	t.Helper()
	text, err := os.ReadFile("testdata/kinds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "# Sample news, written for these tests") {
		t.Error("testdata/kinds.yaml does not say that it is a sample")
	}
	if err := yaml.Unmarshal(text, &outlets); err != nil {
		t.Fatal(err)
	}
	return outlets
}

// items are the articles of an outlet as a source would bring them, one every
// four hours of a week.
func (o labelledOutlet) items() (items []Item) {
	monday := time.Date(2026, 3, 9, 6, 0, 0, 0, time.UTC)
	for i, l := range o.Items {
		text, around := prose.Clean(l.Text, l.Title)
		items = append(items, Item{
			ID: o.Site + l.Link, Source: "outlets", Outlet: o.Outlet, Title: l.Title, Link: o.Site + l.Link,
			Author: l.Author, Categories: l.Categories, Type: l.Type, Text: text, Around: around,
			Published: monday.Add(time.Duration(i) * 4 * time.Hour),
		})
	}
	return items
}

// known is what Sift found out about an article. Why is why it is left out.
type known struct {
	Kind    Kind
	By, Why string
	Use     Use
}

// sifted is what Sift finds out about an outlet's articles, by their IDs.
func (o labelledOutlet) sifted() map[string]known {
	found := map[string]known{}
	s := Sift(o.items(), Rules{})
	for _, i := range s.Kept {
		found[i.ID] = known{Kind: i.Kind, By: i.KnownBy, Use: i.Use}
	}
	for _, out := range s.Out {
		found[out.ID] = known{Kind: out.Kind, By: out.KnownBy, Use: ToDrop, Why: out.Why}
	}
	return found
}

// tally counts articles, and those of them that were found.
type tally struct{ all, found int }

func (t *tally) note(found bool) {
	t.all++
	if found {
		t.found++
	}
}

// holds fails unless at least so many of a hundred were found.
func (t *tally) holds(test *testing.T, what string, floor int) {
	test.Helper()
	test.Logf("%s: %d of %d", what, t.found, t.all)
	if t.found*100 < floor*t.all {
		test.Errorf("%s: only %d of %d, less than %d%%", what, t.found, t.all, floor)
	}
}

// scores are the tallies of the labelled articles. Barred are the kinds that have
// no place among news, and must be found; news is what must be told.
type scores struct {
	kinds        map[Kind]*tally
	barred, news tally
}

// note counts an article, and tells whether it is known for what it is.
func (s *scores) note(l labelledItem, got known) bool {
	plain := []Kind{News, Release, Obituary}
	right := got.Kind == l.Kind || slices.Contains(l.Or, got.Kind)
	switch l.Kind {
	case News, Release, Obituary:
		told := got.Use == ToTell && slices.Contains(plain, got.Kind)
		right = told || slices.Contains(l.Or, got.Kind)
		s.news.note(right)
	case Opinion, Advertisement, Job, Event:
		s.barred.note(right)
	}
	if s.kinds[l.Kind] == nil {
		s.kinds[l.Kind] = &tally{}
	}
	s.kinds[l.Kind].note(right)
	return right
}

// TestKindsOfLabelled holds how many of the labelled articles are known for what
// they are. Two floors matter most: what has no place among news is found, and no
// news is taken for anything else.
func TestKindsOfLabelled(t *testing.T) {
	floors := map[Kind]int{
		Advertisement: 90, Analysis: 95, Correction: 85, Event: 95, Job: 95, Letter: 95, Live: 95, Obituary: 95,
		Opinion: 98, Podcast: 95, Release: 95, Retraction: 95, RoundUp: 95, News: 98,
	}
	scores := scores{kinds: map[Kind]*tally{}}
	for _, o := range labelledOutlets(t) {
		known, right := o.sifted(), 0
		for _, l := range o.Items {
			got := known[o.Site+l.Link]
			if scores.note(l, got) {
				right++
			} else if o.Split != "held" || *showHeld {
				t.Logf("  %s %q is taken for %s by %s %s (%s)", l.Kind, l.Title, got.Kind, got.By, got.Why, l.Why)
			}
		}
		t.Logf("%s (%s): %d of %d", o.Outlet, o.Split, right, len(o.Items))
	}
	for _, kind := range slices.Sorted(maps.Keys(scores.kinds)) {
		scores.kinds[kind].holds(t, string(kind), floors[kind])
	}
	scores.barred.holds(t, "opinions, advertisements, jobs and events that are found", 98)
	scores.news.holds(t, "news that is told", 99)
}
