package app

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/browsertest"
	"catchup/internal/password"
	"catchup/internal/web/webtest"
)

// ask sends a request, with headers as names and values in turn, and follows
// nothing.
func (n *deskhouse) ask(method, path string, form url.Values, headers ...string) webtest.Page {
	n.t.Helper()
	r, err := http.NewRequestWithContext(n.t.Context(), method, n.top+path, strings.NewReader(form.Encode()))
	if err != nil {
		n.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		n.t.Fatal(err)
	}
	return webtest.Read(n.t, response)
}

// session signs ann in, and returns the header of her cookie and the seal of
// her forms.
func (n *deskhouse) session() (cookie, seal string) {
	n.t.Helper()
	in := n.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}})
	if in.Status != http.StatusSeeOther {
		n.t.Fatalf("ann cannot sign in: %d", in.Status)
	}
	cookie, _, _ = strings.Cut(in.Header.Get("Set-Cookie"), ";")
	return cookie, password.Seal(strings.TrimPrefix(cookie, "desk="))
}

const waiting = "/desk/editions/weekly/2024-06-14/"

// TestDeskIsClosed asks for every page and presses every button as a stranger,
// with a forged cookie, a wrong token, another's seal, and from another site.
func TestDeskIsClosed(t *testing.T) {
	n, token := openDesk(t)
	cookie, seal := n.session()
	hash := n.review("weekly").Approval.Hash
	act := url.Values{"act": {"approve"}, "hash": {hash}, "to": {"x@example.org"}, "reader": {n.suspended()}, "seal": {seal}}
	messages := n.messages()
	for _, path := range n.pagesOf() {
		for _, method := range []string{"GET", "HEAD"} {
			if page := n.ask(method, path, nil); page.Status != http.StatusSeeOther || !strings.HasPrefix(page.Header.Get("Location"), "/desk/sign-in?next=%2Fdesk%2F") || len(page.Body) > 200 {
				t.Errorf("%s %s shows a stranger %d, %q", method, path, page.Status, page.Header.Get("Location"))
			}
		}
		if page := n.ask("GET", path, nil, "Cookie", "desk=FORGED"); page.Status != http.StatusSeeOther {
			t.Errorf("a forged cookie opens %s: %d", path, page.Status)
		}
		if page := n.ask("GET", path, nil, "Authorization", "Bearer FORGED", "Cookie", cookie); page.Status != http.StatusUnauthorized {
			t.Errorf("a forged token opens %s: %d", path, page.Status)
		}
	}
	with := func(key, value string) url.Values {
		changed := url.Values{}
		for k, v := range act {
			changed[k] = v
		}
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
		"another's seal":          {with("seal", password.Seal("another")), []string{"Cookie", cookie}},
		"another site":            {act, []string{"Cookie", cookie, "Sec-Fetch-Site", "cross-site"}},
		"another origin":          {act, []string{"Cookie", cookie, "Origin", "https://evil.example"}},
		"a wrong token":           {act, []string{"Authorization", "Bearer FORGED"}},
		"a token of another kind": {act, []string{"Authorization", "Basic " + token}},
	} {
		for _, button := range []string{waiting + "rule", waiting + "remake", waiting + "try", "/desk/returns/restore", "/desk/sign-out"} {
			if page := n.ask("POST", button, c.form, c.headers...); page.Status != http.StatusForbidden && page.Status != http.StatusUnauthorized {
				t.Errorf("%s may press %s: %d", name, button, page.Status)
			}
		}
	}
	if r := n.review("weekly"); len(r.Approval.Rulings) != 0 || r.Approval.Hash != hash || n.messages() != messages || n.suspended() == "" {
		t.Errorf("something was done all the same: %+v", r.Approval)
	}
	for _, want := range []int{http.StatusSeeOther, http.StatusConflict} {
		if page := n.ask("POST", "/desk/returns/restore", act, "Cookie", cookie); page.Status != want || n.suspended() != "" {
			t.Errorf("to let a reader back in is answered by %d, want %d", page.Status, want)
		}
	}
	if page := n.ask("GET", waiting, nil, "Cookie", cookie); page.Status != http.StatusOK {
		t.Errorf("ann's session has ended: %d", page.Status)
	}
	if page := n.ask("POST", waiting+"rule", with("seal", ""), "Authorization", "Bearer "+token); page.Status != http.StatusSeeOther {
		t.Errorf("ben's token may not approve: %d", page.Status)
	}
	if r := n.review("weekly"); len(r.Approval.Rulings) != 1 || r.Approval.Rulings[0].Who != "ben" {
		t.Errorf("ben's word is not written down: %+v", r.Approval.Rulings)
	}
	if page := n.ask("POST", waiting+"rule", act, "Cookie", cookie); page.Status != http.StatusConflict {
		t.Errorf("it is approved twice: %d", page.Status)
	}
}

