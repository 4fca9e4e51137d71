package item

import (
	"cmp"
	"os"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// amended is a sample week with notices, and what they are to act on: the articles
// by their IDs, and a notice that acts on none by its own. Of an article that is
// withdrawn in its own place it is "itself".
type amendedWeek struct {
	Name     string
	Articles []struct {
		ID, Kind, Label, Outlet, Feed, Link, Title, Text string
		Links                                            []string
		Hour                                             int
	}
	Acts        map[string]string
	Said, At    string
	Title, Text map[string]string
}

func (w amendedWeek) sifted() *Sifted {
	start := time.Date(2026, 3, 9, 6, 0, 0, 0, time.UTC)
	s, earlier := &Sifted{}, []Item(nil)
	for _, a := range w.Articles {
		i := Item{
			ID: a.ID, Kind: Kind(cmp.Or(a.Kind, "news")), Use: ToTell, Label: a.Label, Outlet: cmp.Or(a.Outlet, "The Gazette"),
			Feed: cmp.Or(a.Feed, "https://gazette.example/feed"), Link: cmp.Or(a.Link, "https://gazette.example/"+a.ID), Links: a.Links,
			Title: a.Title, Text: a.Text, Published: start.Add(time.Duration(a.Hour) * time.Hour),
		}
		if a.Kind == "earlier" { // as an edition remembers it
			earlier = append(earlier, Item{ID: i.ID, Outlet: i.Outlet, Link: i.Link, Title: i.Title})
		} else {
			s.Kept = append(s.Kept, i)
		}
	}
	s.amendThemselves()
	s.amend(s.notices(), earlier)
	return s
}

// acts is what became of the articles.
func (s *Sifted) acts() map[string]string {
	var acts map[string]string
	for _, a := range s.Amendments {
		if acts == nil {
			acts = map[string]string{}
		}
		switch {
		case a.Of == nil:
			acts[a.By.ID] = "unknown"
		case a.Withdrawn && a.Of.ID == a.By.ID && a.Of.Kind == Retraction:
			acts[a.Of.ID] = "itself"
		case a.Withdrawn:
			acts[a.Of.ID] = "withdrawn"
		default:
			acts[a.Of.ID] = "corrected"
		}
	}
	return acts
}

// TestAmendments lets notices of corrections and withdrawals act on the articles
// of their outlet, and on no others.
func TestAmendments(t *testing.T) {
	file, err := os.ReadFile("testdata/amendments.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var weeks []amendedWeek
	if err := yaml.Unmarshal(file, &weeks); err != nil {
		t.Fatal(err)
	}
	for _, w := range weeks {
		s := w.sifted()
		if diff := gocmp.Diff(w.Acts, s.acts()); diff != "" {
			t.Errorf("%s: it acts on (-want +got):\n%s", w.Name, diff)
			continue
		}
		for _, a := range s.Amendments {
			if w.Said != "" && a.Said != w.Said {
				t.Errorf("%s: it says %q, want %q", w.Name, a.Said, w.Said)
			}
			if at := a.At.Format("2 January"); w.At != "" && at != w.At {
				t.Errorf("%s: it is of %s, want %s", w.Name, at, w.At)
			}
		}
		w.hold(t, s)
	}
}

// hold reports articles that are kept and should not be, or have another title or
// text than is wanted.
func (w amendedWeek) hold(t *testing.T, s *Sifted) {
	t.Helper()
	for _, i := range s.Kept {
		if w.Acts[i.ID] == "withdrawn" || i.Kind == Retraction {
			t.Errorf("%s: %q is kept", w.Name, i.Title)
		}
		if want, ok := w.Title[i.ID]; ok && i.Title != want {
			t.Errorf("%s: its title is %q, want %q", w.Name, i.Title, want)
		}
		if want, ok := w.Text[i.ID]; ok && i.Text != want {
			t.Errorf("%s: its text is %q, want %q", w.Name, i.Text, want)
		}
	}
	for _, o := range s.Out {
		if o.Why == "" || strings.Contains(o.Why, "“”") {
			t.Errorf("%s: %q is left out because %q", w.Name, o.Title, o.Why)
		}
	}
}
