package feed

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"catchup/internal/source"
	"catchup/internal/source/webpage"
)

// TestPages judges pages of many kinds, each a file: what is thought of the page
// and learnt from it, then the title, the text and the link of its article in the
// feed with the address that it leads to, and the page.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			parts, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Split(string(parts.Files[0].Data), "\n")
			a := &article{Article: source.Article{Title: said[0], Summary: said[1], Link: said[2]}}
			u, err := url.Parse(a.Link)
			if err != nil {
				t.Fatal(err)
			}
			found, err := webpage.Open(parts.Files[1].Data, "text/html", u)
			if err != nil {
				t.Fatal(err)
			}
			found.Last = said[3]
			if strings.Contains(found.Text, "Â") {
				t.Error("the page is read in another encoding than its own")
			}
			if got, want := judged(found, a), strings.TrimSpace(string(parts.Comment)); got != want {
				t.Errorf("the page is %s\nwant        %s\ntext: %s", got, want, found.Text)
			}
		})
	}
}

// judged is what is thought of a page, and learnt from it.
func judged(found webpage.Page, a *article) string {
	fault := found.Fault(a.Article)
	a.learn(found, fault)
	if fault == "" {
		fault = "taken"
	}
	if a.Type != "" {
		fault += "; type " + a.Type
	}
	if a.Author != "" {
		fault += "; author " + a.Author
	}
	if !a.Published.IsZero() {
		fault += "; published " + a.Published.Format(time.RFC3339)
	}
	return fault
}
