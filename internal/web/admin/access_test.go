package admin_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"catchup/internal/password"
	"catchup/internal/tooltest"
	"catchup/internal/web/webtest"
)

// TestClosed asks for every page and presses every button as a stranger, with a
// forged cookie, a wrong token, another's seal, and from another site.
func TestClosed(t *testing.T) {
	h := open(t)
	cookie, seal := h.session()
	hash := h.approval().Hash
	act := url.Values{"act": {"approve"}, "hash": {hash}, "to": {"x@example.org"}, "reader": {h.suspended()}, "seal": {seal}}
	for _, path := range h.pages() {
		for _, method := range []string{"GET", "HEAD"} {
			if page := h.ask(method, path, nil); page.Status != http.StatusSeeOther || !strings.HasPrefix(page.Header.Get("Location"), "/desk/sign-in?next=%2Fdesk%2F") || len(page.Body) > 200 {
				t.Errorf("%s %s shows a stranger %d, %q", method, path, page.Status, page.Header.Get("Location"))
			}
		}
		if page := h.ask("GET", path, nil, "Cookie", "desk=FORGED"); page.Status != http.StatusSeeOther {
			t.Errorf("a forged cookie opens %s: %d", path, page.Status)
		}
		if page := h.ask("GET", path, nil, "Authorization", "Bearer FORGED", "Cookie", cookie); page.Status != http.StatusUnauthorized {
			t.Errorf("a forged token opens %s: %d", path, page.Status)
		}
	}
	with := func(key, value string) url.Values {
		changed := maps.Clone(act)
		changed.Set(key, value)
		return changed
	}
	for name, c := range map[string]struct {
		form    url.Values
		headers []string
	}{
		"a stranger":              {act, nil},
		"a forged cookie":         {act, []string{"Cookie", "desk=FORGED"}},
		"no seal":                 {with("seal", ""), []string{"Cookie", cookie}},
		"another's seal":          {with("seal", password.FormToken("another")), []string{"Cookie", cookie}},
		"another site":            {act, []string{"Cookie", cookie, "Sec-Fetch-Site", "cross-site"}},
		"another origin":          {act, []string{"Cookie", cookie, "Origin", "https://evil.example"}},
		"a wrong token":           {act, []string{"Authorization", "Bearer FORGED"}},
		"a token of another kind": {act, []string{"Authorization", "Basic " + h.token}},
		"a token of no kind":      {act, []string{"Authorization", h.token}},
	} {
		for _, button := range []string{waiting + "rule", waiting + "remake", waiting + "try", "/desk/returns/restore", "/desk/sign-out"} {
			if page := h.ask("POST", button, c.form, c.headers...); page.Status != http.StatusForbidden && page.Status != http.StatusUnauthorized {
				t.Errorf("%s may press %s: %d", name, button, page.Status)
			}
		}
	}
	if a := h.approval(); len(a.Rulings) != 0 || a.Hash != hash || len(h.acts.did) > 0 || h.suspended() == "" {
		t.Errorf("something was done all the same: %+v, %q", a, h.acts.did)
	}
	if page := h.ask("GET", waiting, nil, "Cookie", cookie); page.Status != http.StatusOK {
		t.Errorf("ann's session has ended: %d", page.Status)
	}
}