// TestDeskSignIn tells nobody which names there are, bounds how often one may
// try, sets a cookie that no script and no other site gets, and ends sessions.
func TestDeskSignIn(t *testing.T) {
	n, _ := openDesk(t)
	cookie, seal := n.session()
	other, _ := n.session()
	in := n.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}, "next": {"https://evil.example/desk/"}})
	if got := in.Header.Get("Set-Cookie"); !strings.Contains(got, "HttpOnly") || !strings.Contains(got, "SameSite=Strict") || !strings.Contains(got, "Max-Age=43200") || in.Header.Get("Location") != "/desk/" {
		t.Errorf("the cookie is %q, and leads to %s", got, in.Header.Get("Location"))
	}
	pages, took := map[string]string{}, map[string]time.Duration{}
	for _, name := range []string{"ann", "ben", "eve"} { // a password, a token alone, nobody
		began := time.Now()
		page := n.ask("POST", "/desk/sign-in", url.Values{"name": {name}, "password": {"wrong password"}})
		took[name], pages[name] = time.Since(began), strings.ReplaceAll(string(page.Body), name, "NAME")
		if page.Status != http.StatusForbidden || page.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s signs in with a wrong password: %d", name, page.Status)
		}
	}
	if pages["ann"] != pages["eve"] || pages["ben"] != pages["eve"] || took["eve"] < took["ann"]/5 || took["ben"] < took["ann"]/5 {
		t.Errorf("the answer tells which names there are: %v", took)
	}
	status := 0
	for range 12 {
		status = n.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {"wrong"}}).Status
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("one may try as often as one likes: %d", status)
	}
	open := func(cookie string) bool { return n.ask("GET", "/desk/", nil, "Cookie", cookie).Status == http.StatusOK }
	if !open(cookie) || !open(other) {
		t.Error("the sessions of before have ended")
	}
	n.ask("POST", "/desk/sign-out", url.Values{"seal": {seal}}, "Cookie", cookie)
	if open(cookie) || !open(other) {
		t.Error("to sign out ends another session, or none")
	}
	n.ask("POST", "/desk/sign-out", url.Values{"seal": {password.Seal(strings.TrimPrefix(other, "desk="))}, "all": {"yes"}}, "Cookie", other)
	if open(other) {
		t.Error("to sign out everywhere leaves a session")
	}
}

// TestDeskNewPassword ends the sessions that an old password began, and those
// of who is no operator any more; none lasts for ever.
func TestDeskNewPassword(t *testing.T) {
	n, _ := openDesk(t)
	cookie, _ := n.session()
	ask := func() int { return n.ask("GET", "/desk/", nil, "Cookie", cookie).Status }
	operator := n.app.in.settings.Web.Operators["ann"]
	fresh, err := password.New("another one altogether")
	if err != nil {
		t.Fatal(err)
	}
	old := operator.Password
	for name, change := range map[string]func(){
		"a new password": func() { operator.Password = &fresh; n.app.in.settings.Web.Operators["ann"] = operator },
		"no operator":    func() { delete(n.app.in.settings.Web.Operators, "ann") },
		"the next day":   func() { n.app.in.options.Now = func() time.Time { return time.Now().Add(12 * time.Hour) } },
	} {
		operator.Password = old
		n.app.in.settings.Web.Operators["ann"], n.app.in.options.Now = operator, time.Now
		if n.serve(); ask() != http.StatusOK {
			t.Fatalf("before %s nobody is signed in", name)
		}
		change()
		if n.serve(); ask() != http.StatusSeeOther {
			t.Errorf("after %s the session goes on", name)
		}
	}
}

// TestDeskHeaders looks at the headers of every page: nobody keeps it, nothing
// runs in it, and nobody sets it in a frame.
func TestDeskHeaders(t *testing.T) {
	n, _ := openDesk(t)
	cookie, _ := n.session()
	for name, path := range n.pagesOf() {
		head := n.ask("GET", path, nil, "Cookie", cookie).Header
		policy := head.Get("Content-Security-Policy")
		if head.Get("Cache-Control") != "no-store" || head.Get("X-Frame-Options") != "DENY" || !strings.Contains(policy, "default-src 'none'") ||
			!strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") || head.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", name, head)
		}
	}
	for file, sandboxed := range map[string]bool{"edition.html": true, "page.html": true, "edition.pdf": false, "edition.xlsx": false, "chart-1.png": false} {
		page := n.ask("GET", waiting+"files/-/"+file, nil, "Cookie", cookie)
		policy := page.Header.Get("Content-Security-Policy")
		if page.Status != http.StatusOK || strings.Contains(policy, "script") || strings.Contains(policy, "sandbox") != sandboxed || !strings.Contains(policy, "frame-ancestors 'self'") {
			t.Errorf("%s: %d, %s", file, page.Status, policy)
		}
	}
	for _, path := range []string{waiting + "files/-/..%2fcatchup.db", waiting + "files/London/edition.html", "/desk/editions/weekly/2024-06-15/stories/", waiting + "figures/f9999/", "/desk/returns/f9999/", waiting + "?slice=London"} {
		if page := n.ask("GET", path, nil, "Cookie", cookie); page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, page.Status)
		}
	}
}

