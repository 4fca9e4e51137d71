package archive_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/web"
	"catchup/internal/web/archive"
	"catchup/internal/web/webtest"
)

// TestCrawl follows every link of the archive as scanners do. All lead
// somewhere, and nothing in the store has changed.
func TestCrawl(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 30)
	top := p.serve(t)
	webtest.Unchanged(t, p.file, func() {
		pages := webtest.Crawl(t, webtest.Server, top, top, top+"weekly/feed.xml", top+"nothing/../weekly/")
		for _, path := range []string{"", "weekly/", "weekly/in/2023/", "weekly/2024-06-14/", "weekly/2023-11-24/edition.pdf", "weekly/2023-11-24/edition.txt", "annual/"} {
			if pages[top+path].Status != http.StatusOK {
				t.Errorf("nothing leads to /%s", path)
			}
		}
		for address, page := range pages {
			if bytes.Contains(page.Body, []byte(" style=")) || bytes.Contains(page.Body, []byte("<script")) {
				t.Errorf("%s has a style in an element, or a script", address)
			}
		}
	})
}

// TestCaching asks again for what one has, in every way there is.
func TestCaching(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 2)
	top := p.serve(t)
	for path, cache := range map[string]string{
		"": web.ForAWhile, "weekly/": web.ForAWhile, "weekly/feed.xml": web.ForAWhile, "weekly/2024-06-14/": web.ForAWhile, "weekly/2024-06-14/edition.txt": web.ForAWhile,
		"weekly/2024-06-14/edition.pdf": web.ForEver,
	} {
		first := webtest.Ask(t, "GET", top+path)
		tag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
		if got := first.Header.Get("Cache-Control"); got != cache || tag == "" || modified == "" {
			t.Errorf("/%s: Cache-Control %q, ETag %q, Last-Modified %q", path, got, tag, modified)
		}
		packed := webtest.Ask(t, "GET", top+path, "Accept-Encoding", "br, gzip;q=0.5")
		for _, c := range []struct {
			name, header, value string
			want                int
		}{
			{"has it", "If-None-Match", tag, 304},
			{"has it packed", "If-None-Match", packed.Header.Get("ETag"), 200},
			{"has another", "If-None-Match", `"other"`, 200},
			{"knows the moment", "If-Modified-Since", modified, 304},
			{"knows an earlier one", "If-Modified-Since", "Mon, 06 Jun 2022 15:00:00 GMT", 200},
			{"wants a part", "Range", "bytes=0-3", 206},
			{"wants a part of another", "If-Range", `"other"`, 200},
		} {
			if strings.HasSuffix(path, ".pdf") && c.name == "has it packed" {
				continue // it is packed already
			}
			if got := webtest.Ask(t, "GET", top+path, c.header, c.value); got.Status != c.want {
				t.Errorf("/%s for one who %s: %d, want %d", path, c.name, got.Status, c.want)
			}
		}
		if packed.Header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(packed.Body))
			if err != nil {
				t.Fatal(err)
			}
			if plain, err := io.ReadAll(z); err != nil || !bytes.Equal(plain, first.Body) || packed.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("/%s is another page when it is packed, %v", path, err)
			}
		}
	}
}

// TestNotForThePublic asks for what the archive keeps to itself.
func TestNotForThePublic(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 2)
	hidden := issue(t, 1, 0)
	hidden.Key.Report, hidden.ID = "board", "ID-board"
	if err := p.store.Archive.Keep(t.Context(), hidden, audience); err != nil {
		t.Fatal(err)
	}
	top := p.serve(t)
	for _, path := range []string{
		"board/", "board/2024-06-14/", "board/2024-06-14/edition.pdf", "board/feed.xml",
		"weekly/2024-06-14/edition.html", "weekly/2024-06-14/chart-1.png", "weekly/2024-06-14/page.html", "weekly/2024-06-14/",
		"weekly/2024-06-15/", "weekly/2024-06-15", "weekly/2024-06-14/nothing.pdf", "weekly/in/2022/", "weekly/in/", "annual/feed.xml", "annual/in/2024/", "weekly/%2e%2e/board/",
	} {
		page := webtest.Ask(t, "GET", top+path)
		if page.Status == http.StatusMovedPermanently { // what is cleaned out of a path
			page = webtest.Ask(t, "GET", strings.TrimSuffix(top, "/")+page.Header.Get("Location"))
		}
		if want := http.StatusNotFound; path != "weekly/2024-06-14/" && path != "annual/in/2024/" && page.Status != want {
			t.Errorf("/%s: %d", path, page.Status)
		}
	}
	for _, path := range []string{"weekly/2024-06-14/", "weekly/2024-06-14/edition.txt"} {
		if body := string(webtest.Ask(t, "GET", top+path).Body); strings.Contains(body, "You get this because") || strings.Contains(body, "forwarded you this") {
			t.Errorf("/%s speaks to the reader of a mail", path)
		}
	}
}

