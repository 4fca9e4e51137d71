// Package webpage finds the article of a web page, and judges whether the page
// holds the article that a feed names: walls, missing pages, lists and live blogs
// do not.
package webpage

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"catchup/internal/markup"
	"catchup/internal/source"
)

// mostNodes is how many nodes and attributes a page may have in which an article
// is looked for.
const mostNodes = 1_000_000

// mostElements is how many elements the finder of articles looks at.
const mostElements = 50_000

// Page is what is found on the page of an article. It is kept as JSON. Text is
// the article as HTML in UTF-8, empty if none is found. Headings are the page's
// title and its headings of the first level, in plain text. Times is how many times
// of day its entries are marked with. Canonical is the address that it gives as its
// own, and Last the one that was redirected to last, empty if there was no redirect.
// Picture is the one that it gives for itself.
type Page struct {
	Text      string         `json:"text"`
	Headings  []string       `json:"headings,omitempty"`
	Times     int            `json:"times,omitempty"`
	Declared  Metadata       `json:"declared,omitzero"`
	Canonical string         `json:"canonical,omitempty"`
	Last      string         `json:"last,omitempty"`
	Picture   source.Picture `json:"picture,omitzero"`
}

// Open finds the article of a page. A panic of the parser of a stranger's page
// is an error.
func Open(body []byte, contentType string, link *url.URL) (found Page, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser of pages gave up: %v", p)
		}
	}()
	document, err := parsePage(body, contentType)
	if err != nil {
		return Page{}, err
	}
	found.Headings, found.Times, found.Declared, found.Canonical = headings(document), timesOf(document), metadataOf(document), canonical(document, link)
	found.Picture = pictured(document, link)
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	article, err := parser.ParseAndMutate(document, link)
	if err != nil || article.Node == nil {
		return found, err
	}
	var b strings.Builder
	err = article.RenderHTML(&b)
	found.Text = b.String()
	return found, err
}

// parsePage parses the HTML of a page, unless it is something else or has too much
// in it.
func parsePage(body []byte, contentType string) (*html.Node, error) {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch {
	case bytes.HasPrefix(bytes.TrimSpace(body), []byte("%PDF-")):
		kind = "application/pdf"
		fallthrough
	case kind != "" && !strings.Contains(kind, "html"):
		return nil, fmt.Errorf("it is %s and not a page", kind)
	}
	text, err := utf8Of(body, contentType)
	if err != nil {
		return nil, fmt.Errorf("decoding: %w", err)
	}
	if markup.Weight(text) > mostNodes {
		return nil, fmt.Errorf("it has more than %d elements", mostNodes)
	}
	document, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	return document, nil
}

// utf8Of is a page in UTF-8. One that does not say in which encoding it is written
// is in UTF-8 if it can be.
func utf8Of(body []byte, contentType string) ([]byte, error) {
	encoding, _, certain := charset.DetermineEncoding(body, contentType)
	if !certain && utf8.Valid(body) {
		return body, nil
	}
	return io.ReadAll(encoding.NewDecoder().Reader(bytes.NewReader(body)))
}

// mostHeadings is how many headings of a page are looked at.
const mostHeadings = 5

// headings are the title of a page and its headings of the first level.
func headings(document *html.Node) (all []string) {
	for n := range document.Descendants() {
		if n.Type != html.ElementNode || n.Data != "title" && n.Data != "h1" || len(all) == mostHeadings {
			continue
		}
		if text := textOf(n); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// timesOf is how many times of day the entries of a page are marked with, as those
// of a live blog are. Dates, and times in the margins, do not count.
func timesOf(document *html.Node) (times int) {
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && n.Data == "time" && clockAlone.MatchString(strings.ToLower(textOf(n))) && !inMargin(n) {
			times++
		}
	}
	return times
}

// inMargin tells whether a node is beside the article, or below a comment.
func inMargin(n *html.Node) bool {
	for above := n.Parent; above != nil; above = above.Parent {
		if slices.Contains([]string{"aside", "nav", "footer", "header"}, above.Data) ||
			slices.ContainsFunc(above.Attr, func(a html.Attribute) bool { return margins.MatchString(a.Val) }) {
			return true
		}
	}
	return false
}

var (
	clockAlone = regexp.MustCompile(`^([01]?\d|2[0-3])[:.h][0-5]\d( ?[ap]\.?m\.?)?( ?(gmt|bst|utc|cet|cest))?$`)
	margins    = regexp.MustCompile(`(?i)comment|related|sidebar|most-read|popular`)
)

// canonical is the address that a page gives as its own, empty if it gives none.
func canonical(document *html.Node, link *url.URL) string {
	for n := range document.Descendants() {
		if n.Type != html.ElementNode || n.Data != "link" {
			continue
		}
		values := map[string]string{}
		for _, a := range n.Attr {
			values[a.Key] = a.Val
		}
		if u, err := link.Parse(strings.TrimSpace(values["href"])); err == nil && strings.EqualFold(values["rel"], "canonical") && values["href"] != "" {
			return u.String()
		}
	}
	return ""
}

// textOf is the text below a node, on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
