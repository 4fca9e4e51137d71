package subscription

import (
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/pass"
	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// sameOrigin refuses requests that the page of another site has made a browser
// send.
func (m *Room) sameOrigin(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if m.origin.Check(r) != nil {
			m.o.Pages.Notice(w, http.StatusForbidden, "This did not come from our pages", nil,
				"Another site has had your browser send this. Nothing has been changed.")
			return
		}
		if err := r.ParseForm(); err != nil {
			m.o.Pages.Notice(w, http.StatusBadRequest, "This cannot be read", nil, "It is too long, or it was cut off. Nothing has been changed.")
			return
		}
		next(w, r)
	}
}

// bounded tells whether the request's network may ask for another message, to
// any address. If not, it sends the response.
func (m *Room) bounded(w http.ResponseWriter, r *http.Request) bool {
	wait := m.asking.Wait(web.Network(r), m.o.Now())
	if wait > 0 {
		m.o.Pages.TooMany(w, wait)
	}
	return wait == 0
}

var errRevoked = errors.New("the reader has revoked this link")

// whose is the subscriber whom the request's pass names. It is an error if they
// were erased, or if the link was revoked.
func (m *Room) whose(r *http.Request, purpose string) (subscriber.Subscriber, error) {
	named, err := m.o.Key.Open(purpose, r.PathValue("pass"), m.o.Now())
	if err != nil {
		return subscriber.Subscriber{}, err
	}
	id, generation := parts(named)
	sub, err := m.o.Store.Subscriber(r.Context(), id)
	switch {
	case err != nil:
		return sub, err
	case sub.State == subscriber.Erased, strings.Contains(named, "~") && generation != sub.Generation:
		return sub, errRevoked
	}
	return sub, nil
}

// admit is whose, and sends the response if there is no subscriber.
func (m *Room) admit(w http.ResponseWriter, r *http.Request, purpose string) (sub subscriber.Subscriber, ok bool) {
	sub, err := m.whose(r, purpose)
	if err != nil {
		m.refuse(w, r, err)
	}
	return sub, err == nil
}

// refuse says that a link opens nothing, or that the page cannot be made.
func (m *Room) refuse(w http.ResponseWriter, r *http.Request, err error) {
	next := &web.Link{Text: "Send me a new link", Address: "/preferences"}
	switch {
	case errors.Is(err, pass.ErrForged):
		m.o.Pages.Notice(w, http.StatusNotFound, "This link is not whole", next, "It may have been cut off on the way. Try to copy all of it, or have a new one sent to you.")
	case errors.Is(err, pass.ErrExpired), errors.Is(err, errRevoked), errors.Is(err, subscriber.ErrUnknown):
		m.o.Pages.Notice(w, http.StatusGone, "This link does not work any more", next, "Links end after some time, and when a reader has them ended. You can have a new one sent to you.")
	case r.Context().Err() != nil: // nobody is waiting any more
	default:
		m.fail(w, err)
	}
}

// fail logs the error and responds that the server could not do it.
func (m *Room) fail(w http.ResponseWriter, err error) {
	m.o.Log.Error("a page of readers could not be made", "error", err)
	m.o.Pages.Fail(w)
}

// show responds with a page that is not cached.
func (m *Room) show(w http.ResponseWriter, status int, template string, data any) {
	page, err := m.o.Pages.Set(template, data)
	if err != nil {
		m.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", web.Never)
	w.WriteHeader(status)
	w.Write(page)
}

// frame is the frame of a page that search engines leave out.
func (in contents) frame(heading string) web.Frame {
	f := web.Frame{Lang: "en-GB", Title: heading, Heading: heading, Style: in.o.Pages.Style("/"), Hidden: true}
	if in.o.Title != "" {
		f.Title, f.Trail = heading+" – "+in.o.Title, []web.Link{{Text: in.o.Title, Address: "/"}}
	}
	return f
}

// masked is an address that only its owner recognises.
func masked(email string) string {
	local, domain, _ := strings.Cut(email, "@")
	return first(local) + "…@" + first(domain) + "…"
}

func first(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// day is a moment's day in words, with spaces at which no line is broken.
func (in contents) day(t time.Time) string { return t.In(in.o.Zone).Format("2\u00a0January\u00a02006") }
