package archive_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web/archive"
	"catchup/internal/web/webtest"
)

// keepSliced keeps the n-th edition, sliced; what it corrects, it corrects in
// the slice of London.
func (p *place) keepSliced(t testing.TB, n, weeks int, corrects *document.Correction) {
	t.Helper()
	e := issue(t, n, weeks)
	e.Files = nil
	for _, name := range []string{"Île du Nord", "London"} {
		s := issue(t, n, weeks)
		d := s.Document
		d.Slice, d.Blocks = name, document.Blocks{document.Heading{Level: 2, Text: "Corrections"}, document.Say("Only " + name + " reads this.")}
		if name == "London" {
			d.Corrects = corrects
		}
		e.Slices = append(e.Slices, name)
		if err := p.store.Archive.Lay(t.Context(), e.ID, &edition.Slice{Name: name, Document: d, Files: s.Files}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.store.Archive.Keep(t.Context(), e, audience); err != nil {
		t.Fatal(err)
	}
}

// TestSlices keeps slices to themselves unless they are public; then each is
// a page of its own, with its own corrections.
func TestSlices(t *testing.T) {
	p := newPlace(t)
	p.keepSliced(t, 1, -1, nil)
	p.keepSliced(t, 2, 0, &document.Correction{Edition: "weekly/2024-06-07", Lines: []document.Paragraph{document.Say("London: 2.")}})
	closed := p.serve(t)
	for address, page := range webtest.Crawl(t, webtest.Server, closed, closed) {
		if body := string(page.Body); strings.Contains(body, "reads this") || strings.Contains(body, "london/") {
			t.Errorf("%s tells of a slice", address)
		}
	}
	for _, path := range []string{"weekly/2024-06-07/london/", "weekly/2024-06-07/london/edition.pdf"} {
		if got := webtest.Ask(t, "GET", closed+path).Status; got != http.StatusNotFound {
			t.Errorf("/%s: %d", path, got)
		}
	}

	p.options.Reports[0].Slices = true
	top := p.serve(t)
	var pages map[string]webtest.Page
	webtest.Unchanged(t, p.file, func() { pages = webtest.Crawl(t, webtest.Server, top, top) })
	plain := strings.NewReplacer("&nbsp;", " ", "\u00a0", " ")
	for path, want := range map[string]string{
		"weekly/2024-06-07/london/":                  "This edition has been corrected in No. 2 of 14 June 2024:",
		"weekly/2024-06-07/london/edition.txt":       "London: 2.",
		"weekly/2024-06-07/ile-du-nord/":             "Only Île du Nord reads this.",
		"weekly/2024-06-14/ile-du-nord/edition.pdf":  "%PDF 2",
		"weekly/2024-06-14/ile-du-nord/edition.xlsx": "PK",
		"weekly/2024-06-14/":                         `<a href="ile-du-nord/">Île du Nord</a>`,
	} {
		page, ok := pages[top+path]
		if !ok || !strings.Contains(plain.Replace(string(page.Body)), want) {
			t.Errorf("/%s lacks %q", path, want)
		}
	}
	for _, path := range []string{"weekly/2024-06-07/ile-du-nord/", "weekly/2024-06-14/london/"} {
		if strings.Contains(string(pages[top+path].Body), "has been corrected") {
			t.Errorf("/%s is called corrected", path)
		}
	}
	for _, path := range []string{"weekly/2024-06-14/london/edition.html", "weekly/2024-06-14/kent/", "weekly/2024-06-14/london/nothing.txt"} {
		if got := webtest.Ask(t, "GET", top+path).Status; got != http.StatusNotFound {
			t.Errorf("/%s: %d", path, got)
		}
	}
	saved := pages[top+"weekly/2024-06-14/london/edition.pdf"].Header.Get("Content-Disposition")
	if saved != `inline; filename="weekly-2024-06-14-london.pdf"` {
		t.Errorf("a slice is saved as %s", saved)
	}
	dir := t.TempDir()
	if _, err := archive.Write(t.Context(), p.options, dir); err != nil {
		t.Fatal(err)
	}
	base := "file://" + filepath.ToSlash(dir) + "/"
	if files := webtest.Crawl(t, webtest.Folder, base, base+"index.html"); len(files) < 25 {
		t.Errorf("only %d files are led to", len(files))
	}
}
