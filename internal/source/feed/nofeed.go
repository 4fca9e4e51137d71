package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"catchup/internal/source/format"
)

// What is looked at in bytes to tell what a document is that is no feed, and what is shown
// of it.
const (
	mostLooked = 256 << 10
	mostNamed  = 5
)

var errNoFeed = errors.New("it is neither RSS nor Atom nor a JSON feed")

// notFeed says what a document is that is not what was meant, and what to write
// instead if that shows. Links in it are relative to base, which may be nil.
func notFeed(body []byte, contentType string, base *url.URL) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return fmt.Errorf("it is empty (%d bytes)", len(body))
	}
	text := decode(body, contentType)
	head := bytes.TrimSpace(text[:min(len(text), mostLooked)])
	switch name := rootOf(head); name {
	case "":
	case "opml":
		return errors.New("it is a list of feeds (OPML): write it under opml")
	case "urlset", "sitemapindex":
		return errors.New("it is a sitemap, a list of pages, and no feed")
	case "rss", "rdf", "feed":
		return fmt.Errorf("it is a feed: write it under urls")
	case "html":
		return aPage(head, base)
	default:
		if !bytes.HasPrefix(head, []byte("<?xml")) && looksLikePage(head) {
			return aPage(head, base)
		}
		return fmt.Errorf("it is XML (%s), and %s", brief(name), strings.TrimPrefix(errNoFeed.Error(), "it is "))
	}
	if looksLikePage(head) {
		return aPage(head, base)
	}
	var other *format.Error
	known := min(len(body), format.Enough)
	is, err := format.Of(body[:known], bytes.NewReader(body[known:]))
	switch {
	case errors.As(err, &other) && strings.HasPrefix(other.Is, "JSON"):
		return errors.New("it is JSON, and no JSON feed; a source of kind json reads tables of it")
	case errors.As(err, &other):
		return fmt.Errorf("it is %s, and no feed", other.Is)
	}
	if is == format.Workbook || is == format.ODS {
		return errors.New("it is a workbook, and no feed; a source of kind xlsx reads it")
	}
	return errNoFeed
}

// saysFeed tells whether a JSON document is a feed: it says so, or an item of it has
// what items of feeds have.
func saysFeed(feed *gofeed.Feed) bool {
	return strings.Contains(feed.FeedVersion, "jsonfeed.org") || slices.ContainsFunc(feed.Items, func(i *gofeed.Item) bool {
		return i.Title+i.Content+i.Description != "" && i.GUID+i.Link+i.Published != ""
	})
}

// rootTag is the first element of a document of XML or HTML, without its prefix.
var rootTag = regexp.MustCompile(`(?s)^(?:<\?.*?\?>|<!--.*?-->|<![^>\[]*(?:\[.*?\])?[^>]*>|\s+)*<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)`)

// rootOf is the folded name of the root, empty if the text has none.
func rootOf(head []byte) string {
	m := rootTag.FindSubmatch(head)
	if m == nil {
		return ""
	}
	return fold(string(m[1]))
}

var (
	doctype  = regexp.MustCompile(`(?i)^(?:\s|<\?xml[^>]*>|<!--(?s:.*?)-->)*<!doctype\s+html`)
	pageTags = regexp.MustCompile(`(?i)<(?:html|head|body|title|meta|div|script)\b`)
)

func looksLikePage(head []byte) bool {
	return doctype.Match(head) || head[0] == '<' && pageTags.Match(head)
}

// webPage is what a page shows of itself: its title, whether it asks to sign in,
// and the feeds that it names.
type webPage struct {
	title  string
	signIn bool
	feeds  []namedFeed
}

// namedFeed is a feed that a page names.
type namedFeed struct{ title, address string }

// aPage says that a document is a web page, with its title, the feeds that it
// names, and the cure.
func aPage(head []byte, base *url.URL) error {
	p := readPage(head, base)
	is := "a web page"
	if p.signIn && len(p.feeds) == 0 {
		is = "a page to sign in at"
	}
	if p.title != "" {
		is += fmt.Sprintf(", “%s”,", brief(p.title))
	}
	switch len(p.feeds) {
	case 0:
		if p.signIn {
			return fmt.Errorf("it is %s and no feed; user: and password:, or headers:, may open the feed", is)
		}
		return fmt.Errorf("it is %s and no feed, and it names none", is)
	case 1:
		return fmt.Errorf("it is %s and no feed; it names this feed: %s: write that under urls", is, p.feeds[0].address)
	}
	var all []string
	for _, f := range p.feeds {
		shown := f.address
		if f.title != "" {
			shown += fmt.Sprintf(" (“%s”)", brief(f.title))
		}
		all = append(all, shown)
	}
	return fmt.Errorf("it is %s and no feed; it names these feeds: %s: write one of them under urls", is, strings.Join(all, ", "))
}

// readPage reads the beginning of a page.
func readPage(head []byte, base *url.URL) (p webPage) {
	tokens := html.NewTokenizer(bytes.NewReader(head))
	tokens.SetMaxBuf(mostLooked)
	title := false
	for {
		switch tokens.Next() {
		case html.ErrorToken: // the end, or what no parser reads
			return p
		case html.TextToken:
			if title && p.title == "" {
				p.title = strings.Join(strings.Fields(html.UnescapeString(string(tokens.Raw()))), " ")
			}
		case html.EndTagToken:
			title = false
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tokens.Token()
			title = t.Data == "title" && p.title == ""
			base = p.tag(t, base)
		}
	}
}

// feedTypes are the media types of feeds. Plain XML and JSON may be one if a page
// says so by its words.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/rss+xml", "application/x-rss+xml", "text/xml", "application/xml"}

// tag notes what a tag of a page tells, and returns what links are relative to.
func (p *webPage) tag(t html.Token, base *url.URL) *url.URL {
	said := map[string]string{}
	for _, a := range t.Attr {
		said[a.Key] = strings.TrimSpace(a.Val)
	}
	switch {
	case t.Data == "base" && said["href"] != "":
		if u, err := url.Parse(said["href"]); err == nil && base != nil {
			return base.ResolveReference(u)
		} else if err == nil && u.IsAbs() {
			return u
		}
	case t.Data == "input" && fold(said["type"]) == "password":
		p.signIn = true
	case t.Data == "link" && slices.Contains(strings.Fields(fold(said["rel"])), "alternate"):
		kind, _, _ := strings.Cut(fold(said["type"]), ";")
		if slices.Contains(feedTypes, strings.TrimSpace(kind)) {
			p.name(said["href"], said["title"], base)
		}
	}
	return base
}

// ofComments matches the title and the path of a feed of what visitors wrote.
var ofComments = regexp.MustCompile(`(?i)\bcomments?\b`)

// name notes a feed of the site itself.
func (p *webPage) name(address, title string, base *url.URL) {
	u, err := url.Parse(address)
	if err != nil || address == "" || ofComments.MatchString(title) || ofComments.MatchString(u.Path) {
		return
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	n := namedFeed{title: strings.Join(strings.Fields(title), " "), address: brief(u.String())}
	if len(p.feeds) < mostNamed && !slices.ContainsFunc(p.feeds, func(f namedFeed) bool { return f.address == n.address }) {
		p.feeds = append(p.feeds, n)
	}
}
