package feed

import (
	"cmp"
	"html"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	nethtml "golang.org/x/net/html"

	"catchup/internal/source"
)

// article makes an article of an item of the feed that lies at address. The
// warnings say which of its parts could not be read.
func article(item *gofeed.Item, feed *gofeed.Feed, address string) (a source.Article, warnings []string) {
	a = source.Article{
		Title:   plain(item.Title),
		Link:    cmp.Or(resolve(item.Link, feed.Link, address), resolve(item.GUID)),
		Author:  authors(item.Authors),
		Summary: item.Description,
		Content: item.Content,
	}
	a.ID = identity(item.GUID, cmp.Or(a.Link, a.Title), address)
	a.Published = published(item)
	if a.Published.IsZero() {
		warnings = append(warnings, undated(item))
	}
	if a.Link == "" && item.Link != "" {
		warnings = append(warnings, "a link that leads nowhere: "+item.Link)
	}
	return a, warnings
}

// identity is what tells the item from all others: its own id if that is a
// URI, else its id within its feed, else what it shows.
func identity(guid, shown, address string) string {
	switch {
	case guid == "":
		return shown
	case strings.Contains(guid, ":"):
		return guid
	default:
		return address + "#" + guid
	}
}

// published is when the item came out, or was last changed if it does not say;
// zero if neither can be read.
func published(item *gofeed.Item) time.Time {
	for _, s := range []string{item.Published, item.Updated} {
		if t, ok := parseDate(s); ok {
			return t
		}
	}
	return time.Time{}
}

// undated says why an item has no date.
func undated(item *gofeed.Item) string {
	if written := cmp.Or(item.Published, item.Updated); written != "" {
		return "a date that cannot be read: " + written
	}
	return "no date"
}

// authors joins the names, or the addresses of those who give none.
func authors(people []*gofeed.Person) string {
	var names []string
	for _, p := range people {
		if p != nil && cmp.Or(p.Name, p.Email) != "" {
			names = append(names, plain(cmp.Or(p.Name, p.Email)))
		}
	}
	return strings.Join(names, ", ")
}

// plain is a line of HTML as text: without tags, with its entities as the
// characters they stand for, on one line. gofeed has undone the escaping of
// XML; what is left is what the publisher escaped twice.
func plain(s string) string {
	var b strings.Builder
	tokens := nethtml.NewTokenizer(strings.NewReader(s))
	for kind := tokens.Next(); kind != nethtml.ErrorToken; kind = tokens.Next() {
		if kind == nethtml.TextToken {
			b.Write(tokens.Raw())
		}
	}
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}
