package admin

import (
	"net/http"
	"time"

	"catchup/internal/password"
)

// knownFor is for how long a browser is known after an operator has signed in.
const knownFor = 180 * 24 * time.Hour

// knownPurpose is what the pass in a known browser is for.
const knownPurpose = "an operator's browser"

// knownName is the name of the cookie that holds the pass.
func (a *access) knownName() string { return a.cookieName() + "-known" }

// know has the browser keep a pass by which it is known when the operator signs
// in the next time. The pass opens nothing, and names nobody.
func (a *access) know(w http.ResponseWriter, operator string) {
	pass := a.o.Key.Issue(knownPurpose, a.acquaintance(operator), a.o.Now().Add(knownFor))
	a.setCookie(w, a.knownName(), pass, int(knownFor/time.Second))
}

// knows tells whether the operator has signed in with this browser before, with
// the password of today.
func (a *access) knows(r *http.Request, operator string) bool {
	c, err := r.Cookie(a.knownName())
	if err != nil || a.o.Operators[operator].Proof() == "" {
		return false
	}
	subject, err := a.o.Key.Open(knownPurpose, c.Value, a.o.Now())
	return err == nil && subject == a.acquaintance(operator)
}

// acquaintance is the subject of the pass: the operator with that password.
func (a *access) acquaintance(operator string) string {
	return password.DigestOf(a.o.Operators[operator].Proof() + " " + operator).String()
}
