package feed

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"catchup/internal/markup"
)

// mostNodes is how many nodes and attributes a page may have in which an article
// is looked for.
const mostNodes = 1_000_000

// mostElements is how many elements the finder of articles looks at.
const mostElements = 50_000

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
	text8, err := io.ReadAll(decoded)
	if err != nil {
		return "", fmt.Errorf("decoding: %w", err)
	}
	if markup.Weight(text8) > mostNodes {
		return "", fmt.Errorf("it has more than %d elements", mostNodes)
	}
	document, err := html.Parse(bytes.NewReader(text8))
	if err != nil {
		return "", fmt.Errorf("parsing: %w", err)
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	found, err := parser.ParseAndMutate(document, link)
	if err != nil || found.Node == nil {
		return "", err
	}
	var b strings.Builder
	err = found.RenderHTML(&b)
	return b.String(), err
}
