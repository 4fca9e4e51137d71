package app

import (
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"catchup/config"
	"catchup/internal/browsertest"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/password"
	"catchup/internal/web/webtest"
)

// operated is the sample installation with an operators' site: ann and ben may sign in, and
// approve what is made.
type operated struct {
	t   *testing.T
	app *App
	dir string
	log *journal
	top string // of the site, without a slash at its end

	hash string // of ann's password
}

const annsPassword = "correct horse battery"

// operators is what the sample's settings get to have an operators' site.
const operators = `
web:
  address: %q
  rate: 1000000/s
  operators:
    ann: { password: %q }
    ben: { token: %q }
`

// openOperated opens one that has an edition of 7 June, which went out, and one
// of 14 June, which waits. The token is ben's.
func openOperated(t *testing.T) (n *operated, token string) {
	t.Helper()
	n, token = newOperated(t, func(*operated) {})
	n.make("2024-06-07")
	n.rule("weekly", edition.Approve)
	n.make("2024-06-07")
	n.make("2024-06-14")
	n.comeBack()
	n.serve()
	return n, token
}

// newOperated opens one that has no edition yet, with what is changed of its files.
func newOperated(t *testing.T, change func(*operated)) (n *operated, token string) {
	t.Helper()
	hash, err := password.New(annsPassword)
	if err != nil {
		t.Fatal(err)
	}
	token, digest := password.NewToken()
	n = &operated{t: t, dir: t.TempDir(), log: new(journal), hash: fmt.Sprint(hash)}
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(n.dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	n.edit("config/catchup.yaml", "attach: [pdf] }\n", "attach: [pdf, xlsx] }\n    approve: required\n")
	n.edit("config/catchup.yaml", "\nmail:", fmt.Sprintf(operators, "http://127.0.0.1:8080", hash, digest)+"\nmail:")
	write(t, filepath.Join(n.dir, "config/return.key"), []byte("0123456789abcdef"))
	n.edit("config/catchup.yaml", "\nmail: { ", "\nmail: { returns: { address: back@example.org, key: \"file:config/return.key\", lmtp: { listen: \"127.0.0.1:0\" } }, ")
	change(n)
	settings, err := config.Load(config.Options{Dir: n.dir})
	if err != nil {
		t.Fatal(err)
	}
	n.app, err = New(t.Context(), settings, Options{Dir: n.dir, Now: time.Now, Log: slog.New(slog.NewTextHandler(n.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.app.Stop() })
	return n, token
}

// hostile is what a stranger writes to the operator.
const hostile = "From: Eve <eve@elsewhere.example>\r\nSubject: <b>hello</b>\r\n\r\n<script>alert(1)</script> \x00\x1b[2J\u202edesrever \xff\r\n"

// comeBack has answers come back of the edition that went out: one makes no
// sense to the rules, one suspends the first subscriber, one is a complaint.
func (n *operated) comeBack() {
	n.t.Helper()
	e, err := n.app.Find(n.t.Context(), "weekly/2024-06-07")
	if err != nil {
		n.t.Fatal(err)
	}
	all := []feedback.Event{
		{Kind: feedback.Unknown, Address: "eve@elsewhere.example", Words: "<b>hello</b>\u202e"},
		{Kind: feedback.Hard, Words: "550 5.1.1 <nobody>: Recipient address rejected: User unknown in virtual mailbox table", Status: "5.1.1"},
		{Kind: feedback.Complaint},
	}
	var rows []deliver.Delivery
	for row, err := range n.app.in.store.Ledger.Rows(n.t.Context(), e.ID) {
		if err != nil {
			n.t.Fatal(err)
		}
		rows = append(rows, row)
	}
	for i, a := range all {
		if i > 0 {
			a.Message, _ = feedback.Number(rows[i-1].MessageID)
			a.Signed, a.Final = true, rows[i-1].Email
		}
		a.At = time.Now()
		r := feedback.Return{ID: fmt.Sprintf("%064x", i), At: a.At, Raw: []byte(hostile), Events: []feedback.Event{a}}
		if _, err := n.app.in.store.Returns.ApplyReturn(n.t.Context(), r, feedback.Rules{Soft: 1}.Judge); err != nil {
			n.t.Fatal(err)
		}
	}
}

// suspended is the one subscriber who is; nobody for "".
func (n *operated) suspended() (id string) {
	n.t.Helper()
	all, err := n.app.in.store.Subscribers.Suspended(n.t.Context(), 2)
	if err != nil || len(all) > 1 {
		n.t.Fatalf("suspended are %+v, %v", all, err)
	}
	for _, r := range all {
		id = r.ID
	}
	return id
}

// serve serves the site, by the settings as they are now.
func (n *operated) serve() {
	server := httptest.NewServer(n.app.site.server())
	n.t.Cleanup(server.Close)
	n.top = server.URL
}

func (n *operated) edit(name, old, new string) {
	n.t.Helper()
	name = filepath.Join(n.dir, name)
	text, err := os.ReadFile(name)
	if err != nil || strings.Count(string(text), old) != 1 {
		n.t.Fatalf("%q does not stand once in %s: %v", old, name, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
		n.t.Fatal(err)
	}
}

func (n *operated) make(asOf string) {
	n.t.Helper()
	if _, err := n.app.Run(n.t.Context(), Order{Report: "weekly", AsOf: day(n.t, asOf)}); err != nil {
		n.t.Fatal(err)
	}
}

func (n *operated) rule(name string, act edition.Act) {
	n.t.Helper()
	r := n.review(name)
	if _, err := n.app.Rule(n.t.Context(), r.Edition.Key, edition.Ruling{Who: "ann", Act: act, Hash: r.Approval.Hash}); err != nil {
		n.t.Fatal(err)
	}
}

func (n *operated) review(name string) *edition.Review {
	n.t.Helper()
	r, err := n.app.Review(n.t.Context(), name)
	if err != nil {
		n.t.Fatal(err)
	}
	return r
}

// messages counts what lies in the outbox.
func (n *operated) messages() int {
	n.t.Helper()
	all, err := fs.Glob(os.DirFS(n.dir), "var/outbox/new/*.eml")
	if err != nil {
		n.t.Fatal(err)
	}
	return len(all)
}

// sends sends what is owed, as the daemon does, and counts the messages.
func (n *operated) sends() int {
	n.t.Helper()
	before := n.messages()
	if err := sendOwed(n.t.Context(), n.app); err != nil {
		n.t.Fatal(err)
	}
	return n.messages() - before
}

// visitor is somebody at a browser.
type visitor struct {
	*operated
	tab *browsertest.Tab
}

func (v visitor) presses(button string) {
	v.t.Helper()
	v.tab.Press(chromedp.Click(`//button[normalize-space()="` + button + `"]`))
}

func (v visitor) reads(words string) {
	v.t.Helper()
	if text := browsertest.Eval[string](v.tab, `document.body.innerText`); !strings.Contains(text, words) {
		v.t.Errorf("the page does not say %q:\n%s", words, text)
	}
}

func (v visitor) signsIn() { v.t.Helper(); v.signsInAs("ann") }

// signsInAs signs an operator in who has ann's password.
func (v visitor) signsInAs(name string) {
	v.t.Helper()
	v.tab.Go(v.top + "/desk/")
	v.tab.Do(chromedp.SendKeys("#name", name, chromedp.ByQuery), chromedp.SendKeys("#password", annsPassword, chromedp.ByQuery))
	v.presses("Sign in")
	v.reads("Signed in as " + name)
}

// TestOperators drives the operators' site in a browser without scripts: an edition is looked
// at, approved, held, made anew, which voids the approval, and goes out when
// the other bytes are approved.
func TestOperators(t *testing.T) {
	n, _ := openOperated(t)
	v := visitor{n, browsertest.Open(t)}
	v.tab.Screen(1200, 900)
	v.tab.WithoutScripts()
	v.tab.Go(n.top + "/desk/")
	v.tab.Do(chromedp.SendKeys("#name", "ann", chromedp.ByQuery), chromedp.SendKeys("#password", "wrong", chromedp.ByQuery))
	v.presses("Sign in")
	v.reads("The name or the password is not right.")
	v.signsIn()
	v.tab.Press(chromedp.Click(`//a[text()="weekly/2024-06-14"]`))
	first := n.review("weekly").Approval.Hash
	for _, words := range []string{"Waits for approval", first, "Since weekly/2024-06-07", "in", "out"} {
		v.reads(words)
	}
	v.presses("Approve …")
	v.reads("This mails 3 readers now.")
	v.presses("Approve, and mail 3 readers now")
	v.reads("ann approved it")
	v.presses("Put on hold")
	if sent := n.sends(); sent != 0 {
		t.Errorf("%d letters of an edition on hold have left", sent)
	}
	n.edit("reports/weekly.yaml", "tagline: ", "tagline: Soon, ")
	v.presses("Make it anew")
	v.reads("ann had it made anew")
	v.presses("Release …")
	v.presses("Release it")
	v.reads("Waits for approval")
	if sent := n.sends(); sent != 0 || n.review("weekly").Approval.Hash == first {
		t.Errorf("%d letters of an edition that was made anew have left by its old approval", sent)
	}
	v.presses("Approve …")
	v.presses("Approve, and mail 3 readers now")
	if sent := n.sends(); sent != 3 {
		t.Errorf("%d of 3 letters have left", sent)
	}
	v.tab.Do(chromedp.SendKeys("#to", "somebody@example.org", chromedp.ByQuery))
	before := n.messages()
	v.presses("Send the test")
	v.reads("It went to somebody@example.org")
	if n.messages() != before+1 {
		t.Error("the test did not leave")
	}
	v.tab.Go(n.top + "/desk/editions/weekly/2024-06-07/")
	v.reads("Hard bounces\n1")
	v.tab.Press(chromedp.Click(`//a[text()="What came back"]`))
	for _, words := range []string{"<b>hello</b>", "eve@elsewhere.example", "amara.osei@example.org", "User unknown"} {
		v.reads(words)
	}
	v.presses("Let back in amara.osei@example.org")
	v.reads("There are none.")
	if id := n.suspended(); id != "" {
		t.Errorf("%s is still suspended", id)
	}
	v.tab.Press(chromedp.Click(`//a[text()="<b>hello</b>"]`))
	v.reads("<script>alert(1)</script> [2Jdesrever \uFFFD")
	v.tab.Go(n.top + "/desk/")
	v.presses("Sign out")
	v.tab.Go(n.top + "/desk/editions/weekly/2024-06-14/")
	v.reads("Password")
}

// ask sends a request, with headers as names and values in turn, and follows
// nothing.
func (n *operated) ask(method, path string, form url.Values, headers ...string) webtest.Page {
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
func (n *operated) session() (cookie, seal string) {
	n.t.Helper()
	in := n.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}})
	if in.Status != http.StatusSeeOther {
		n.t.Fatalf("ann cannot sign in: %d", in.Status)
	}
	cookie, _, _ = strings.Cut(in.Header.Get("Set-Cookie"), ";")
	return cookie, password.FormToken(strings.TrimPrefix(cookie, "desk="))
}

const waiting = "/desk/editions/weekly/2024-06-14/"

// TestNextSlot keeps with an edition until when its drop can be taken back: the
// report's next slot. A clock that stands still has none.
func TestNextSlot(t *testing.T) {
	n, _ := openOperated(t)
	if next := n.review("weekly").Approval.Next; !next.IsZero() {
		t.Errorf("under a clock that stands still the next slot is %s", next)
	}
	n.app.in.calendar.Pinned = nil
	terms := n.app.maker.press("weekly").Terms(time.Now(), time.Now())
	if want := n.app.in.calendar.Next("weekly", 1); len(want) != 1 || !terms.Next.Equal(want[0]) {
		t.Errorf("the next slot is %s, want %s", terms.Next, want)
	}
}
