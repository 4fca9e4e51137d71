package admin

import (
	"errors"
	"html/template"
	"net/http"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// pages sets the pages, and says what went wrong.
type pages struct{ o Options }

func (in pages) frame(heading string, trail []web.Link) web.Frame {
	return web.Frame{Lang: "en-GB", Title: heading + " – admin", Heading: heading, Style: in.o.Pages.Style("/"), Hidden: true, Class: "desk", Trail: trail}
}

// page is that of a part of the site.
func (in pages) page(v *visit, heading, room string, trail ...web.Link) page {
	p := page{Frame: in.frame(heading, trail), Operator: v.Operator, Seal: v.Seal, zone: in.o.Zone}
	for _, r := range rooms {
		p.Places = append(p.Places, place{r, r.Address == room})
	}
	return p
}

// show sets a page and sends it.
func (in pages) show(w http.ResponseWriter, status int, name string, data any) {
	text, err := in.o.Pages.Set(templates+name, data)
	if err != nil {
		in.o.Log.Error("an operators' page could not be set", "error", err)
		in.o.Pages.Fail(w)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(text)
}

// drawn is the chart, or nothing for one that has no points.
func (in pages) drawn(c document.Chart) template.HTML {
	if len(c.Labels) == 0 {
		return ""
	}
	return in.o.Draw(c)
}

// finish says what went wrong, if something did.
func (in pages) finish(w http.ResponseWriter, r *http.Request, err error) {
	words, known := explained(err)
	switch {
	case err == nil:
	case errors.Is(err, edition.ErrNone):
		in.notice(w, http.StatusNotFound, "There is no such page", "The edition may have been made anew, or the address mistyped.")
	case known:
		in.notice(w, http.StatusConflict, "That cannot be done", words)
	default:
		in.fail(w, r, err)
	}
}

func (in pages) unknown(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="operators"`)
	in.notice(w, http.StatusUnauthorized, "This token opens nothing", "It is not that of an operator.")
}

func (in pages) notice(w http.ResponseWriter, status int, heading, words string) {
	in.o.Pages.Notice(w, status, heading, &web.Link{Text: "The operators’ site", Address: top}, words)
}

func (in pages) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody is waiting any more
	}
	in.o.Log.Error("an operators' page could not be made", "page", r.Pattern, "error", err)
	in.o.Pages.Fail(w)
}

// explained says why something cannot be done, in words for the operator, if they
// can be known.
func explained(err error) (words string, known bool) {
	refused, held := new(refusal), new(edition.Held)
	var problems check.Problems
	switch {
	case errors.As(err, &refused):
		return refused.words, true
	case errors.As(err, &problems):
		return problems.Error(), true
	case errors.As(err, &held):
		return "The edition stays as it was, because " + string(held.Cause) + ": " + held.Words(), true
	}
	return "", false
}
