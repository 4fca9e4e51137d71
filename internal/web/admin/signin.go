package admin

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"catchup/internal/password"
	"catchup/internal/web"
)

// lasts is how long a session lasts.
const lasts = 12 * time.Hour

// signInForm is what the template desk-sign-in is given.
type signInForm struct {
	web.Frame
	Next, Name, Mistake string
	Codes               bool // whether to ask for a code: some operator has an authenticator app
}

// signInPage asks who it is. A browser that comes from another site does not
// show its cookie at once; the page leads on.
func (a *access) signInPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", web.Never)
	a.askIn(w, http.StatusOK, signInForm{Next: within(r.URL.Query().Get("next"))})
}

func (a *access) askIn(w http.ResponseWriter, status int, f signInForm) {
	f.Frame, f.Codes = a.pages.frame("Sign in", nil), a.codes
	a.pages.show(w, status, "sign-in", f)
}

// mistake is what the page says to a try that is not right. It does not say what
// is wrong.
func (a *access) mistake() string {
	if a.codes {
		return "The name, the password or the code is not right. Each code opens once."
	}
	return "The name or the password is not right."
}

// The reasons why a sign-in is refused, for the log and the metrics. Of the
// response they change nothing but whether one has to wait.
const (
	tooOften      = "too_often" // a bound of tries
	tooMany       = "too_many"  // others wait for their hashes
	wrongPassword = "password"  // or the name
	wrongCode     = "code"      // or one that has been used; the password was right
)

// refused is an error: why a sign-in is refused, and for how long at least.
type refused struct {
	why  string
	wait time.Duration // 0 if another may be tried at once
}

func (e *refused) Error() string { return "the sign-in is refused: " + e.why }

// signIn begins a session. Neither the response nor its time shows whether it
// was the name, the password or the code that was wrong.
func (a *access) signIn(w http.ResponseWriter, r *http.Request) {
	t, next := a.try(r), within(r.PostForm.Get("next"))
	err := a.judge(r.Context(), t)
	if no := new(refused); errors.As(err, &no) {
		a.refuse(w, t, no, next)
		return
	}
	if err == nil {
		err = a.begin(w, r, t.name)
	}
	if err != nil {
		a.pages.fail(w, r, err)
		return
	}
	a.o.Log.Info("an operator has signed in", "operator", t.name)
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// judge is nil if the try opens the site, and a *refused if it does not.
func (a *access) judge(ctx context.Context, t try) error {
	if wait := a.tries.wait(t, a.o.Now()); wait > 0 {
		return &refused{tooOften, wait}
	}
	right, err := a.hash(ctx, t)
	switch {
	case errors.Is(err, errBusy):
		return &refused{tooMany, busyWait}
	case err != nil:
		return err
	case !right:
		return &refused{why: wrongPassword}
	}
	return a.judgeCode(ctx, t)
}

// judgeCode is nil if the operator needs no code, or has given one that is right
// and has not been used before.
func (a *access) judgeCode(ctx context.Context, t try) error {
	secret := a.o.Operators[t.name].TOTP
	if secret == nil {
		return nil
	}
	step, right := password.CodeStep(secret.Reveal(), t.code, a.o.Now())
	if a.tries.waitCode(t, a.o.Now()) > 0 || !right {
		return &refused{why: wrongCode}
	}
	fresh, err := a.o.Store.UseCode(ctx, t.name, step)
	if err == nil && !fresh {
		return &refused{why: wrongCode}
	}
	return err
}

// busyWait is when to try again if too many wait for their hashes: those that
// wait are done by then.
const busyWait = time.Second

// hash tells whether the password is that of the operator. For a name that
// nobody has, another is hashed.
func (a *access) hash(ctx context.Context, t try) (right bool, err error) {
	lanes := a.strangers
	if t.known {
		lanes = a.acquainted
	}
	if err := lanes.enter(ctx, t.network); err != nil {
		return false, err
	}
	defer lanes.leave()
	if operator := a.o.Operators[t.name]; operator.Password != nil {
		return a.matches(*operator.Password, t.password), nil
	}
	a.matches(password.Decoy(), t.password)
	return false, nil
}

// refuse responds that the try does not open the site. The log does not name
// who it was: the same name and the same network have the same tags.
func (a *access) refuse(w http.ResponseWriter, t try, no *refused, next string) {
	a.o.Log.Warn("a sign-in at the operators' site was refused", "why", no.why, "name_tag", t.who, "network_tag", t.where)
	a.o.Refused(no.why)
	switch no.why {
	case tooOften:
		a.o.Pages.Later(w, no.wait, "Too many tries to sign in", "There have been too many under this name or from your network, perhaps not by you.")
	case tooMany:
		a.o.Pages.Later(w, no.wait, "Many are signing in just now", "Your password has not been looked at.")
	default:
		a.askIn(w, http.StatusForbidden, signInForm{Next: next, Name: t.name, Mistake: a.mistake()})
	}
}

func (a *access) begin(w http.ResponseWriter, r *http.Request, operator string) error {
	token, now := rand.Text(), a.o.Now()
	s := password.Session{
		ID: password.DigestOf(token).String(), Operator: operator, Proof: a.o.Operators[operator].Proof(),
		Since: now, Until: now.Add(lasts),
	}
	if err := a.o.Store.Begin(r.Context(), s); err != nil {
		return err
	}
	a.setCookie(w, a.cookieName(), token, int(lasts/time.Second))
	a.know(w, operator)
	return nil
}

func (a *access) setCookie(w http.ResponseWriter, name, value string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: a.secure,
	})
}

// signOut ends the session, or every session of the operator.
func (a *access) signOut(w http.ResponseWriter, r *http.Request, v *visit) (err error) {
	if r.PostForm.Get("all") != "" {
		err = a.o.Store.EndAll(r.Context(), v.Operator)
	} else {
		err = a.o.Store.End(r.Context(), v.session)
	}
	if err != nil {
		return err
	}
	a.setCookie(w, a.cookieName(), "", -1)
	http.Redirect(w, r, top+"sign-in", http.StatusSeeOther)
	return nil
}

// within is the address if it is one of the site, or else the site's first
// page: nobody is led elsewhere.
func within(address string) string {
	if u, err := url.Parse(address); err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, top) || u.Path == top+"sign-in" {
		return top
	}
	return address
}

func escape(u *url.URL) string { return url.QueryEscape(u.RequestURI()) }
