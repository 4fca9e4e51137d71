package feed

import (
	"strings"

	"github.com/mmcdole/gofeed"
	atomfeed "github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	jsonfeed "github.com/mmcdole/gofeed/json"
	rssfeed "github.com/mmcdole/gofeed/rss"
)

// original is what an item says in its own dialect, and the common form of the
// parser does not keep. Authors are in groups, of which the first with a name
// counts.
type original struct {
	links      []link
	authors    [][]string
	categories []string
	keywords   []string // several in one, between commas
	media      []string // types of what is attached
	declared   []string // what the item says that it is
}

// link is one link of an item. rel says what it leads to: alternate is the page of
// the item itself. kind is a media type, language that of the page.
type link struct{ href, rel, kind, language string }

// originalOf is what the item of that number says.
func originalOf(feed *gofeed.Feed, i int) original {
	item := feed.Items[i]
	o := original{categories: item.Categories}
	switch dialect := feed.OriginalFeed().(type) {
	case *rssfeed.Feed:
		o.fromRSS(dialect.Items[i])
	case *atomfeed.Feed:
		o.fromAtom(dialect.Entries[i])
	case *jsonfeed.Feed:
		o.fromJSON(dialect.Items[i])
	}
	for _, e := range item.Enclosures {
		o.links = append(o.links, link{href: e.URL, rel: "enclosure", kind: e.Type})
		o.media = append(o.media, mediaType(e.Type, e.URL))
	}
	o.fromExtensions(item.Extensions)
	return o
}

func (o *original) fromRSS(item *rssfeed.Item) {
	o.links = append(o.links, link{href: item.Link, rel: "alternate"})
	for _, href := range item.Links {
		o.links = append(o.links, link{href: href, rel: "alternate"})
	}
	if item.GUID != nil && !strings.EqualFold(item.GUID.IsPermalink, "false") {
		o.links = append(o.links, link{href: item.GUID.Value, rel: "guid"})
	}
	o.authors = [][]string{nil, {item.Author}}
	o.categories = nil // the common form adds keywords to them
	for _, c := range item.Categories {
		o.categories = append(o.categories, c.Value)
	}
	if dc := item.DublinCoreExt; dc != nil {
		o.authors[0] = append(o.authors[0], dc.Creator...)
		o.authors[0] = append(o.authors[0], dc.Author...)
		o.categories = append(o.categories, dc.Subject...)
		o.declared = append(o.declared, dc.Type...)
	}
	if it := item.ITunesExt; it != nil {
		o.authors = append(o.authors, []string{it.Author})
		o.keywords = append(o.keywords, it.Keywords)
		if it.Episode+it.Duration+it.EpisodeType != "" {
			o.declared = append([]string{"PodcastEpisode"}, o.declared...)
		}
	}
}

func (o *original) fromAtom(entry *atomfeed.Entry) {
	for _, l := range entry.Links {
		if l.Rel != "enclosure" { // the common form has them
			o.links = append(o.links, link{l.Href, l.Rel, l.Type, l.Hreflang})
		}
	}
	if c := entry.Content; c != nil && c.Src != "" {
		o.links = append(o.links, link{href: c.Src, rel: "alternate", kind: c.Type})
	}
	o.authors = append(o.authors, nil)
	for _, p := range entry.Authors {
		o.authors[0] = append(o.authors[0], person(p.Name, p.Email))
	}
}

func (o *original) fromJSON(item *jsonfeed.Item) {
	o.links = append(o.links, link{href: item.URL, rel: "alternate"}, link{href: item.ExternalURL, rel: "related"})
	o.authors = append(o.authors, nil)
	for _, a := range item.Authors {
		o.authors[0] = append(o.authors[0], a.Name)
	}
	if item.Author != nil {
		o.authors = append(o.authors, []string{item.Author.Name})
	}
}

// person is a person as RSS writes one.
func person(name, email string) string {
	if name == "" {
		return email
	}
	return name
}

// fromExtensions takes what Atom and Media RSS say in feeds of another dialect.
func (o *original) fromExtensions(all ext.Extensions) {
	for _, atom := range []string{"atom", "atom10", "atom03"} {
		for _, e := range all[atom]["link"] {
			o.links = append(o.links, link{e.Attrs["href"], e.Attrs["rel"], e.Attrs["type"], e.Attrs["hreflang"]})
		}
		var names []string
		for _, e := range all[atom]["author"] {
			for _, name := range e.Children["name"] {
				names = append(names, name.Value)
			}
		}
		o.authors = append(o.authors, names)
		for _, e := range all[atom]["category"] {
			o.categories = append(o.categories, first(e.Attrs["label"], e.Attrs["term"]))
		}
	}
	o.fromMedia(all["media"])
	if len(all["yt"]["videoId"]) > 0 {
		o.declared = append(o.declared, "VideoObject")
	}
}

// fromMedia takes what Media RSS says of an item, which may group its parts.
func (o *original) fromMedia(media map[string][]ext.Extension) {
	for _, e := range media["category"] {
		o.categories = append(o.categories, first(e.Attrs["label"], e.Value))
	}
	for _, e := range media["keywords"] {
		o.keywords = append(o.keywords, e.Value)
	}
	for _, e := range media["group"] {
		o.fromMedia(e.Children)
	}
}

// first is the first text that says anything.
func first(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}