// TestCorrected looks at an edition that a later one corrects, before and
// after that appears.
func TestCorrected(t *testing.T) {
	p := newPlace(t)
	first, second := issue(t, 1, -1), issue(t, 2, 0)
	second.Document.Corrects = &document.Correction{Edition: first.Key.String(), Lines: []document.Paragraph{{{Text: "Devon: given as (45.0) in No. 1; the source now says "}, {Text: "(47.0)", Figure: "f1"}, {Text: "."}}}}
	if err := p.store.Archive.Keep(t.Context(), first, audience); err != nil {
		t.Fatal(err)
	}
	top := p.serve(t)
	const place = "weekly/2024-06-07/"
	before := webtest.Ask(t, "GET", top+place)
	if err := p.store.Archive.Keep(t.Context(), second, audience); err != nil {
		t.Fatal(err)
	}
	p.pass(2 * time.Second)
	after := webtest.Ask(t, "GET", top+place, "If-None-Match", before.Header.Get("ETag"))
	if after.Status != http.StatusOK || after.Header.Get("Last-Modified") == before.Header.Get("Last-Modified") {
		t.Fatalf("the page has not changed: %d, %s", after.Status, after.Header.Get("Last-Modified"))
	}
	for path, want := range map[string][]string{
		place:                 {"This edition has been corrected in No. 2 of 14 June 2024:", "the source now says (47.0).", `href="../2024-06-14/#corrections"`, "PDF as it appeared", `rel="next"`},
		place + "edition.txt": {"This edition has been corrected in No. 2 of 14 June 2024:", "the source now says (47.0)."},
		"weekly/":             {`href="2024-06-14/">Corrected in No. 2</a>`},
		"weekly/feed.xml":     {"<updated>2024-06-14T15:01:00Z</updated>\n  <link rel=\"alternate\" type=\"text/html\" href=\"https://news.example.org/weekly/2024-06-07/\">"},
	} {
		body := strings.NewReplacer("&nbsp;", " ", "\u00a0", " ").Replace(string(webtest.Ask(t, "GET", top+path).Body))
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("/%s lacks %q", path, words)
			}
		}
	}
	if newest := string(webtest.Ask(t, "GET", top+"weekly/2024-06-14/").Body); strings.Contains(newest, "has been corrected") {
		t.Error("the later edition is called corrected too")
	}
}

// TestAddressesLead leads from what people write to the addresses that hold.
func TestAddressesLead(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 1)
	top := p.serve(t)
	for from, to := range map[string]string{"weekly": "/weekly/", "weekly/2024-06-14": "/weekly/2024-06-14/"} {
		if page := webtest.Ask(t, "GET", top+from); page.Status != http.StatusMovedPermanently || page.Header.Get("Location") != to {
			t.Errorf("/%s: %d to %s", from, page.Status, page.Header.Get("Location"))
		}
	}
	saved := webtest.Ask(t, "GET", top+"weekly/2024-06-14/edition.pdf")
	if got, want := saved.Header.Get("Content-Disposition"), `inline; filename="weekly-2024-06-14.pdf"`; got != want {
		t.Errorf("it is saved as %s", got)
	}
}

// TestNoAddress is an archive of which nobody knows where it will lie.
func TestNoAddress(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 2)
	p.options.Address = ""
	feed, err := archive.New(p.options).Content(t.Context(), "weekly/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`rel="self" type="application/atom+xml" href="feed.xml"`, `href="2024-06-14/"`, `href="2024-06-14/edition.pdf"`} {
		if !bytes.Contains(feed.Bytes, []byte(want)) {
			t.Errorf("the feed lacks %s", want)
		}
	}
}

// TestSignUp leads from each page to where anybody may sign up, and nowhere
// where nobody may.
func TestSignUp(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 1)
	for _, address := range []string{"", "https://news.example.org/sign-up"} {
		p.options.SignUp = address
		for _, path := range []string{"", "weekly/", "weekly/2024-06-14/"} {
			page, err := archive.New(p.options).Content(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if leads := bytes.Contains(page.Bytes, []byte(`<a href="https://news.example.org/sign-up"`)); leads != (address != "") {
				t.Errorf("/%s leads to %q: %v", path, address, leads)
			}
		}
	}
}
