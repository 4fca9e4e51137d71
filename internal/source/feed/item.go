package feed

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"catchup/internal/markup"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// converter makes articles of the items of a feed. place is where the feed is, as
// it may be shown; base is what its links are relative to, and site the host that
// they are of.
type converter struct {
	feed   *gofeed.Feed
	place  string
	base   string
	outlet string
	site   string
	order  order
	ids    map[string]int // how many items have an id
	links  map[string]int // how many items have a link
}

func newConverter(feed *gofeed.Feed, from setting.Location, outlet string) *converter {
	place := source.Place(from)
	r := &converter{feed: feed, place: place, base: place, outlet: outlet, site: from.Host(), order: orderOf(feed, place), ids: map[string]int{}, links: map[string]int{}}
	if from.URL != nil {
		r.base = (&url.URL{Scheme: from.URL.Scheme, Host: from.URL.Host, Path: from.URL.Path, RawPath: from.URL.RawPath}).String()
	}
	for _, item := range feed.Items {
		r.ids[item.GUID]++
		r.links[item.Link]++
	}
	return r
}

// article makes an article of the item of that number. The warnings say which of
// its parts could not be read.
func (r *converter) article(i int) (a source.Article, warnings []string) {
	item := r.feed.Items[i]
	o := originalOf(r.feed, i)
	written := cmp.Or(clicked(item), item.Link)
	a = source.Article{
		Title:      title(item),
		Link:       cmp.Or(r.address(clicked(item)), o.pick(r.feed.Language, r.address), resolve(item.GUID)),
		Author:     o.byline(r.outlet, r.site),
		Categories: o.labels(),
		Type:       o.kind(),
		Summary:    markup.Unscrambled(markup.Unwrapped(item.Description)),
		Content:    markup.Unscrambled(markup.Unwrapped(cmp.Or(item.Content, item.Custom["fullitem"], item.Custom["body"]))),
	}
	a.Picture = r.picture(i, a)
	a.Published = r.published(item)
	a.Updated = r.updated(item, a.Published)
	a.ID = r.identity(item, a)
	if a.Published.IsZero() {
		warnings = append(warnings, undated(item))
	}
	if a.Link == "" && written != "" {
		warnings = append(warnings, "a link that leads nowhere: "+table.Shorten(written, longestShown))
	}
	return a, warnings
}

// address is where a link of the feed leads, empty if nowhere.
func (r *converter) address(link string) string { return resolve(link, r.feed.Link, r.base) }

// title is the title of an item. If that shows nothing, it is the beginning of
// its text.
func title(item *gofeed.Item) string {
	if own := markup.Plain(item.Title); table.Shows(own) {
		return own
	}
	return firstWords(item.Description, item.Content)
}

// clicked is the address that a link had before a service that counts clicks
// replaced it, if the feed tells.
func clicked(item *gofeed.Item) string {
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
		return r.place + "#" + item.GUID
	case a.Link != "" && r.links[item.Link] == 1:
		return a.Link
	case a.Published.IsZero():
		return r.place + "#" + a.Title
	default:
		return r.place + "#" + a.Title + ", " + a.Published.Format(time.DateOnly)
	}
}

// published is when the item came out, or was last changed if it does not say;
// zero if neither can be read. The first day of 1970 stands for none.
func (r *converter) published(item *gofeed.Item) time.Time {
	for _, s := range []string{item.Published, item.Updated} {
		if t, ok := parseDate(s, r.order); ok && t.After(time.Unix(0, 0).Add(24*time.Hour)) {
			return t
		}
	}
	return time.Time{}
}

// updated is when the item was changed after it came out, zero if it was not.
func (r *converter) updated(item *gofeed.Item, published time.Time) time.Time {
	written := item.Updated
	for _, prefix := range []string{"dcterms", "dct"} {
		for _, e := range item.Extensions[prefix]["modified"] {
			written = e.Value
		}
	}
	if t, ok := parseDate(written, r.order); ok && t.After(published) {
		return t
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
