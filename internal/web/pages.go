package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"catchup/templates"
)

// Pages makes the pages of the site with its templates.
type Pages struct {
	site   templates.Site
	sheet  *Content
	digest string // of the style sheet
}

// NewPages returns pages that look as the templates say.
func NewPages(site templates.Site) *Pages {
	sum := sha256.Sum256(site.Style)
	sheet := Content{Type: "text/css; charset=utf-8", Bytes: site.Style, Cache: ForEver}.Pack()
	return &Pages{site: site, sheet: sheet, digest: hex.EncodeToString(sum[:6])}
}

// Frame is the data that every page needs. The data of each page embed it.
type Frame struct {
	Lang    string // BCP 47
	Title   string // of the window
	Heading string // of the page
	Tagline string // below it; may be empty
	About   string // for search engines; may be empty
	Address string // where the page lies for good; empty if that is not known
	Style   string // the address of the style sheet
	Hidden  bool   // from search engines
	Class   string // of the page, for its style; may be empty
	Feed    *Link  // of what the page lists; may be nil
	Trail   []Link // the pages above this one
	Join    string // the address where anybody may sign up; empty if nobody may
}

// Link leads to an address.
type Link struct{ Text, Address string }

// Style is the address of the style sheet from a page. root leads from there to
// the top of the site, as "../../" does. The address changes with the sheet.
func (p *Pages) Style(root string) string { return root + "style.css?" + p.digest }

// Sheet is the style sheet.
func (p *Pages) Sheet() []byte { return p.sheet.Bytes }

// Set makes a page out of a template and its data.
func (p *Pages) Set(name string, data any) ([]byte, error) {
	var out bytes.Buffer
	if err := p.site.Pages.ExecuteTemplate(&out, name, data); err != nil {
		return nil, fmt.Errorf("setting the page %s: %w", name, templates.Mistake(err))
	}
	return out.Bytes(), nil
}

// Rehearse makes a page with each of the templates that Pages executes itself,
// and so finds mistakes in them. Mistakes are check.Problems.
func (p *Pages) Rehearse() error {
	link := Link{"Specimen", "/"}
	_, err := p.Set("notice", notice{
		Frame: Frame{Lang: "en-GB", Title: "Specimen", Heading: "Specimen", Tagline: "Specimen", About: "Specimen", Address: "/", Hidden: true, Feed: &link, Trail: []Link{link}},
		Words: []string{"Specimen"}, Next: &link,
	})
	return err
}

// Mount adds the style sheet and the icon. There is no icon, but browsers ask
// for one.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /style.css", p.sheet)
	mux.Handle("GET /robots.txt", Content{Type: "text/plain; charset=utf-8", Bytes: []byte("User-agent: *\nDisallow:\n"), Cache: ForAWhile}.Pack())
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", ForEver)
		w.WriteHeader(http.StatusNoContent)
	})
}

// notice is what the template of that name is given.
type notice struct {
	Frame
	Words []string
	Next  *Link
}

// Notice responds with a page that says one thing. It is not cached. Words are
// its paragraphs. next is a link to go on with; it may be nil.
func (p *Pages) Notice(w http.ResponseWriter, status int, heading string, next *Link, words ...string) {
	text, err := p.Set("notice", notice{
		Frame: Frame{Lang: "en-GB", Title: heading, Heading: heading, Style: p.Style("/"), Hidden: true},
		Words: words, Next: next,
	})
	if err != nil { // the templates were rehearsed
		http.Error(w, heading, status)
		return
	}
	head := w.Header()
	for _, name := range []string{"Content-Disposition", "Content-Encoding", "ETag", "Last-Modified"} {
		head.Del(name) // of the response that this page replaces
	}
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Content-Length", strconv.Itoa(len(text)))
	head.Set("Cache-Control", Never)
	w.WriteHeader(status)
	w.Write(text)
}

// Lost says that there is no such page.
func (p *Pages) Lost(w http.ResponseWriter) {
	p.Notice(w, http.StatusNotFound, "There is no such page", &Link{"All editions", "/"},
		"The address may have been cut off or mistyped. Editions stay at their addresses for good.")
}

// Fail says that the server could not make the page.
func (p *Pages) Fail(w http.ResponseWriter) {
	p.Notice(w, http.StatusInternalServerError, "This page could not be made", &Link{"All editions", "/"},
		"That is our mistake, and it has been written down. Please try again later.")
}

// lost responds to requests for addresses that no room has.
func (p *Pages) lost(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		p.Lost(w)
		return
	}
	w.Header().Set("Allow", "GET, HEAD")
	p.Notice(w, http.StatusMethodNotAllowed, "Nothing can be sent to this page", &Link{"All editions", "/"})
}

// TooMany says that a network, or an address, must wait that long.
func (p *Pages) TooMany(w http.ResponseWriter, wait time.Duration) {
	p.Later(w, wait, "Too many requests", "More has been asked for from your network than there is room for.")
}

// Later responds that something cannot be done before that time has passed, and
// why.
func (p *Pages) Later(w http.ResponseWriter, wait time.Duration, heading, why string) {
	seconds := int(wait/time.Second) + 1
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	span := fmt.Sprintf("%d s", seconds)
	if wait > 2*time.Minute {
		span = fmt.Sprintf("%d min", seconds/60+1)
	}
	p.Notice(w, http.StatusTooManyRequests, heading, nil, why+" Please try again in "+span+".")
}
