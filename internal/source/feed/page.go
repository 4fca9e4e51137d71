package feed

import (
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// mostNodes is how many nodes a page may have in which an article is looked
// for.
const mostNodes = 50_000

// extract is the article of a page as HTML in UTF-8, empty if none is found. A
// panic of the parser of a stranger's page is an error.
func extract(page []byte, contentType string, link *url.URL) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser of pages gave up: %v", p)
		}
	}()
	if kind, _, _ := mime.ParseMediaType(contentType); kind != "" && !strings.Contains(kind, "html") {
		return "", fmt.Errorf("it is %s and not a page", kind)
	}
	decoded, err := charset.NewReader(bytes.NewReader(page), contentType)
	if err != nil {
		return "", fmt.Errorf("decoding: %w", err)
	}
	document, err := html.Parse(decoded)
	if err != nil {
		return "", fmt.Errorf("parsing: %w", err)
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostNodes
	found, err := parser.ParseAndMutate(document, link)
	if err != nil || found.Node == nil {
		return "", err
	}
	var b strings.Builder
	err = found.RenderHTML(&b)
	return b.String(), err
}
