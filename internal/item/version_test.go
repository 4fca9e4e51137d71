package item

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// published is a sample article of testdata.
type published struct {
	ID, Link, Title, Text string
	Hour                  float64
}

// item is the article as a source would bring it.
func (p published) item() Item {
	monday := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	return Item{ID: p.ID, Outlet: "The Wire", Link: p.Link, Title: p.Title, Text: p.Text, Published: monday.Add(time.Duration(p.Hour * float64(time.Hour)))}
}

// load reads a file of testdata, and refuses one that does not say that it is a
// sample.
func load(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
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

// TestVersionsAreFolded folds what one outlet published, in any order.
func TestVersionsAreFolded(t *testing.T) {
	var cases []struct {
		Name     string
		Articles []published
		Want     []string
	}
	load(t, "versions.yaml", &cases)
	for _, c := range cases {
		var items []Item
		for _, a := range c.Articles {
			items = append(items, a.item())
		}
		for range 2 {
			slices.Reverse(items)
			var got []string
			for _, i := range Sift(items, Rules{}).Kept {
				names := i.ID
				for _, v := range i.Versions {
					names += " " + v.ID
				}
				got = append(got, names)
			}
			if diff := cmp.Diff(c.Want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.Name, diff)
			}
		}
	}
}

// TestStrangersChangeNothing has a stranger's feed take the name of an outlet: what
// it prints is no version of the outlet's articles, and makes no refrain of them.
func TestStrangersChangeNothing(t *testing.T) {
	at := time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)
	own := Item{ID: "own", Outlet: "The Wire", Feed: "https://wire.example/rss", Link: "https://wire.example/1", Title: "Ladder fault linked to 12 falls", Published: at,
		Text: "Twelve fitters have fallen from a ladder.\n\nSites have been told to put the ladder away at once."}
	stranger := own
	stranger.ID, stranger.Feed, stranger.Link, stranger.Published = "other", "https://stranger.example/rss", "https://stranger.example/1", at.Add(time.Hour)
	if kept := Sift([]Item{own, stranger}, Rules{}).Kept; len(kept) != 2 {
		t.Errorf("a stranger's version is folded: %+v", kept)
	}
	items := []Item{own}
	for _, title := range []string{"Snow shuts schools", "Lending rate is held", "Ferry runs aground"} {
		stranger.ID, stranger.Title, stranger.Text = title, title, title+" here.\n\nSites have been told to put the ladder away at once."
		items = append(items, stranger)
	}
	for _, i := range Sift(items, Rules{}).Kept {
		if i.ID == "own" && i.Text != own.Text {
			t.Errorf("a stranger has cut an article to %q", i.Text)
		}
	}
}
