package story

import (
	"testing"
	"time"

	"catchup/internal/item"

	"github.com/google/go-cmp/cmp"
)

// beds is a sample report that several outlets carry, and own another one's own
// report of the same.
const (
	beds = "Northgate Hospitals is poised to open 40 beds on 3 May after a delay of two years, its board heard. The beds cost £12m and will be staffed by nurses from Leeds, said Ann Hill, who chairs the trust. Northgate closed its last ward in 2017."
	own  = "After two years of waiting, the 40 beds that Northgate Hospitals promised will open in May. Ann Hill, the chair of Northgate, puts their price at £12m. Nurses from Leeds are to work there."
)

// TestCopiesAreCarried puts the copies of a text with the one that is told, counts
// each outlet once, and knows how many wrote of it.
func TestCopiesAreCarried(t *testing.T) {
	at := week().Since.Add(time.Hour)
	article := func(id, outlet, agency, text string, hours int) item.Item {
		return item.Item{
			ID: id, Outlet: outlet, Agency: agency, Title: "Northgate Hospitals to open 40 beds", Text: text,
			Link: "https://" + id + ".example/beds", Published: at.Add(time.Duration(hours) * time.Hour),
		}
	}
	all := []item.Item{
		article("a", "The Gazette", "", beds, 3), article("b", "The Record", "PA Media", beds, 1),
		article("c", "The Herald", "", beds, 2), article("d", "The Herald", "", beds, 4),
	}
	stories := Choose(all, week())
	if len(stories) != 1 || len(stories[0].Items) != 1 {
		t.Fatalf("the text is told as %+v", stories)
	}
	s := stories[0]
	if s.Carried != 3 || s.Independent != 1 || s.Items[0].Agency != "PA Media" {
		t.Errorf("it is carried by %d, written by %d, of %q", s.Carried, s.Independent, s.Items[0].Agency)
	}
	if diff := cmp.Diff([]string{"The Record", "The Herald", "The Gazette"}, s.Items[0].Outlets()); diff != "" {
		t.Error(diff)
	}
	if !s.Items[0].Names("https://d.example/beds") {
		t.Error("a copy does not name the article")
	}
	one := Choose(all[:1], week())[0]
	if lift := s.Score.Total - one.Score.Total; lift <= 0 || lift > mostCarriers {
		t.Errorf("two more outlets that carried it lift it by %.3f", lift)
	}
	both := Choose(append(all, article("e", "The Post", "", own, 5)), week())
	if len(both) != 1 || both[0].Carried != 4 || both[0].Independent != 2 {
		t.Errorf("with another report it is carried by %d, written by %d", both[0].Carried, both[0].Independent)
	}
}

// TestOriginalHasALink holds that of copies the one is told that readers can be
// led to, unless it is much shorter, and a release before all others.
func TestOriginalHasALink(t *testing.T) {
	long := item.Item{ID: "long", Text: beds + " More follows on Northgate."}
	for name, c := range map[string]struct {
		linked string
		want   int
	}{"whole": {beds, 0}, "cut": {beds[:140] + ".", 1}} {
		short := item.Item{ID: "short", Text: c.linked, Link: "https://a.example/"}
		if kept := originalsOf(short, long); len(kept) != 1 || kept[0] != c.want {
			t.Errorf("%s: kept %v, want %d", name, kept, c.want)
		}
		short.Link, short.Kind = "", item.Release
		if kept := originalsOf(short, long); len(kept) != 1 || kept[0] != 0 {
			t.Errorf("%s: of a release and its copy %v is kept", name, kept)
		}
	}
}
