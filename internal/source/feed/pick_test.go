package feed

import (
	"slices"
	"testing"

	"catchup/internal/source"
)

// What is picked does not depend on the order of the links.
func TestPick(t *testing.T) {
	same := func(s string) string { return resolve(s, "https://a.example/") }
	for _, c := range []struct {
		name  string
		links []link
		want  string
	}{
		{"the page before the PDF", []link{{"story.pdf", "alternate", "application/pdf", ""}, {"story.html", "alternate", "text/html", ""}}, "https://a.example/story.html"},
		{"by names alone", []link{{"/d.pdf", "alternate", "", ""}, {"/a-longer-page", "", "", ""}}, "https://a.example/a-longer-page"},
		{"an ID that is a page before a PDF", []link{{"/d.pdf", "alternate", "", ""}, {"https://a.example/1", "guid", "", ""}}, "https://a.example/1"},
		{"the link before an ID", []link{{"https://a.example/a-longer-page", "alternate", "", ""}, {"https://a.example/1", "guid", "", ""}}, "https://a.example/a-longer-page"},
		{"a PDF alone", []link{{"/d.pdf", "alternate", "application/pdf", ""}, {"/e.xml", "self", "", ""}, {"/r", "related", "text/html", ""}}, "https://a.example/d.pdf"},
		{"AMP last", []link{{"https://amp.a.example/1", "alternate", "text/html", ""}, {"/1/amp/", "alternate", "", ""}, {"/1?amp=1", "alternate", "", ""}, {"/a-longer-page", "alternate", "text/html", ""}}, "https://a.example/a-longer-page"},
		{"AMP alone", []link{{"/1/amp", "alternate", "", ""}, {"/1", "amphtml", "", ""}}, "https://a.example/1/amp"},
		{"the language of the feed", []link{{"/1", "alternate", "text/html", "fr"}, {"/cy/12345", "alternate", "text/html", "cy-GB"}, {"/en/1", "alternate", "text/html", "en"}}, "https://a.example/cy/12345"},
		{"English before others", []link{{"/1", "alternate", "text/html", "fr"}, {"/en/1", "alternate", "text/html", "en"}}, "https://a.example/en/1"},
		{"what is attached", []link{{"/1.mp3", "enclosure", "audio/mpeg", ""}, {"/notes-of-it", "enclosure", "text/html", ""}, {"/self.xml", "self", "", ""}}, "https://a.example/notes-of-it"},
		{"the nearest last of all", []link{{"/comments", "replies", "text/html", ""}, {"/self.xml", "self", "", ""}}, "https://a.example/self.xml"},
		{"nothing", []link{{"/comments", "replies", "", ""}, {"javascript:x", "alternate", "", ""}, {"", "alternate", "", ""}}, ""},
		{"equals", []link{{"/bb", "alternate", "", ""}, {"/ab", "alternate", "", ""}, {"/abc", "alternate", "", ""}}, "https://a.example/ab"},
	} {
		for range len(c.links) {
			c.links = append(c.links[1:], c.links[0])
			if got := (original{links: c.links}).pick("cy", same); got != c.want {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
			slices.Reverse(c.links)
			if got := (original{links: c.links}).pick("cy", same); got != c.want {
				t.Errorf("%s, the other way round: %q, want %q", c.name, got, c.want)
			}
		}
	}
}

func TestLinksOfDialects(t *testing.T) {
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/">`
	for _, c := range []struct{ name, body, want string }{
		{"Atom with a base of the entry", atom + `<entry xml:base="When/202x/"><title>T</title><link rel="enclosure" type="audio/mpeg" href="a.mp3"/><link rel="self" href="s.xml"/><link rel="alternate" type="application/pdf" href="s.pdf"/><link rel="alternate" type="text/html" href="s.html"/></entry></feed>`, "https://a.example/When/202x/s.html"},
		{"Atom with content elsewhere", atom + `<entry><title>T</title><content type="text/html" src="c/1"/></entry></feed>`, "https://a.example/c/1"},
		{"RSS with links of Atom", `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><title>T</title><link>https://a.example/1.pdf</link><atom:link rel="alternate" type="text/html" href="https://a.example/page"/></item></channel></rss>`, "https://a.example/page"},
		{"RSS with an ID that is no link", `<rss><channel><item><title>T</title><link>https://a.example/1.pdf</link><guid isPermaLink="false">https://a.example/1</guid></item></channel></rss>`, "https://a.example/1.pdf"},
		{"RSS with an enclosure alone", `<rss><channel><item><title>T</title><enclosure url="https://a.example/1.pdf" type="application/pdf" length="1"/></item></channel></rss>`, "https://a.example/1.pdf"},
		{"a viewer of AMP", `<rss><channel><item><title>T</title><link>https://www.google.com/amp/s/www.a.example/1/amp%3Fx=1</link></item></channel></rss>`, "https://www.a.example/1/amp%3Fx=1"},
		{"a cache of AMP", `<rss><channel><item><title>T</title><link>https://a-example.cdn.ampproject.org/c/s/a.example/1</link></item></channel></rss>`, "https://a.example/1"},
		{"JSON Feed", `{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "T", "external_url": "https://b.example/1", "url": "https://a.example/a-longer-page"}]}`, "https://a.example/a-longer-page"},
		{"JSON Feed with a link elsewhere", `{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "T", "external_url": "https://b.example/1"}]}`, "https://b.example/1"},
	} {
		got, err := open(file(t, "a.xml", c.body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if link := got.Rows[0][2].Text; link != c.want {
			t.Errorf("%s: %q, want %q", c.name, link, c.want)
		}
	}
}
