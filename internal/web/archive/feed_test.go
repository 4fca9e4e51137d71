package archive_test

import (
	"encoding/xml"
	"regexp"
	"testing"
	"time"

	"catchup/internal/web/archive"
)

// atom is what RFC 4287 asks of a feed, as far as a reader of it sees.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []link   `xml:"link"`
	Entries []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Links     []link `xml:"link"`
	} `xml:"entry"`
}

type link struct {
	Rel    string `xml:"rel,attr"`
	Href   string `xml:"href,attr"`
	Length string `xml:"length,attr"`
}

// version8 is a UUID of RFC 9562 §5.8.
var version8 = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func feed(t *testing.T, o archive.Options) (f atom) {
	t.Helper()
	content, err := archive.New(o).Content(t.Context(), "weekly/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(content.Bytes, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFeed holds the feed to RFC 4287, and its IDs to be the same after a move
// and when more has appeared.
func TestFeed(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 3)
	f := feed(t, p.options)
	if len(f.Entries) != 3 || f.Title != "Catch Up" || f.Author != "Catch Up" || f.Entries[0].Title != "Catch Up: 8 June to 14 June 2024" {
		t.Errorf("the feed is %+v", f)
	}
	seen := map[string]bool{}
	ids, moments := []string{f.ID}, []string{f.Updated}
	for _, e := range f.Entries {
		ids, moments = append(ids, e.ID), append(moments, e.Updated, e.Published)
		if len(e.Links) != 3 || e.Links[0].Rel != "alternate" || e.Links[1].Rel != "enclosure" || e.Links[1].Length != "6" {
			t.Errorf("%s leads to %v", e.Title, e.Links)
		}
	}
	for _, id := range ids {
		if seen[id] || !version8.MatchString(id) {
			t.Errorf("the ID %q is another's, or none", id)
		}
		seen[id] = true
	}
	for _, m := range moments {
		if _, err := time.Parse(time.RFC3339, m); err != nil {
			t.Error(err)
		}
	}
	later := issue(t, 4, 1)
	if err := p.store.Archive.Keep(t.Context(), later, audience); err != nil {
		t.Fatal(err)
	}
	p.options.Address = "https://elsewhere.example.org"
	moved := feed(t, p.options)
	if moved.ID != f.ID || moved.Entries[1].ID != f.Entries[0].ID || moved.Entries[1].Links[0].Href != "https://elsewhere.example.org/weekly/2024-06-14/" {
		t.Errorf("after the move the feed is %s, its second entry %+v", moved.ID, moved.Entries[1])
	}
}