// TestSignIn tells nobody which names there are, bounds how often one may try,
// sets a cookie that no script and no other site gets, and ends sessions.
func TestSignIn(t *testing.T) {
	h := open(t)
	cookie, seal := h.session()
	other, _ := h.session()
	in := h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}, "next": {"https://evil.example/desk/"}})
	if got := in.Header.Get("Set-Cookie"); !strings.Contains(got, "HttpOnly") || !strings.Contains(got, "SameSite=Strict") || !strings.Contains(got, "Max-Age=43200") || in.Header.Get("Location") != "/desk/" {
		t.Errorf("the cookie is %q, and leads to %s", got, in.Header.Get("Location"))
	}
	pages, took := map[string]string{}, map[string]time.Duration{}
	for _, name := range []string{"ann", "ben", "eve"} { // a password, a token alone, nobody
		began := tooltest.Worked(t)
		page := h.ask("POST", "/desk/sign-in", url.Values{"name": {name}, "password": {"wrong password"}})
		took[name], pages[name] = tooltest.Worked(t)-began, strings.ReplaceAll(string(page.Body), name, "NAME")
		if page.Status != http.StatusForbidden || page.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s signs in with a wrong password: %d", name, page.Status)
		}
	}
	// Where no password is hashed, a response comes a hundred times as fast.
	if pages["ann"] != pages["eve"] || pages["ben"] != pages["eve"] || took["eve"] < took["ann"]/20 || took["ben"] < took["ann"]/20 {
		t.Errorf("the page tells which names there are: %v", took)
	}
	status := 0
	for range 12 {
		status = h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {"wrong"}}).Status
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("one may try as often as one likes: %d", status)
	}
	h.now = h.now.Add(time.Minute)
	if status = h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {"wrong"}}).Status; status != http.StatusForbidden {
		t.Errorf("a minute later one may not try again: %d", status)
	}
	opens := func(cookie string) bool { return h.ask("GET", "/desk/", nil, "Cookie", cookie).Status == http.StatusOK }
	if !opens(cookie) || !opens(other) {
		t.Error("the sessions of before have ended")
	}
	h.ask("POST", "/desk/sign-out", url.Values{"seal": {seal}}, "Cookie", cookie)
	if opens(cookie) || !opens(other) {
		t.Error("to sign out ends another session, or none")
	}
	h.ask("POST", "/desk/sign-out", url.Values{"seal": {password.FormToken(strings.TrimPrefix(other, "desk="))}, "all": {"yes"}}, "Cookie", other)
	if opens(other) {
		t.Error("to sign out everywhere leaves a session")
	}
}

// TestLedWithin leads to pages of the site alone after signing in.
func TestLedWithin(t *testing.T) {
	h := open(t)
	for next, want := range map[string]string{
		"/desk/sources/": "/desk/sources/", "//evil.example/desk/": "/desk/", "/weekly/": "/desk/", "/desk/sign-in": "/desk/", "": "/desk/",
		waiting + "?slice=North": waiting + "?slice=North",
	} {
		in := h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}, "next": {next}})
		if got := in.Header.Get("Location"); got != want {
			t.Errorf("%q leads to %q, want %q", next, got, want)
		}
	}
	if old := h.ask("GET", "/desk", nil); old.Status != http.StatusMovedPermanently || old.Header.Get("Location") != "/desk/" {
		t.Errorf("/desk leads to %q: %d", old.Header.Get("Location"), old.Status)
	}
}

// TestSecureCookie binds the cookie of a site with TLS to its host.
func TestSecureCookie(t *testing.T) {
	h := open(t)
	h.options.Address = "https://news.example.org"
	h.serve()
	in := h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}})
	if got := in.Header.Get("Set-Cookie"); !strings.HasPrefix(got, "__Host-desk=") || !strings.Contains(got, "; Secure") {
		t.Errorf("the cookie is %q", got)
	}
}

// TestNewPassword ends the sessions that an old password began, and those of
// who is no operator any more; none lasts for ever.
func TestNewPassword(t *testing.T) {
	h := open(t)
	cookie, _ := h.session()
	ask := func() int { return h.ask("GET", "/desk/", nil, "Cookie", cookie).Status }
	ann, begun := h.options.Operators["ann"], h.now
	fresh, err := password.New("another one altogether")
	h.must(err)
	changed := ann
	changed.Password = &fresh
	for name, change := range map[string]func(){
		"a new password": func() { h.options.Operators["ann"] = changed },
		"no operator":    func() { delete(h.options.Operators, "ann") },
		"the next day":   func() { h.now = begun.Add(12 * time.Hour) },
	} {
		h.options.Operators["ann"], h.now = ann, begun
		if h.serve(); ask() != http.StatusOK {
			t.Errorf("before %s there is no session", name)
		}
		change()
		if h.serve(); ask() != http.StatusSeeOther {
			t.Errorf("after %s the session goes on", name)
		}
	}
}

