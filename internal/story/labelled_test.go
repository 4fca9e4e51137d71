package story

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"

	gocmp "github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "write the wanted files anew")

// labelled is a sample article of testdata. Story names the story that it
// tells.
type labelled struct {
	ID, Story, Outlet, Title, Text string
	Published                      time.Time
}

// items are the labelled articles as a source would bring them.
func items(all []labelled) (items []item.Item) {
	for _, a := range all {
		items = append(items, item.Item{
			ID: a.ID, Outlet: a.Outlet, Title: a.Title, Published: a.Published,
			Text: strings.TrimSpace(a.Text),
		})
	}
	return items
}

// load reads a file of testdata, and refuses one that does not say that it is a
// sample.
func load(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "# Sample news, written for these tests") {
		t.Errorf("%s does not say that it is a sample", name)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// sampleWeek is the labelled week and what is wanted of it.
func sampleWeek(t *testing.T) ([]labelled, Options) {
	var file struct {
		Watch    []string
		Articles []labelled
	}
	load(t, "week.yaml", &file)
	o := week()
	o.Watch = file.Watch
	return file.Articles, o
}

// TestWeekIsGrouped finds the stories of the labelled week again, each whole
// and none with an article of another.
func TestWeekIsGrouped(t *testing.T) {
	articles, _ := sampleWeek(t)
	grouped(t, "the week", articles)
}

// grouped reports each pair of articles that is together and should not be, or
// should be and is not.
func grouped(t *testing.T, name string, articles []labelled) {
	t.Helper()
	of := make([]int, len(articles))
	for n, set := range Group(items(articles)) {
		for _, i := range set {
			of[i] = n
		}
	}
	for i, a := range articles {
		for j, b := range articles[:i] {
			if together, want := of[i] == of[j], a.Story == b.Story; together != want {
				t.Errorf("%s: %s and %s are one story: %t, want %t", name, b.ID, a.ID, together, want)
			}
		}
	}
}

// TestWeekIsSummarised compares how the stories of the labelled week, and those
// of the sample installation, are ranked, headed and summarised with what was
// found good when it was read.
func TestWeekIsSummarised(t *testing.T) {
	articles, o := sampleWeek(t)
	golden(t, "week.golden", described(item.Sift(items(articles), item.Rules{}).Kept, o))
	golden(t, "sample.golden", described(sample(t), week()))
}

// TestArticlesAreSummarisedAlone does so for each article of the labelled week
// as if nothing else had been written of its story, and for some more.
func TestArticlesAreSummarisedAlone(t *testing.T) {
	articles, _ := sampleWeek(t)
	for i := range articles {
		articles[i].Story = ""
	}
	var more []labelled
	load(t, "alone.yaml", &more)
	names, stories := parted(append(articles, more...))
	shortest := map[string]int{}
	for n := 1; n <= 5; n++ {
		for _, summary := range Tell(stories, n) {
			note(shortest, summary, n)
		}
	}
	var b strings.Builder
	for i, summary := range Tell(stories, 5) {
		fmt.Fprintf(&b, "\n%s\n", names[i])
		for _, x := range summary {
			fmt.Fprintf(&b, "%d  %s\n", shortest[x.Text], x.Text)
		}
	}
	golden(t, "alone.golden", b.String())
}

// parted parts articles by the stories that they name. One that names none is a
// story by itself.
func parted(articles []labelled) (names []string, stories [][]item.Item) {
	for i, item := range items(articles) {
		name := cmp.Or(articles[i].Story, item.ID)
		at := slices.Index(names, name)
		if at < 0 {
			at, names, stories = len(names), append(names, name), append(stories, nil)
		}
		stories[at] = append(stories[at], item)
	}
	return names, stories
}

// golden compares a text with the wanted one in testdata, or writes that anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	got = "Sample news, written for tests. “go test ./internal/story -update” writes this file anew.\n" + got
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// note notes of each sentence of a summary that one of n sentences has it,
// unless a shorter one has it too.
func note(shortest map[string]int, summary []Sentence, n int) {
	for _, x := range summary {
		if shortest[x.Text] == 0 {
			shortest[x.Text] = n
		}
	}
}

// described writes the stories in their order, each with its score, its articles and
// the sentences that tell it. The number before a sentence is the length of the
// shortest summary that has it.
func described(items []item.Item, o Options) string {
	var b strings.Builder
	shortest := map[string]int{}
	for o.Sentences = 2; o.Sentences <= 5; o.Sentences++ {
		for _, s := range Choose(items, o) {
			note(shortest, s.Summary, o.Sentences)
		}
	}
	o.Sentences = 5
	for _, s := range Choose(items, o) {
		fmt.Fprintf(&b, "\n%s\nscore %.3f\n", s.Heading, s.Score.Total)
		for _, p := range s.Score.Parts {
			fmt.Fprintf(&b, "%.3f  %s: %s\n", p.Value, p.Name, p.Of)
		}
		for _, x := range s.Summary {
			fmt.Fprintf(&b, "%d  %s [%s]\n", shortest[x.Text], x.Text, s.Items[x.Item].ID)
		}
		for i, tie := range s.Ties {
			fmt.Fprintf(&b, "%s is most like %s, %.3f: %s\n", s.Items[i].ID, s.Items[tie.With].ID, tie.Likeness, strings.Join(tie.Shared, ", "))
		}
		var terms []string
		for _, t := range s.Terms {
			terms = append(terms, fmt.Sprintf("%s %.3f", t.Word, t.Weight))
		}
		fmt.Fprintf(&b, "about %s\n", strings.Join(terms, ", "))
	}
	return b.String()
}

// labelledPair is two sample articles and whether the second is a copy of the first.
type labelledPair struct {
	Name          string
	Copy          bool
	First, Second labelled
}

// TestCopiesAreFound tells labelled pairs of articles apart: copies, also when
// they are cut or edited, and reports that only share a pattern or a quotation.
func TestCopiesAreFound(t *testing.T) {
	var pairs []labelledPair
	load(t, "copies.yaml", &pairs)
	for _, p := range pairs {
		if got := len(Copies(items([]labelled{p.First, p.Second}))) > 0; got != p.Copy {
			t.Errorf("%s: a copy: %t, want %t", p.Name, got, p.Copy)
		}
	}
	if !slices.ContainsFunc(pairs, func(p labelledPair) bool { return p.Copy }) {
		t.Error("no pair is a copy")
	}
}

// TestGroupsNearTheBounds groups small weeks of articles, most of which are
// almost one story or almost two.
func TestGroupsNearTheBounds(t *testing.T) {
	all, _ := sampleWeek(t)
	var file struct {
		Articles []labelled
		Cases    []struct {
			Name     string
			Articles []struct {
				ID, Story string
				Hour      float64
			}
		}
	}
	load(t, "groups.yaml", &file)
	all = append(all, file.Articles...)
	for _, c := range file.Cases {
		var articles []labelled
		for _, of := range c.Articles {
			i := slices.IndexFunc(all, func(a labelled) bool { return a.ID == of.ID })
			if i < 0 {
				t.Fatalf("%s: there is no article %q", c.Name, of.ID)
			}
			a := all[i]
			a.Story, a.Published = of.Story, week().Since.Add(time.Duration(of.Hour*float64(time.Hour)))
			articles = append(articles, a)
		}
		grouped(t, c.Name, articles)
	}
}

// TestEchoesNearTheBounds recognises stories of earlier editions.
func TestEchoesNearTheBounds(t *testing.T) {
	articles, _ := sampleWeek(t)
	var cases []struct{ Name, Article, About, Want string }
	load(t, "echoes.yaml", &cases)
	for _, c := range cases {
		o := week()
		words := strings.Fields(c.About)
		o.Earlier = []Earlier{{}}
		for _, w := range words {
			o.Earlier[0].Terms = append(o.Earlier[0].Terms, Term{w, 1 / math.Sqrt(float64(len(words)))})
		}
		i := slices.IndexFunc(articles, func(a labelled) bool { return a.ID == c.Article })
		s := Choose(items(articles[i:i+1]), o)[0]
		got := "none"
		switch {
		case s.Echo != nil && s.Echo.Continues:
			got = "continues"
		case s.Echo != nil:
			got = "related"
		}
		if got != c.Want {
			t.Errorf("%s: %s, want %s (%+v)", c.Name, got, c.Want, s.Echo)
		}
	}
}