// TestDeskCrawl follows every link of the desk with HEAD and GET: all lead
// somewhere, and nothing in the store or in the folder has changed.
func TestDeskCrawl(t *testing.T) {
	n, _ := openDesk(t)
	cookie, _ := n.session()
	signed := func(t testing.TB, address *url.URL) webtest.Page {
		if strings.HasSuffix(address.Path, "/rule") || strings.HasSuffix(address.Path, "/remake") || strings.HasSuffix(address.Path, "/try") || strings.HasSuffix(address.Path, "/restore") || address.Path == "/desk/sign-out" {
			return webtest.Page{Status: http.StatusOK} // an action that only takes POST
		}
		if head := webtest.Ask(t, "HEAD", address.String(), "Cookie", cookie); head.Status >= 400 {
			t.Errorf("HEAD %s: %d", address, head.Status)
		}
		return webtest.Ask(t, "GET", address.String(), "Cookie", cookie)
	}
	messages := n.messages()
	webtest.Unchanged(t, filepath.Join(n.dir, "var/catchup.db"), func() {
		found := webtest.Crawl(t, signed, n.top+"/desk/", n.top+"/desk/")
		for _, path := range []string{waiting + "figures/", waiting + "files/-/edition.pdf", "/desk/sources/", "/desk/readers/", n.pagesOf()["message"]} {
			if found[n.top+path].Status != http.StatusOK {
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
	if n.messages() != messages {
		t.Error("a letter has left")
	}
}

// judged are the desk's pages, and that to sign in at.
func (n *deskhouse) judged() map[string]string {
	pages := n.pagesOf()
	pages["sign-in"] = "/desk/sign-in"
	return pages
}

// TestDeskValid has html-validate judge every page of the desk.
func TestDeskValid(t *testing.T) {
	program := browsertest.Module(t, ".bin/html-validate")
	n, _ := openDesk(t)
	cookie, _ := n.session()
	folder := t.TempDir()
	put := func(name, data string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	args := []string{"--config", put("rules.json", `{"root": true, "extends": ["html-validate:recommended"]}`)}
	for name, path := range n.judged() {
		args = append(args, put(name+".html", string(n.ask("GET", path, nil, "Cookie", cookie).Body)))
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%s", err, out)
	}
}

// TestDeskAccessible has axe-core judge every page of the desk, light and dark,
// on a telephone and in a window: it finds nothing.
func TestDeskAccessible(t *testing.T) {
	n, _ := openDesk(t)
	v := visitor{n, browsertest.Open(t)}
	v.signsIn()
	for name, path := range n.judged() {
		v.isAccessible(name, path)
	}
}

// isAccessible has axe-core judge a page, and wants it to fit the screen.
func (v visitor) isAccessible(name, path string) {
	v.t.Helper()
	script, err := os.ReadFile(browsertest.Module(v.t, "axe-core/axe.min.js"))
	if err != nil {
		v.t.Fatal(err)
	}
	for _, screen := range []struct {
		width  int64
		scheme string
	}{{320, "light"}, {1200, "dark"}} {
		v.tab.Screen(screen.width, 900)
		v.tab.Prefer(screen.scheme)
		v.tab.Go(v.top + path)
		if over := browsertest.Eval[int](v.tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			v.t.Errorf("%s, %s: %d pixels too wide", name, fmt.Sprint(screen), over)
		}
		v.tab.Script(string(script))
		var found []struct {
			ID, Impact, Help string
			Nodes            []struct{ HTML string }
		}
		response := browsertest.Eval[string](v.tab, `axe.run({resultTypes: ["violations"], iframes: false}).then(r => JSON.stringify(r.violations))`)
		if err := json.Unmarshal([]byte(response), &found); err != nil {
			v.t.Fatal(err)
		}
		for _, one := range found {
			v.t.Errorf("%s, %s: %s (%s): %s: %.300s", name, fmt.Sprint(screen), one.ID, one.Impact, one.Help, one.Nodes[0].HTML)
		}
	}
}
