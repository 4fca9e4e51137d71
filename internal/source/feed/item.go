package feed

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// converter makes articles of the items of a feed. address is where the feed is,
// as it may be shown; base is what its links are relative to.
type converter struct {
	feed    *gofeed.Feed
	address string
	base    string
	order   order
	ids     map[string]int // how many items have an id
	links   map[string]int // how many items have a link
}

func newConverter(feed *gofeed.Feed, from setting.Location) *converter {
	address := source.Place(from)
	r := &converter{feed: feed, address: address, base: address, order: orderOf(feed, address), ids: map[string]int{}, links: map[string]int{}}
	if from.URL != nil {
		r.base = (&url.URL{Scheme: from.URL.Scheme, Host: from.URL.Host, Path: from.URL.Path, RawPath: from.URL.RawPath}).String()
	}
	for _, item := range feed.Items {
		r.ids[item.GUID]++
		r.links[item.Link]++
	}
	return r
}

// article makes an article of an item. The warnings say which of its parts
// could not be read.
func (r *converter) article(item *gofeed.Item) (a source.Article, warnings []string) {
	written := cmp.Or(original(item), item.Link)
	a = source.Article{
		Title:   title(item),
		Link:    cmp.Or(resolve(written, r.feed.Link, r.base), resolve(item.GUID)),
		Author:  authors(item.Authors),
		Summary: unscrambled(unwrapped(item.Description)),
		Content: unscrambled(unwrapped(cmp.Or(item.Content, item.Custom["fullitem"], item.Custom["body"]))),
	}
	a.Categories, a.Type = categories(item), enclosed(item)
	a.Published = r.published(item)
	a.ID = r.identity(item, a)
	if a.Published.IsZero() {
		warnings = append(warnings, undated(item))
	}
	if a.Link == "" && written != "" {
		warnings = append(warnings, "a link that leads nowhere: "+table.Shorten(written, longestShown))
	}
	return a, warnings
}

// title is the title of an item. If that shows nothing, it is the beginning of
// its text.
func title(item *gofeed.Item) string {
	if own := plain(item.Title); table.Shows(own) {
		return own
	}
	return firstWords(item.Description, item.Content)
}

// original is the address that a link had before a service that counts clicks
// replaced it, if the feed tells.
func original(item *gofeed.Item) string {
	for _, service := range []string{"feedburner", "pheedo"} {
		for _, e := range item.Extensions[service]["origLink"] {
			return e.Value
		}
	}
	return ""
}

// identity is a unique ID of the item: its own id if that is a URI, or else its
// id within its feed. If it has no id, or if several items have the same one,
// it is the link, or else the title and date.
func (r *converter) identity(item *gofeed.Item, a source.Article) string {
	own := item.GUID != "" && r.ids[item.GUID] == 1
	switch {
	case own && strings.Contains(item.GUID, ":"):
		return item.GUID
	case own:
		return r.address + "#" + item.GUID
	case a.Link != "" && r.links[item.Link] == 1:
		return a.Link
	case a.Published.IsZero():
		return r.address + "#" + a.Title
	default:
		return r.address + "#" + a.Title + ", " + a.Published.Format(time.DateOnly)
	}
}

// published is when the item came out, or was last changed if it does not say;
// zero if neither can be read.
func (r *converter) published(item *gofeed.Item) time.Time {
	for _, s := range []string{item.Published, item.Updated} {
		if t, ok := parseDate(s, r.order); ok {
			return t
		}
	}
	return time.Time{}
}

// undated says why an item has no date.
func undated(item *gofeed.Item) string {
	if written := cmp.Or(item.Published, item.Updated); written != "" {
		return badDate + table.Shorten(written, longestShown)
	}
	return noDate
}

const (
	noDate  = "no date"
	badDate = "a date that cannot be read: "
)

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
