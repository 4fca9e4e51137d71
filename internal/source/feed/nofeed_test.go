package feed

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"catchup/internal/source"
)

// packedFile is a ZIP file with one part of that name.
func packedFile(t *testing.T, name string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What stands where a feed is meant is named, with the line that mends it.
func TestNoFeed(t *testing.T) {
	const link = `<link rel="%s" type="%s" href="%s" title="%s">`
	page := func(head string) string {
		return "<!DOCTYPE html>\n<html lang=en><head>" + head + "</head><body><p>Sample.</body></html>"
	}
	rss := fmt.Sprintf(link, "alternate", "application/rss+xml", "/rss", "All &amp; more")
	var many strings.Builder
	fmt.Fprintf(&many, link, "alternate", "application/rss+xml", "/talk", "Ward &raquo; Comments feed")
	fmt.Fprintf(&many, link, "alternate", "application/rss+xml", "/comments/feed/", "")
	for i := range 9 {
		fmt.Fprintf(&many, link, "Alternate", "application/atom+xml; charset=utf-8", fmt.Sprint("feed", i%8), "")
	}
	for _, c := range []struct{ name, body, kind, want string }{
		{"a page", page("<title>Ward\n Weekly &ndash; news</title>" + rss), "", "it is a web page, “Ward Weekly – news”, and no feed; it names this feed: SERVER/rss: write that under urls"},
		{"two feeds", page(rss + fmt.Sprintf(link, "alternate", "application/feed+json", "https://b.example/j", "")), "",
			"it is a web page and no feed; it names these feeds: SERVER/rss (“All & more”), https://b.example/j: write one of them under urls"},
		{"many feeds", page(many.String()), "", "it is a web page and no feed; it names these feeds: SERVER/x/feed0, SERVER/x/feed1, SERVER/x/feed2, SERVER/x/feed3, SERVER/x/feed4: write one of them under urls"},
		{"with a base", page(`<base href="https://c.example/d/">` + fmt.Sprintf(link, "alternate", "application/rss+xml", "e", "")), "", "it is a web page and no feed; it names this feed: https://c.example/d/e: write that under urls"},
		{"other links", page("<title>W</title>" + fmt.Sprintf(link, "stylesheet", "text/css", "/s", "") + fmt.Sprintf(link, "alternate", "text/html", "/cy", "")), "", "it is a web page, “W”, and no feed, and it names none"},
		{"XHTML", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title></head></html>`, "", "it is a web page, “X”, and no feed, and it names none"},
		{"a piece of a page", "<div><title>Gone</title></div>", "text/html", "it is a web page, “Gone”, and no feed, and it names none"},
		{"a sign-in", page(`<title>Sign in</title>`) + `<form><input name=p type="Password">`, "", "it is a page to sign in at, “Sign in”, and no feed; user: and password:, or headers:, may open the feed"},
		{"nothing", "", "application/rss+xml", "it is empty (0 bytes)"},
		{"spaces", " \n\n", "", "it is empty (3 bytes)"},
		{"a list", `<?xml version="1.0"?><opml version="2.0"><body/></opml>`, "", "it is a list of feeds (OPML): write it under opml"},
		{"a sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>`, "", "it is a sitemap, a list of pages, and no feed"},
		{"JSON", `{"status": "error", "items": [{"name": "x"}]}`, "", "it is JSON, and no JSON feed; a source of kind json reads tables of it"},
		{"JSON in a list", `[{"id": 1}]`, "", "it is JSON, and no JSON feed; a source of kind json reads tables of it"},
		{"other XML", `<?xml version="1.0"?><!-- sample --><soap:Envelope xmlns:soap="x"/>`, "", "it is XML (envelope), and neither RSS nor Atom nor a JSON feed"},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3", "application/pdf", "it is a PDF, and no feed"},
		{"a ZIP file", packedFile(t, "feed.xml"), "", "it is a ZIP file of feed.xml, and no feed"},
		{"a workbook", packedFile(t, "xl/workbook.xml"), "", "it is a workbook, and no feed; a source of kind xlsx reads it"},
		{"a picture", "\x89PNG\r\n\x1a\n", "image/png", "it is a picture, and no feed"},
		{"text", "The sample feed has moved.", "text/plain", "it is neither RSS nor Atom nor a JSON feed"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", c.kind)
			fmt.Fprint(w, c.body)
		}))
		_, err := open(located(t, server.URL+"/x/y", "")).Read(t.Context(), source.Request{})
		want := "reading " + server.URL + "/x/y: " + strings.ReplaceAll(c.want, "SERVER", server.URL)
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", c.name, err, want)
		}
		server.Close()
	}
}

// A feed without items is told, and is no error.
func TestEmptyFeed(t *testing.T) {
	for _, body := range []string{
		`<rss version="2.0"><channel><title>Quiet</title></channel></rss>`, `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quiet</title></feed>`,
		`{"version": "https://jsonfeed.org/version/1.1", "title": "Quiet", "items": []}`,
	} {
		got, err := open(file(t, "a.xml", body)).Read(t.Context(), source.Request{})
		if err != nil || len(got.Rows) != 0 || len(got.Warnings) != 1 || got.Warnings[0] != "a.xml: the feed has no items" {
			t.Errorf("%s: %v, %v", body, err, got)
		}
	}
}
