package app

import (
	"bytes"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/subscriber"
	"catchup/internal/web/webtest"
)

// newsroom is an installation with pages for subscribers.
const newsroom = `
-- config/catchup.yaml --
timezone: Europe/London
sources:
  beds: { csv: { path: config/beds.csv } }
  readers: { csv: { path: config/readers.csv } }
reports:
  weekly:
    spec: reports/weekly.yaml
    schedule: { at: "0 16 * * FRI", catch_up: 24h }
    to: { list: readers, archive: public }
mail: { from: catchup@example.org }
web: { address: "https://ADDRESS", listen: "ADDRESS" }
sign_up: { reports: [weekly], choices: { region: [North, South] } }
-- config/beds.csv --
ward,beds
North,12
-- config/readers.csv --
email,name
ann@example.org,Ann
bob@example.org,Bob
-- reports/weekly.yaml --
title: Catch Up
leaving: You are on the list of readers.
sections: [ { table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]
`

// TestPersonalLinks sends an edition, follows every link of a subscriber's mail as
// the scanners of mail gateways do, and then leaves with one click.
func TestPersonalLinks(t *testing.T) {
	a, dir, top := openNewsroom(t)
	if _, err := a.Run(t.Context(), Order{Report: "weekly"}); err != nil {
		t.Fatal(err)
	}
	messages := outboxOf(t, dir)
	ann, bob := messages["ann@example.org"], messages["bob@example.org"]
	unsubscribe := plain([]byte(ann.head.Get("List-Unsubscribe")))
	links := regexp.MustCompile(regexp.QuoteMeta(top)+`[^"\s<>]+`).FindAllString(ann.text+" "+ann.html+" "+unsubscribe, -1)
	for _, part := range []string{"/preferences/", "/leave/", "/sign-up", "/weekly/"} {
		if !strings.Contains(ann.text, top+part) || !strings.Contains(ann.html, `href="`+top+part) {
			t.Errorf("the mail has no link to %s:\n%s", part, ann.text)
		}
	}
	one := regexp.MustCompile(`^<(` + regexp.QuoteMeta(top) + `/leave/[\w-]+)>, <mailto:`).FindStringSubmatch(unsubscribe)
	if one == nil || ann.head.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" || strings.Contains(bob.text, one[1]) {
		t.Fatalf("the mail leaves by %q, %q", unsubscribe, ann.head.Get("List-Unsubscribe-Post"))
	}
	if len(ann.html) > 90_000 {
		t.Errorf("the HTML is %d bytes long", len(ann.html))
	}
	store := filepath.Join(dir, "var", "catchup.db")
	webtest.Unchanged(t, store, func() { webtest.Crawl(t, webtest.Files, top, links...) })
	keepsNobody(t, dir)
	response, err := http.PostForm(one[1], url.Values{"List-Unsubscribe": {"One-Click"}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	for email, want := range map[string]subscriber.State{"ann@example.org": subscriber.Left, "bob@example.org": subscriber.Active} {
		if r, err := a.in.store.Subscribers.SubscriberAt(t.Context(), email); r.State != want || response.StatusCode != http.StatusOK || err != nil {
			t.Errorf("after one click (%d) %s is %s, %v; want %s", response.StatusCode, email, r.State, err, want)
		}
	}
}

// TestSignedUp signs up at the daemon's pages: the message comes by itself, and
// after it the next edition, though the subscriber is on no list.
func TestSignedUp(t *testing.T) {
	a, dir, top := openNewsroom(t)
	page := string(webtest.Ask(t, "GET", top+"/sign-up").Body)
	pass := regexp.MustCompile(`name="pass" value="([^"]+)"`).FindStringSubmatch(page)
	response, err := http.PostForm(top+"/sign-up", url.Values{"pass": {pass[1]}, "email": {"cat@example.org"}, "choice-region": {"North"}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	var l messageIn
	for begun := time.Now(); l.text == "" && time.Since(begun) < 2*time.Minute; <-time.After(20 * time.Millisecond) {
		l = outboxOf(t, dir)["cat@example.org"]
	}
	confirm := regexp.MustCompile(regexp.QuoteMeta(top) + `/confirm/\S+`).FindString(l.text)
	if response, err = http.PostForm(confirm, nil); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("confirming by %q: %v, %v", confirm, response, err)
	}
	response.Body.Close()
	if err := os.RemoveAll(filepath.Join(dir, "var", "outbox", "new")); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Run(t.Context(), Order{Report: "weekly"}); err != nil {
		t.Fatal(err)
	}
	if got := outboxOf(t, dir); len(got) != 3 || got["cat@example.org"].text == "" {
		t.Errorf("the edition went to %d readers, want 3", len(got))
	}
}

// TestTooManySignUps signs up more people than the settings let out: the oldest
// are written to, and the operator is told once.
func TestTooManySignUps(t *testing.T) {
	for setting, want := range map[string]string{"per_domain: 1/h": "Too many sign-ups at one domain", "ceiling: 1/h": "Too many sign-ups"} {
		dir := t.TempDir()
		text := strings.NewReplacer("ADDRESS", "127.0.0.1:9", "sign_up: { ", "sign_up: { "+setting+", ", "catchup@example.org }", "catchup@example.org, operator: op@example.org }").Replace(newsroom)
		if err := txtar.Write(txtar.Parse([]byte(text)), dir); err != nil {
			t.Fatal(err)
		}
		settings, err := config.Load(config.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		a, err := New(t.Context(), settings, Options{Dir: dir, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer a.Stop()
		began := time.Now()
		for n, id := range []string{"ann", "bea", "cat"} {
			asked := subscriber.Request{ID: id, Kind: subscriber.SignUp, At: began.Add(time.Duration(n-3) * time.Second), Wish: subscriber.Wish{Email: id + "@example.org", Choice: subscriber.Choice{Reports: []string{"weekly"}}}}
			if err := a.in.store.Subscribers.Ask(t.Context(), asked); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			if err := a.site.mailer().Send(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		got := mailsOf(t, dir)
		told := outboxOf(t, dir)["op@example.org"]
		if len(got) != 2 || outboxOf(t, dir)["ann@example.org"].to == "" || told.head.Get("Subject") != want {
			t.Errorf("%s: %d mails, the operator is told %q", setting, len(got), told.head.Get("Subject"))
		}
	}
}

// openNewsroom opens the installation and serves its pages.
func openNewsroom(t *testing.T) (a *App, dir, top string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	dir, top = t.TempDir(), "http://"+address
	if err := txtar.Write(txtar.Parse([]byte(strings.ReplaceAll(newsroom, "ADDRESS", address))), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if a, err = New(t.Context(), settings, Options{Dir: dir, Now: time.Now}); err != nil {
		t.Fatal(err)
	}
	served := make(chan struct{})
	go func() { defer close(served); a.site.serve(t.Context()) }()
	t.Cleanup(func() { <-served; a.Stop() })
	for begun := time.Now(); time.Since(begun) < 2*time.Minute; <-time.After(10 * time.Millisecond) {
		if response, err := http.Get(top + "/health"); err == nil {
			response.Body.Close()
			return a, dir, top
		}
	}
	t.Fatal("the pages are not served")
	return nil, "", ""
}

// keepsNobody looks for links of subscribers in the files that are kept.
func keepsNobody(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, "var", "editions"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte("/leave/")) || bytes.Contains(data, []byte("/preferences/")) {
			t.Errorf("%s holds a reader's own link", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// messageIn is a mail of the outbox.
type messageIn struct {
	to, text, html string
	head           mail.Header
}

// outboxOf is the mails of the outbox by their subscribers: of several to one, the
// last in the order of file names.
func outboxOf(t *testing.T, dir string) map[string]messageIn {
	t.Helper()
	all := map[string]messageIn{}
	for _, l := range mailsOf(t, dir) {
		all[l.to] = l
	}
	return all
}

// mailsOf is all mails of the outbox.
func mailsOf(t *testing.T, dir string) (all []messageIn) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "var", "outbox", "new", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := mail.ReadMessage(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		to, err := mail.ParseAddress(m.Header.Get("To"))
		if err != nil {
			t.Fatal(err)
		}
		l := messageIn{to: to.Address, head: m.Header}
		l.read(t, m.Header.Get("Content-Type"), m.Body)
		all = append(all, l)
	}
	return all
}

// plain has links lead to the server itself, before which nothing does TLS here.
func plain(words []byte) string {
	return strings.ReplaceAll(string(words), "https://127.", "http://127.")
}

// read takes the bodies out of a part, and of those in it.
func (l *messageIn) read(t *testing.T, kind string, body io.Reader) {
	t.Helper()
	kind, parameters, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, parameters["boundary"])
		for part, err := parts.NextRawPart(); err == nil; part, err = parts.NextRawPart() {
			l.read(t, part.Header.Get("Content-Type"), part)
		}
		return
	}
	words, err := io.ReadAll(quotedprintable.NewReader(body))
	switch {
	case err != nil && strings.HasPrefix(kind, "text/"):
		t.Fatal(err)
	case kind == "text/plain":
		l.text = plain(words)
	case kind == "text/html":
		l.html = plain(words)
	}
}