// TestHeaders looks at the headers of every page: nobody keeps it, nothing runs
// in it, and nobody sets it in a frame.
func TestHeaders(t *testing.T) {
	h := open(t)
	cookie, _ := h.session()
	for name, path := range h.pages() {
		head := h.ask("GET", path, nil, "Cookie", cookie).Header
		policy := head.Get("Content-Security-Policy")
		if head.Get("Cache-Control") != "no-store" || head.Get("X-Frame-Options") != "DENY" || !strings.Contains(policy, "default-src 'none'") ||
			!strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") || head.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", name, head)
		}
	}
	for file, sandboxed := range map[string]bool{"edition.html": true, "page.html": true, "edition.pdf": false, "edition.xlsx": false, "chart-1.png": false} {
		page := h.ask("GET", waiting+"files/-/"+file, nil, "Cookie", cookie)
		policy := page.Header.Get("Content-Security-Policy")
		if page.Status != http.StatusOK || strings.Contains(policy, "script") || strings.Contains(policy, "sandbox") != sandboxed || !strings.Contains(policy, "frame-ancestors 'self'") {
			t.Errorf("%s: %d, %s", file, page.Status, policy)
		}
	}
	for _, path := range []string{
		waiting + "files/-/..%2fstore.db", waiting + "files/London/edition.html", "/desk/editions/weekly/2024-06-15/stories/", "/desk/editions/none/",
		waiting + "figures/f9999/", "/desk/returns/f9999/", waiting + "?slice=London", sliced + "?slice=West", sliced + "files/West/edition.html",
	} {
		if page := h.ask("GET", path, nil, "Cookie", cookie); page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, page.Status)
		}
	}
}

// TestCrawl follows every link of the site with HEAD and GET: all lead
// somewhere, and nothing in the store has changed.
func TestCrawl(t *testing.T) {
	h := open(t)
	cookie, _ := h.session()
	signed := func(t testing.TB, address *url.URL) webtest.Page {
		for _, act := range []string{"/rule", "/remake", "/try", "/restore", "/sign-out"} { // that only take POST
			if strings.HasSuffix(address.Path, act) {
				return webtest.Page{Status: http.StatusOK}
			}
		}
		if head := webtest.Ask(t, "HEAD", address.String(), "Cookie", cookie); head.Status >= 400 {
			t.Errorf("HEAD %s: %d", address, head.Status)
		}
		return webtest.Ask(t, "GET", address.String(), "Cookie", cookie)
	}
	webtest.Unchanged(t, h.file, func() {
		found := webtest.Crawl(t, signed, h.top+"/desk/", h.top+"/desk/")
		for _, path := range []string{waiting + "figures/", waiting + "files/-/edition.pdf", "/desk/sources/", "/desk/readers/", h.pages()["message"], sliced + "?slice=North"} {
			if found[h.top+path].Status != http.StatusOK {
				t.Errorf("nothing leads to %s", path)
			}
		}
		if len(found) < 100 {
			t.Errorf("only %d pages were found", len(found))
		}
		for address, page := range found {
			if strings.Contains(address, "/files/") {
				continue
			}
			if body := string(page.Body); strings.Contains(body, " style=") || strings.Contains(body, "<script") || strings.Contains(body, "<b>") || strings.Contains(body, "\u202e") {
				t.Errorf("%s has a style in an element, or a script", address)
			}
		}
	})
	if len(h.acts.did) > 0 {
		t.Errorf("something was done: %q", h.acts.did)
	}
}
