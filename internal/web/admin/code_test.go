package admin_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"

	"catchup/internal/browsertest"
	"catchup/internal/password"
	"catchup/internal/setting"
	"catchup/internal/web/webtest"
)

// code is what dora's app shows that much later.
func (h *house) code(later time.Duration) string {
	h.Helper()
	code, err := totp.GenerateCode(dorasSecret, h.now.Add(later))
	h.must(err)
	return code
}

// enter tries to sign in.
func (h *house) enter(name, given, code string) webtest.Page {
	h.Helper()
	return h.ask("POST", "/desk/sign-in", url.Values{"name": {name}, "password": {given}, "code": {code}})
}

// TestCode needs a code of dora's app besides her password. Each opens once, and
// the page does not tell what of the three is wrong.
func TestCode(t *testing.T) {
	h := open(t)
	wrong := strings.ReplaceAll(string(h.enter("nobody", annsPassword, h.code(0)).Body), "nobody", "NAME")
	for what, c := range map[string]struct{ name, given, code string }{
		"no code":                      {"dora", annsPassword, ""},
		"a wrong code":                 {"dora", annsPassword, "000000"},
		"a code that is old":           {"dora", annsPassword, h.code(-time.Minute)},
		"a code that is not yet":       {"dora", annsPassword, h.code(time.Minute)},
		"a wrong password":             {"dora", "wrong password", h.code(0)},
		"a wrong password and no code": {"ann", "wrong password", ""},
	} {
		page := h.enter(c.name, c.given, c.code)
		if page.Status != http.StatusForbidden || page.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s opens: %d", what, page.Status)
		}
		if got := strings.ReplaceAll(string(page.Body), c.name, "NAME"); got != wrong {
			t.Errorf("%s is told by the page", what)
		}
	}
	now := h.code(0)
	for _, c := range []struct {
		what, code string
		want       int
	}{
		{"the code of now", now[:3] + " " + now[3:], http.StatusSeeOther},
		{"it once more", now, http.StatusForbidden},
		{"the one before", h.code(-30 * time.Second), http.StatusForbidden},
	} {
		page := h.enter("dora", annsPassword, c.code)
		if page.Status != c.want {
			t.Errorf("%s: %d, want %d", c.what, page.Status, c.want)
		}
		if got := strings.ReplaceAll(string(page.Body), "dora", "NAME"); page.Status == http.StatusForbidden && got != wrong {
			t.Errorf("the page tells that %s is no code", c.what)
		}
	}
	h.now = h.now.Add(time.Minute)
	if next := h.enter("dora", annsPassword, h.code(0)); next.Status != http.StatusSeeOther {
		t.Errorf("a minute later: %d", next.Status)
	}
	if ann := h.enter("ann", annsPassword, ""); ann.Status != http.StatusSeeOther {
		t.Errorf("ann needs a code: %d", ann.Status)
	}
	if ben := h.ask("GET", "/desk/", nil, "Authorization", "Bearer "+h.token); ben.Status != http.StatusOK {
		t.Errorf("a token needs a code: %d", ben.Status)
	}
	if all := strings.Join(h.refused, " "); strings.Count(all, "code") != 6 || strings.Count(all, "password") != 3 {
		t.Errorf("the metrics hear of %s", all)
	}
}

// TestCodeIsAskedOfAll shows the field to everybody if one operator has an app,
// and to nobody otherwise.
func TestCodeIsAskedOfAll(t *testing.T) {
	h := open(t)
	shown := func() bool {
		return strings.Contains(string(h.ask("GET", "/desk/sign-in", nil).Body), `name="code"`)
	}
	if !shown() {
		t.Error("nobody is asked for a code")
	}
	delete(h.options.Operators, "dora")
	if h.serve(); shown() {
		t.Error("a code is asked for that nobody has")
	}
	if page := h.enter("ann", "wrong password", ""); strings.Contains(string(page.Body), "code") {
		t.Error("the page speaks of a code that nobody has")
	}
}

// TestNewSecret ends the sessions that were begun without a code, or with those
// of another secret.
func TestNewSecret(t *testing.T) {
	h := open(t)
	secret, _, err := password.NewCodeSecret("dora")
	h.must(err)
	other := setting.NewSecret(secret)
	for name, who := range map[string]string{"a first secret": "ann", "a new secret": "dora"} {
		in := h.enter(who, annsPassword, h.code(0))
		cookie, _, _ := strings.Cut(in.Header.Get("Set-Cookie"), ";")
		ask := func() int { return h.ask("GET", "/desk/", nil, "Cookie", cookie).Status }
		if ask() != http.StatusOK {
			t.Errorf("before %s there is no session", name)
		}
		changed := h.options.Operators[who]
		changed.TOTP = &other
		h.options.Operators[who] = changed
		if h.serve(); ask() != http.StatusSeeOther {
			t.Errorf("after %s the session goes on", name)
		}
	}
}

// TestCodeByHand signs dora in with a browser that runs no scripts: first with a
// code that is wrong.
func TestCodeByHand(t *testing.T) {
	h := open(t)
	tab := browsertest.Open(t)
	tab.WithoutScripts()
	tab.Go(h.top + "/desk/sources/")
	for _, code := range []string{"000 000", h.code(0)} {
		tab.Do(chromedp.SetValue("#name", "dora", chromedp.ByQuery), chromedp.SendKeys("#password", annsPassword, chromedp.ByQuery), chromedp.SendKeys("#code", code, chromedp.ByQuery))
		tab.Press(chromedp.Click(`//button[normalize-space()="Sign in"]`))
	}
	var where, signed string
	tab.Do(chromedp.Location(&where), chromedp.Text(".signed p", &signed, chromedp.ByQuery))
	if where != h.top+"/desk/sources/" || signed != "Signed in as dora" {
		t.Errorf("dora is led to %s, and it says %q", where, signed)
	}
}
