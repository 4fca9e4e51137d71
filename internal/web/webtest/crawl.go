// Package webtest visits the pages of a site in tests, as strangers do. It
// follows every link, and tells whether that has changed anything.
package webtest

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is a response.
type Page struct {
	Status int
	Header http.Header
	Body   []byte
}

// Getter gets the page at an address.
type Getter func(t testing.TB, address *url.URL) Page

// Server gets from a server, as the scanners of mail gateways do: by HEAD, by
// GET, and by GET again. All three must say the same.
func Server(t testing.TB, address *url.URL) Page {
	t.Helper()
	head, first, again := Ask(t, http.MethodHead, address.String()), Ask(t, http.MethodGet, address.String()), Ask(t, http.MethodGet, address.String())
	if head.Status != first.Status || len(head.Body) > 0 || head.Header.Get("ETag") != first.Header.Get("ETag") {
		t.Errorf("%s: HEAD answers %d with %d bytes, GET %d", address, head.Status, len(head.Body), first.Status)
	}
	if !bytes.Equal(first.Body, again.Body) {
		t.Errorf("%s: another page the second time", address)
	}
	return first
}

// Ask sends one request and follows no redirection. The headers are names and
// values in turn. The response is not compressed unless a header asks for it.
func Ask(t testing.TB, method, address string, headers ...string) Page {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	return Read(t, response)
}

// Read reads a response to its end.
func Read(t testing.TB, response *http.Response) Page {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", response.Request.Method, response.Request.URL, err)
	}
	return Page{response.StatusCode, response.Header, body}
}

// Folder gets files by file:// addresses. A folder is no file.
func Folder(t testing.TB, address *url.URL) Page {
	data, err := os.ReadFile(filepath.FromSlash(address.Path))
	if err != nil {
		return Page{Status: http.StatusNotFound}
	}
	return Page{Status: http.StatusOK, Body: data}
}

// Crawl gets the addresses and every page that they link to within the site of
// the first, each once. It returns the pages by their addresses. A broken link
// is an error of the test.
func Crawl(t testing.TB, get Getter, within string, starts ...string) map[string]Page {
	t.Helper()
	found, from := map[string]Page{}, map[string]string{}
	for waiting := starts; len(waiting) > 0; waiting = waiting[1:] {
		at, err := url.Parse(waiting[0])
		if err != nil {
			t.Fatal(err)
		}
		place := *at
		place.Fragment = ""
		page, known := found[place.String()]
		if !known {
			page = get(t, &place)
			found[place.String()] = page
			for _, link := range links(page.Body, &place) {
				if strings.HasPrefix(link, within) && from[link] == "" {
					from[link] = place.String()
					waiting = append(waiting, link)
				}
			}
		}
		switch {
		case page.Status >= 400:
			t.Errorf("%s leads to %s, which answers %d", from[at.String()], at, page.Status)
		case at.Fragment != "" && !bytes.Contains(page.Body, []byte(`id="`+at.Fragment+`"`)):
			t.Errorf("%s leads to %s, where nothing has that name", from[at.String()], at)
		}
	}
	return found
}

// links are where a page of HTML, or a feed, leads to.
func links(body []byte, at *url.URL) []string {
	var all []string
	tokens := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return all
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range tokens.Token().Attr {
				if a.Key != "href" && a.Key != "src" && a.Key != "action" {
					continue
				}
				if to, err := at.Parse(a.Val); err == nil {
					all = append(all, to.String())
				}
			}
		}
	}
}

// Files gets from a server of files, by GET alone.
func Files(t testing.TB, address *url.URL) Page {
	t.Helper()
	return Ask(t, http.MethodGet, address.String())
}
