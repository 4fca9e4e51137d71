package admin

import (
	"errors"
	"net/http"
	"strings"

	"catchup/internal/password"
	"catchup/internal/web"
)

// access lets operators in, and nobody else.
type access struct {
	o      Options
	pages  pages
	secure bool
	origin *http.CrossOriginProtection
	codes  bool // some operator has an authenticator app, so everybody is asked for a code
	tries  *tries

	// The passwords of strangers are hashed in other lanes than those from
	// browsers that are known, so that however many strangers try, an operator
	// waits for few hashes.
	strangers, acquainted *lanes
	matches               func(h password.Hash, given string) bool
}

func newAccess(o Options) *access {
	a := &access{
		o: o, pages: pages{o}, secure: strings.HasPrefix(o.Address, "https://"), origin: http.NewCrossOriginProtection(),
		tries: newTries(), strangers: newLanes(2, 8, 2), acquainted: newLanes(1, 4, 2), matches: password.Hash.Matches,
	}
	for _, operator := range o.Operators {
		a.codes = a.codes || operator.TOTP != nil
	}
	if err := a.origin.AddTrustedOrigin(o.Address); err != nil {
		o.Log.Error("the operators' site takes forms from its own host alone", "address", o.Address, "error", err)
	}
	return a
}

// visit is a request of an operator. Seal is for the forms of the page; empty
// where a token came with the request, which needs no forms.
type visit struct {
	Operator string
	Seal     string
	session  string // its ID; empty for none
}

// cookie is the name of the cookie on a site without TLS.
const cookie = "desk"

// cookieName is the name of the cookie. One that begins with __Host- is only
// taken from this host, over TLS, for all of its paths.
func (a *access) cookieName() string {
	if a.secure {
		return "__Host-" + cookie
	}
	return cookie
}

// visitor tells who is asking, or gives password.ErrNone.
func (a *access) visitor(r *http.Request) (*visit, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		return a.bearer(header)
	}
	c, err := r.Cookie(a.cookieName())
	if err != nil {
		return nil, password.ErrNone
	}
	id := password.DigestOf(c.Value).String()
	s, err := a.o.Store.Session(r.Context(), id, a.o.Now())
	if err != nil {
		return nil, err
	}
	if proof := a.o.Operators[s.Operator].Proof(); proof == "" || proof != s.Proof {
		return nil, password.ErrNone // gone, or with another password or secret by now
	}
	return &visit{Operator: s.Operator, Seal: password.FormToken(c.Value), session: id}, nil
}

// bearer finds the operator whose token it is. All are tried, so that the time
// says nothing.
func (a *access) bearer(header string) (*visit, error) {
	token, is := strings.CutPrefix(header, "Bearer ")
	found := ""
	for name, o := range a.o.Operators {
		if o.Token != nil && o.Token.Matches(token) {
			found = name
		}
	}
	if !is || found == "" {
		return nil, password.ErrNone
	}
	return &visit{Operator: found}, nil
}

// look shows a page to an operator, and asks others to sign in. Pages are not
// cached.
func (a *access) look(page func(http.ResponseWriter, *http.Request, *visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", web.Never)
		v, err := a.visitor(r)
		switch {
		case errors.Is(err, password.ErrNone) && r.Header.Get("Authorization") != "":
			a.pages.unknown(w)
		case errors.Is(err, password.ErrNone):
			http.Redirect(w, r, top+"sign-in?next="+escape(r.URL), http.StatusSeeOther)
		case err != nil:
			a.pages.fail(w, r, err)
		default:
			a.pages.finish(w, r, page(w, r, v))
		}
	}
}

// act does what a form of ours asks for. It refuses a form that another site
// has sent, or that was made for another session.
func (a *access) act(do func(http.ResponseWriter, *http.Request, *visit) error) http.HandlerFunc {
	return a.ours(func(w http.ResponseWriter, r *http.Request) {
		v, err := a.visitor(r)
		switch {
		case errors.Is(err, password.ErrNone) && r.Header.Get("Authorization") != "":
			a.pages.unknown(w)
		case errors.Is(err, password.ErrNone):
			a.pages.notice(w, http.StatusForbidden, "You are not signed in", "Nothing has been changed. Please sign in and try again.")
		case err != nil:
			a.pages.fail(w, r, err)
		case v.session != "" && !a.sealed(r):
			a.pages.notice(w, http.StatusForbidden, "This form is not of your session", "Nothing has been changed. Please open the page again.")
		default:
			a.pages.finish(w, r, do(w, r, v))
		}
	})
}

func (a *access) sealed(r *http.Request) bool {
	c, err := r.Cookie(a.cookieName())
	return err == nil && password.IsFormToken(c.Value, r.PostForm.Get("seal"))
}

// ours refuses requests that the page of another site has made a browser send.
func (a *access) ours(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", web.Never)
		if a.origin.Check(r) != nil {
			a.pages.notice(w, http.StatusForbidden, "This did not come from our pages", "Another site has had your browser send this. Nothing has been changed.")
			return
		}
		if err := r.ParseForm(); err != nil {
			a.pages.notice(w, http.StatusBadRequest, "This cannot be read", "It is too long, or it was cut off. Nothing has been changed.")
			return
		}
		next(w, r)
	}
}
