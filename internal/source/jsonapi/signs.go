package jsonapi

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// sign is what a document says about its pages at one place: the dotted path to
// it, and the word or the number there. The zero sign says nothing.
type sign struct {
	path string
	text string
	n    int
}

func (s sign) given() bool { return s != sign{} }

// signs are all that a page says about its pages, outside its rows. Ends tells
// that it says that no page follows, stops that nothing stands where the next
// would.
type signs struct {
	next    sign // the address of the next page, or its number
	cursor  sign // what a parameter must be for the next page
	more    sign // that more follow
	page    sign // the number of the page
	pages   sign // how many there are
	rows    sign // how many rows there are in all
	counted sign // the same under a name that may mean the rows of the page
	size    sign // how many rows a page has at most
	offset  sign // how many rows stand before the page
	ends    bool
	stops   bool
	header  source.Pages
}

// The words by which services say so, in small letters and without anything
// between them: those of the World Bank, OData, JSON:API, HAL, Spring, Django,
// Laravel, CKAN, Opendatasoft, Socrata, ArcGIS, Solr, Elasticsearch, GraphQL and
// others.
var (
	nextWords   = []string{"next", "nextlink", "odatanextlink", "nextpage", "nextpageurl", "nexturl", "nexthref", "nextpagelink"}
	cursorWords = []string{"nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continuation", "endcursor", "nextpagecursor", "nextcursormark"}
	moreWords   = []string{"more", "hasmore", "hasmorepages", "hasmoreitems", "hasmoreresults", "hasnext", "hasnextpage", "morerecords", "moreresults", "moreavailable", "exceededtransferlimit", "istruncated", "truncated", "incompleteresults"}
	lastWords   = []string{"last", "islast", "islastpage"}
	pageWords   = []string{"page", "currentpage", "pagenumber", "pageno", "pageindex", "number", "current"}
	pagesWords  = []string{"pages", "totalpages", "pagecount", "numpages", "numberofpages", "lastpage", "npages", "maxpage", "last"}
	rowsWords   = []string{
		"total", "totalcount", "totalrecords", "totalrows", "totalitems", "totalelements", "totalresults", "totalhits", "totalobservations",
		"numfound", "nhits", "recordstotal", "odatacount", "numbermatched", "resultstotal", "hitcount", "rowstotal", "totalnumber", "totalsize",
	}
	countWords  = []string{"count", "rowcount", "recordcount", "resultcount", "itemcount", "hits", "matches", "found"}
	sizeWords   = []string{"limit", "perpage", "pagesize", "itemsperpage", "maxresults", "rowsperpage"}
	offsetWords = []string{"offset", "start", "skip", "startindex", "firstresult"}
)

// vague are names of a number of pages that may be those of a book, unless there
// is the page's own number, which "number" may not be either.
var vague = []string{"pages", "last"}

// lastStep is the last name of a path, plainly.
func lastStep(path string) string { return plainly(path[strings.LastIndexByte(path, '.')+1:]) }

// readSigns reads what a page says about others, outside its rows, in its
// headers too.
func readSigns(root *node, rows *node, header source.Pages) signs {
	s := signs{header: header}
	s.within(root, rows, "", 0)
	if !s.pages.given() && header.Pages > 0 {
		s.pages = sign{"the header of the response", strconv.Itoa(header.Pages), header.Pages}
	}
	if !s.rows.given() && header.Rows > 0 {
		s.rows = sign{"the header of the response", strconv.Itoa(header.Rows), header.Rows}
	}
	return s
}

// within reads an object and the objects in it, but no list, except for what
// stands beside the rows in one, and a list of links.
func (s *signs) within(n, rows *node, path string, depth int) {
	const deep = 4
	if n == rows || depth > deep {
		return
	}
	for i := range n.members {
		m := &n.members[i]
		name := m.name
		if n.shape == list {
			name = strconv.Itoa(i + 1)
		}
		at := join(path, name)
		switch {
		case &m.value == rows:
		case n.shape == object && m.value.scalar():
			s.note(plainly(name), at, &m.value)
		case m.value.shape == object:
			s.group(plainly(name), at, &m.value)
			s.within(&m.value, rows, at, depth+1)
		case m.value.shape == list && n.shape == list:
			s.within(&m.value, rows, at, depth+1)
		case m.value.shape == list && isLinks(&m.value):
			s.links(at, &m.value)
		}
	}
}

