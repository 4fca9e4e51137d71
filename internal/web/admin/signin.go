package admin

import (
	"crypto/rand"
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
}

// signInPage asks who it is. A browser that comes from another site does not
// show its cookie at once; the page leads on.
func (a *access) signInPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", web.Never)
	a.askIn(w, http.StatusOK, signInForm{Next: within(r.URL.Query().Get("next"))})
}

func (a *access) askIn(w http.ResponseWriter, status int, f signInForm) {
	f.Frame = a.pages.frame("Sign in", nil)
	a.pages.show(w, status, "sign-in", f)
}

// signIn begins a session. Neither the response nor its time shows whether it
// was the name or the password that was wrong.
func (a *access) signIn(w http.ResponseWriter, r *http.Request) {
	if wait := a.tries.Wait(web.Network(r), a.o.Now()); wait > 0 {
		a.o.Pages.TooMany(w, wait)
		return
	}
	form := signInForm{Next: within(r.PostForm.Get("next")), Name: r.PostForm.Get("name")}
	if !a.knows(form.Name, r.PostForm.Get("password")) {
		a.o.Log.Warn("a sign-in at the operators' site was refused")
		form.Mistake = "The name or the password is not right."
		a.askIn(w, http.StatusForbidden, form)
		return
	}
	if err := a.begin(w, r, form.Name); err != nil {
		a.pages.fail(w, r, err)
		return
	}
	a.o.Log.Info("an operator has signed in", "operator", form.Name)
	http.Redirect(w, r, form.Next, http.StatusSeeOther)
}

// knows tells whether it is an operator's password.
func (a *access) knows(name, given string) bool {
	a.hashes <- struct{}{}
	defer func() { <-a.hashes }()
	if operator := a.o.Operators[name]; operator.Password != nil {
		return operator.Password.Matches(given)
	}
	password.Decoy().Matches(given)
	return false
}

func (a *access) begin(w http.ResponseWriter, r *http.Request, operator string) error {
	token, now := rand.Text(), a.o.Now()
	s := password.Session{
		ID: password.DigestOf(token).String(), Operator: operator, Proof: a.o.Operators[operator].Password.Proof(),
		Since: now, Until: now.Add(lasts),
	}
	if err := a.o.Store.Begin(r.Context(), s); err != nil {
		return err
	}
	a.setCookie(w, token, int(lasts/time.Second))
	return nil
}

func (a *access) setCookie(w http.ResponseWriter, value string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: a.cookieName(), Value: value, Path: "/", MaxAge: age,
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
	a.setCookie(w, "", -1)
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
