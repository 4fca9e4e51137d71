package feed

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
)

// What a link leads to, the best first.
const (
	toPage = iota
	toUnknown
	toDocument
	toMedia
)

// extensions are what files are by their names.
var extensions = map[string]int{
	".pdf": toDocument, ".doc": toDocument, ".docx": toDocument, ".odt": toDocument, ".rtf": toDocument, ".xls": toDocument, ".xlsx": toDocument,
	".ods": toDocument, ".csv": toDocument, ".ppt": toDocument, ".pptx": toDocument, ".zip": toDocument, ".epub": toDocument,
	".mp3": toMedia, ".m4a": toMedia, ".ogg": toMedia, ".wav": toMedia, ".aac": toMedia, ".mp4": toMedia, ".m4v": toMedia, ".mov": toMedia, ".webm": toMedia,
	".jpg": toMedia, ".jpeg": toMedia, ".png": toMedia, ".gif": toMedia, ".webp": toMedia,
	".xml": toUnknown, ".rss": toUnknown, ".atom": toUnknown, ".json": toUnknown,
}

// relations are what may lead to an item itself, in groups of which the first with
// a link counts. None of the others leads to it, such as "replies" and "hub".
var relations = [][]string{{"alternate", "", "guid"}, {"enclosure"}, {"via", "related", "amphtml", "canonical"}, {"self"}}

// candidate is a link that may be taken, with its address.
type candidate struct {
	link
	address string
}

// pick is the address of the item's page. It does not depend on the order of the
// links, so that it stays the same from one visit to the next: the page comes
// before a PDF, the usual form before AMP, the language of the feed before others,
// and then the link before an ID that is one. It is empty if no link leads anywhere.
func (o original) pick(language string, address func(string) string) string {
	for _, group := range relations {
		var all []candidate
		for _, l := range o.links {
			if slices.Contains(group, fold(strings.TrimSpace(l.rel))) {
				if to := address(l.href); to != "" {
					all = append(all, candidate{l, to})
				}
			}
		}
		if len(all) > 0 {
			return slices.MinFunc(all, func(a, b candidate) int {
				return cmp.Or(
					cmp.Compare(a.leads(), b.leads()),
					cmp.Compare(bit(isAMP(a.address)), bit(isAMP(b.address))),
					cmp.Compare(a.foreign(language), b.foreign(language)),
					cmp.Compare(bit(a.rel == "guid"), bit(b.rel == "guid")),
					cmp.Compare(len(a.address), len(b.address)),
					cmp.Compare(a.address, b.address),
				)
			}).address
		}
	}
	return ""
}

// bit is 1 for true.
func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// leads is what the link leads to, by its type or else by its name.
func (c candidate) leads() int {
	kind, _, _ := strings.Cut(fold(c.kind), ";")
	kind = strings.TrimSpace(kind)
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		return toPage
	case isMedia(kind) || strings.HasPrefix(kind, "image/"):
		return toMedia
	case strings.HasPrefix(kind, "application/") && !strings.Contains(kind, "xml") && !strings.Contains(kind, "json"):
		return toDocument
	case kind != "":
		return toUnknown
	}
	u, err := url.Parse(c.address)
	if err != nil {
		return toUnknown
	}
	return extensions[fold(path.Ext(u.Path))] // toPage if it is not one of them
}

// foreign is how far the language of the page is from that of the feed.
func (c candidate) foreign(feed string) int {
	own, of := mainLanguage(c.language), mainLanguage(feed)
	switch own {
	case "", of:
		return 0
	case "en":
		return 1
	}
	return 2
}

// mainLanguage is a language without its region.
func mainLanguage(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(fold(strings.TrimSpace(tag)), "_", "-"), "-")
	return tag
}

// isAMP tells whether an address is that of a page's AMP form.
func isAMP(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	last := strings.TrimSuffix(u.Path, "/")
	return strings.HasPrefix(u.Host, "amp.") || strings.HasSuffix(u.Host, ".ampproject.org") || strings.HasSuffix(last, "/amp") || strings.HasSuffix(last, ".amp") ||
		strings.HasSuffix(last, ".amp.html") || u.Query().Has("amp") || u.Query().Get("outputType") == "amp"
}

// viewed is the page of which a viewer of AMP shows a copy, nil if u is no viewer's:
// https://www.google.com/amp/s/a.example/1 shows https://a.example/1.
func viewed(u *url.URL) *url.URL {
	host := fold(u.Hostname())
	isViewer := host == "google.com" || host == "www.google.com" || host == "www.google.co.uk" || strings.HasSuffix(host, ".ampproject.org")
	_, rest, ok := strings.Cut(u.EscapedPath(), "/s/")
	if !isViewer || !ok || !strings.HasPrefix(u.Path, "/amp/s/") && !strings.HasPrefix(u.Path, "/c/s/") && !strings.HasPrefix(u.Path, "/v/s/") {
		return nil
	}
	to, err := url.Parse("https://" + rest)
	if err != nil || !strings.Contains(to.Host, ".") {
		return nil
	}
	return to
}
