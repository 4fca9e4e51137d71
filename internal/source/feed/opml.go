package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"catchup/internal/markup"
	"catchup/internal/table"
)

// The bounds of a list of feeds, in bytes, feeds, elements, and elements that
// stand in each other.
const (
	longestList  = 4_000_000
	mostFeeds    = 1_000
	mostOutlines = 50_000
	deepestList  = 50
)

// outline is one entry of a list that names a feed.
type outline struct{ title, address string }

// list is what a list of feeds (OPML 2.0) names. odd says what of it is not read.
type list struct {
	outlines []outline
	feeds    []one
	odd      []string
}

// parseList reads a list, in which outlines may stand in each other. No entity is
// read that the list itself declares. The parser forgives what publishers do, such
// as a bare & in an address. Of a list that breaks off the beginning is read.
func parseList(body []byte, contentType string) (list, error) {
	text := bytes.TrimSpace(decode(body, contentType))
	if !isList(text) {
		return list{}, notFeed(body, contentType, nil)
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	var w walk
	for {
		token, err := d.Token()
		switch t := token.(type) {
		case xml.StartElement:
			err = w.start(t)
		case xml.EndElement:
			w.end()
		}
		switch {
		case err == io.EOF:
			return w.list, nil
		case errors.As(err, new(*xml.SyntaxError)):
			w.odd = append(w.odd, "it breaks off, or is not well-formed; what stands before that is read")
			return w.list, nil
		case err != nil:
			return list{}, err
		}
	}
}

// isList tells whether a document is a list of feeds.
func isList(text []byte) bool { return rootOf(text[:min(len(text), mostLooked)]) == "opml" }

// walk goes through the elements of a list. quiet is how deep the outline stands
// that is a comment, and silences those in it; 0 if none does.
type walk struct {
	list
	elements, depth, quiet int
}

func (w *walk) start(e xml.StartElement) error {
	name := fold(e.Name.Local)
	w.elements++
	w.depth++
	switch {
	case w.depth > deepestList:
		return fmt.Errorf("more than %d of its elements stand in each other", deepestList)
	case w.elements > mostOutlines:
		return fmt.Errorf("it has more than %d elements", mostOutlines)
	case name != "outline" || w.quiet > 0:
		return nil
	}
	return w.outline(e)
}

func (w *walk) end() {
	if w.quiet == w.depth {
		w.quiet = 0
	}
	w.depth--
}

// outline notes what an outline names. Names of attributes are written in all
// ways.
func (w *walk) outline(e xml.StartElement) error {
	said := map[string]string{}
	for _, a := range e.Attr {
		said[fold(a.Name.Local)] = strings.TrimSpace(a.Value)
	}
	o := outline{title: markup.Plain(said["title"]), address: said["xmlurl"]}
	if o.title == "" {
		o.title = markup.Plain(said["text"])
	}
	kind := fold(said["type"])
	if o.address == "" && (kind == "rss" || kind == "atom") {
		o.address = said["url"]
	}
	switch {
	case said["iscomment"] == "true":
		w.quiet = w.depth
	case kind == "include":
		w.odd = append(w.odd, fmt.Sprintf("%q is a list in the list, which is not followed: write it under opml", brief(o.title)))
	case o.address != "" && len(w.outlines) == mostFeeds:
		return fmt.Errorf("it names more than %d feeds", mostFeeds)
	case o.address != "":
		w.outlines = append(w.outlines, o)
	case kind == "rss" || kind == "atom":
		w.odd = append(w.odd, fmt.Sprintf("%q has no address (xmlUrl)", brief(o.title)))
	}
	return nil
}

// why is the first reason that nothing of a list is read, empty if there is none.
func (l list) why() string {
	if len(l.odd) == 0 {
		return ""
	}
	return ": " + l.odd[0]
}

// brief is the beginning of what a publisher wrote.
func brief(text string) string { return table.Shorten(text, longestShown) }
