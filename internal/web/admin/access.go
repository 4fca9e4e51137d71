package admin

import (
	"errors"
	"net/http"
	"strings"

	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/password"
	"catchup/internal/web"
)

// visit is a request of an operator. Seal is for the forms of the page; empty
// where a token came with the request, which needs no forms.
type visit struct {
	Operator string
	Seal     string
	session  string // its ID; empty for none
}

// cookie is the name of the cookie on a site without TLS.
const cookie = "desk"

// cookieName is the name of the cookie. One that begins with __Host- is only taken
// from this host, over TLS, for all of its paths.
func (m *Room) cookieName() string {
	if m.secure {
		return "__Host-" + cookie
	}
	return cookie
}

// visitor tells who is asking, or gives password.ErrNone.
func (m *Room) visitor(r *http.Request) (*visit, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		return m.bearer(header)
	}
	c, err := r.Cookie(m.cookieName())
	if err != nil {
		return nil, password.ErrNone
	}
	id := password.DigestOf(c.Value).String()
	s, err := m.o.Store.Session(r.Context(), id, m.o.Now())
	if err != nil {
		return nil, err
	}
	operator := m.o.Operators[s.Operator]
	if operator.Password == nil || operator.Password.Proof() != s.Proof {
		return nil, password.ErrNone // gone, or with another password by now
	}
	return &visit{Operator: s.Operator, Seal: password.FormToken(c.Value), session: id}, nil
}

// bearer finds the operator whose token it is. All are tried, so that the time
// says nothing.
func (m *Room) bearer(header string) (*visit, error) {
	token, is := strings.CutPrefix(header, "Bearer ")
	found := ""
	for name, o := range m.o.Operators {
		if o.Token != nil && o.Token.Matches(token) {
			found = name
		}
	}
	if !is || found == "" {
		return nil, password.ErrNone
	}
	return &visit{Operator: found}, nil
}

// look shows a page to an operator; others are asked who they are. Nobody keeps
// what the site shows.
func (m *Room) look(page func(http.ResponseWriter, *http.Request, *visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", web.Never)
		v, err := m.visitor(r)
		switch {
		case errors.Is(err, password.ErrNone) && r.Header.Get("Authorization") != "":
			m.unknown(w)
		case errors.Is(err, password.ErrNone):
			http.Redirect(w, r, top+"sign-in?next="+escape(r.URL), http.StatusSeeOther)
		case err != nil:
			m.fail(w, r, err)
		default:
			m.finish(w, r, page(w, r, v))
		}
	}
}

// act does what a form of ours asks for. One that another site has sent, or
// that was made for another session, does nothing.
func (m *Room) act(do func(http.ResponseWriter, *http.Request, *visit) error) http.HandlerFunc {
	return m.ours(func(w http.ResponseWriter, r *http.Request) {
		v, err := m.visitor(r)
		switch {
		case errors.Is(err, password.ErrNone) && r.Header.Get("Authorization") != "":
			m.unknown(w)
		case errors.Is(err, password.ErrNone):
			m.notice(w, http.StatusForbidden, "You are not signed in", "Nothing has been changed. Please sign in and try again.")
		case err != nil:
			m.fail(w, r, err)
		case v.session != "" && !m.sealed(r):
			m.notice(w, http.StatusForbidden, "This form is not of your session", "Nothing has been changed. Please open the page again.")
		default:
			m.finish(w, r, do(w, r, v))
		}
	})
}

func (m *Room) sealed(r *http.Request) bool {
	c, err := r.Cookie(m.cookieName())
	return err == nil && password.IsFormToken(c.Value, r.PostForm.Get("seal"))
}

// ours lets nothing in that a page of somebody else has a browser send.
func (m *Room) ours(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", web.Never)
		if m.origin.Check(r) != nil {
			m.notice(w, http.StatusForbidden, "This did not come from our pages", "Another site has had your browser send this. Nothing has been changed.")
			return
		}
		if err := r.ParseForm(); err != nil {
			m.notice(w, http.StatusBadRequest, "This cannot be read", "It is too long, or it was cut off. Nothing has been changed.")
			return
		}
		next(w, r)
	}
}

// finish says what went wrong, if something did.
func (m *Room) finish(w http.ResponseWriter, r *http.Request, err error) {
	refused, held := new(refusal), new(edition.Held)
	var problems check.Problems
	switch {
	case err == nil:
	case errors.Is(err, edition.ErrNone):
		m.notice(w, http.StatusNotFound, "There is no such page", "The edition may have been made anew, or the address mistyped.")
	case errors.As(err, &refused):
		m.notice(w, http.StatusConflict, "That cannot be done", refused.words)
	case errors.As(err, &problems):
		m.notice(w, http.StatusConflict, "That cannot be done", problems.Error())
	case errors.As(err, &held):
		m.notice(w, http.StatusConflict, "That cannot be done", "Sources are not as expected, and the edition stays as it was: "+held.Words())
	default:
		m.fail(w, r, err)
	}
}

func (m *Room) unknown(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="operators"`)
	m.notice(w, http.StatusUnauthorized, "This token opens nothing", "It is not that of an operator.")
}

func (m *Room) notice(w http.ResponseWriter, status int, heading, words string) {
	m.o.Pages.Notice(w, status, heading, &web.Link{Text: "The operators’ site", Address: top}, words)
}

func (m *Room) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody is waiting any more
	}
	m.o.Log.Error("an operators' page could not be made", "page", r.Pattern, "error", err)
	m.o.Pages.Fail(w)
}