// plainly is a name in small letters, without what divides its words.
func plainly(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// note notes a value under its name. The first of each kind holds.
func (s *signs) note(name, path string, value *node) {
	whole, err := strconv.Atoi(value.text)
	number := err == nil && whole >= 0
	yes, no := value.text == "true", value.text == "false"
	absent := value.shape == empty || value.text == "" || no
	for _, to := range []struct {
		words []string
		sign  *sign
		fits  bool
	}{
		{nextWords, &s.next, !absent && !yes}, {cursorWords, &s.cursor, !absent && !yes}, {moreWords, &s.more, yes}, {nextWords, &s.more, yes}, {lastWords, &s.more, no},
		{pageWords, &s.page, number}, {pagesWords, &s.pages, number}, {rowsWords, &s.rows, number}, {countWords, &s.counted, number},
		{sizeWords, &s.size, number}, {offsetWords, &s.offset, number},
	} {
		if to.fits && !to.sign.given() && slices.Contains(to.words, name) {
			*to.sign = sign{path, value.text, whole}
		}
	}
	s.stops = s.stops || absent && (slices.Contains(nextWords, name) || slices.Contains(cursorWords, name))
	s.ends = s.ends || no && slices.Contains(moreWords, name) || yes && slices.Contains(lastWords, name)
}

// group notes an object that stands for one value: { next: { href: … } }, and
// { total: { value: 310 } }.
func (s *signs) group(name, path string, value *node) {
	for _, inner := range []string{"href", "url", "uri", "value"} {
		if m := value.member(inner); m != nil && m.scalar() && (slices.Contains(nextWords, name) || slices.Contains(rowsWords, name)) {
			s.note(name, join(path, inner), m)
		}
	}
}

// links notes the next of a list of links, [{ rel: next, href: … }].
func (s *signs) links(path string, list *node) {
	for i := range list.members {
		if m := &list.members[i].value; m.member("rel").text == "next" {
			s.note("next", join(path, strconv.Itoa(i+1)+".href"), m.member("href"))
		}
	}
}

// progress is how much has been read: pages, rows, and the rows of the last page.
// Rows are negative where they are not those that the document counts. Asked is
// how many rows a page the address asks for, 0 if it does not say.
type progress struct{ pages, rows, last, asked int }

// unread tells whether the page says that more rows follow than were read.
func (s signs) unread(p progress) bool {
	counted := p.rows >= 0
	switch {
	case s.more.given(), s.header.Next != "", counted && max(s.rows.n, s.counted.n) > p.rows:
		return true
	case s.ends, counted && s.rows.given():
		return false
	case s.next.given(), s.cursor.given():
		return true
	case s.stops:
		return false
	case s.pages.n > 1 && (s.page.given() && lastStep(s.page.path) != "number" || !slices.Contains(vague, lastStep(s.pages.path))):
		return p.pages < s.pages.n
	}
	full := max(s.size.n, p.asked)
	return full > 0 && p.last == full && !s.pages.given()
}

// words are what the page says, in words: "page 1 of 7, 50 of 310 rows".
func (s signs) words(p progress) string {
	var parts []string
	if s.pages.n > 1 {
		parts = append(parts, fmt.Sprintf("page %d of %d (%s)", p.pages, s.pages.n, s.pages.path))
	}
	for _, all := range []sign{s.rows, s.counted} {
		if p.rows >= 0 && all.n > p.rows {
			parts = append(parts, fmt.Sprintf("%d of %d rows (%s)", p.rows, all.n, all.path))
			break
		}
	}
	for _, told := range []sign{s.next, s.cursor, s.more} {
		if told.given() && len(parts) < 3 {
			parts = append(parts, fmt.Sprintf("%s is %s", told.path, shown(told.text)))
		}
	}
	if s.header.Next != "" {
		parts = append(parts, "its Link header leads to a next page")
	}
	if len(parts) == 0 {
		parts = append(parts, fmt.Sprintf("%s, and a page has no more than that", some(p.last, "row")))
	}
	return strings.Join(parts, ", ")
}

// cure is the line of settings by which all pages are read.
func (s signs) cure() string {
	next := s.next.path
	switch {
	case s.header.Next != "":
		next = byHeader
	case s.next.given() && !isAddress(s.next.text):
		next = fmt.Sprintf("{ parameter: page, cursor: %s }", s.next.path)
	case s.next.given():
	case s.cursor.given():
		next = fmt.Sprintf("{ parameter: %s, cursor: %s }", parameter(s.cursor.path), s.cursor.path)
	case s.offset.given() && !s.page.given():
		next = "{ parameter: offset, counts: rows }"
	default:
		next = "{ parameter: page }"
	}
	return "next: " + next
}

// parameter is the name that the parameter of a cursor mostly has: next_cursor is
// sent back as cursor, nextPageToken as pageToken.
func parameter(path string) string {
	name := path[strings.LastIndexByte(path, '.')+1:]
	for _, before := range []string{"next_", "next", "end_", "end"} {
		if rest, ok := strings.CutPrefix(name, before); ok && rest != "" {
			return strings.ToLower(rest[:1]) + rest[1:]
		}
	}
	return name
}

// isAddress tells whether a text may be the address of a page: whole, from the
// root of its site, or from the page itself.
func isAddress(text string) bool {
	return strings.ContainsAny(text, "/?")
}

// shown is an address or a word as it may be shown, without secrets.
func shown(text string) string {
	if u, err := url.Parse(text); err == nil {
		text = source.Place(setting.Location{URL: u})
	}
	return short(text)
}

// short is a text of some characters.
func short(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
