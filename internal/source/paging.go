package source

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// Pages is what the headers of a response tell of other pages: the address of
// the next as it stands there (RFC 8288), and how many rows and pages there are;
// empty and 0 where they tell nothing.
type Pages struct {
	Next        string
	Rows, Pages int
}

// any tells whether the headers tell anything.
func (p Pages) any() bool { return p != Pages{} }

// PagesOf reads the headers of a response.
func PagesOf(h http.Header) Pages {
	return Pages{
		Next:  nextLink(h.Values("Link")),
		Rows:  counted(h, "X-Total-Count", "X-Total", "X-WP-Total", "Total-Count"),
		Pages: counted(h, "X-Total-Pages", "X-WP-TotalPages", "X-Page-Count"),
	}
}

// link is one link of a Link header, with its parameters. A comma may stand in
// the address, and within quotes.
var link = regexp.MustCompile(`<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^",;\s]*))*)`)

// relation is the parameter that says what a link leads to.
var relation = regexp.MustCompile(`(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]*))`)

// nextLink is the address of the link whose relation is "next".
func nextLink(headers []string) string {
	for _, header := range headers {
		for _, l := range link.FindAllStringSubmatch(header, -1) {
			rel := relation.FindStringSubmatch(l[2])
			if rel == nil {
				continue
			}
			for word := range strings.FieldsSeq(rel[1] + rel[2]) {
				if strings.EqualFold(word, "next") {
					return l[1]
				}
			}
		}
	}
	return ""
}

// counted is the first of the headers that is a number.
func counted(h http.Header, names ...string) int {
	for _, name := range names {
		if n, err := strconv.Atoi(h.Get(name)); err == nil && n > 0 {
			return n
		}
	}
	return 0
}
