package archive

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"catchup/internal/web"
)

const feedType = "application/atom+xml"

// mostFed is how many editions a feed has at most.
const mostFed = 50

// feed is an Atom feed (RFC 4287).
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr,omitempty"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Sub     string      `xml:"subtitle,omitempty"`
	Updated string      `xml:"updated"`
	Author  author      `xml:"author"`
	Links   []feedLink  `xml:"link"`
	Entries []feedEntry `xml:"entry"`
}

type author struct {
	Name string `xml:"name"`
}

type feedLink struct {
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr"`
	Href   string `xml:"href,attr"`
	Length int64  `xml:"length,attr,omitempty"`
}

type feedEntry struct {
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Links     []feedLink `xml:"link"`
	Summary   string     `xml:"summary,omitempty"`
}

// feed lists the last editions of the report, the newest first. A report
// without editions has no feed.
func (a *Archive) feed(r row) (*web.Content, error) {
	v := r.latest()
	if v == nil {
		return nil, nil
	}
	f := feed{
		Lang: v.Lang, Title: v.Title, Sub: v.Tagline, Author: author{cmp.Or(a.o.Title, v.Title)},
		ID:      name("feed", r.volumes[0].ID),
		Updated: r.changed().Format(time.RFC3339),
		Links: []feedLink{
			{Rel: "self", Type: feedType, Href: cmp.Or(a.address(r.report+"/"+feedName), feedName)},
			{Rel: "alternate", Type: "text/html", Href: cmp.Or(a.address(r.report+"/"), a.to(""))},
		},
	}
	for _, v := range slices.Backward(r.volumes[max(0, len(r.volumes)-mostFed):]) {
		f.Entries = append(f.Entries, a.fed(r, v))
	}
	text, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, fmt.Errorf("writing the feed of %s: %w", r.report, err)
	}
	text = bytes.Join([][]byte{[]byte(xml.Header), text, []byte("\n")}, nil)
	return web.Content{Type: feedType, Bytes: text, Modified: r.changed(), Cache: web.ForAWhile}.Pack(), nil
}

// fed is an edition in the feed. A correction counts as an update of the entry.
func (a *Archive) fed(r row, v *volume) feedEntry {
	updated, folder := v.Made, v.Key.Period+"/"
	for _, c := range r.correctors(v) {
		updated = later(updated, c.Made)
	}
	e := feedEntry{
		ID: name("edition", v.ID), Title: v.Title + ": " + v.Covers, Summary: v.Preview,
		Published: v.Issued.Format(time.RFC3339), Updated: updated.Format(time.RFC3339),
		Links: []feedLink{{Rel: "alternate", Type: "text/html", Href: cmp.Or(a.address(r.report+"/"+folder), a.to(folder))}},
	}
	for _, f := range kept {
		if file := file(v.Files, f.name); file != nil {
			e.Links = append(e.Links, feedLink{Rel: "enclosure", Type: f.media, Length: file.Size, Href: cmp.Or(a.address(r.report+"/"+folder+f.name), folder+f.name)})
		}
	}
	return e
}

// name is a permanent ID (RFC 4287 §4.2.6). It is the same at every address of
// the archive: a UUID of version 8, made of the ID.
func name(what, id string) string {
	sum := sha256.Sum256([]byte("catchup " + what + " " + id))
	u := uuid.UUID(sum[:16])
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return u.URN()
}
