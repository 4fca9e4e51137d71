package app

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
	"catchup/internal/web/webtest"
)

// atWork is the newsroom at work, as a daemon: with pages, and with mail that
// comes back.
type atWork struct {
	*App
	t        *testing.T
	dir, top string
	log      *journal
}

// openAtWork opens it. More settings of mail may say how it is sent.
func openAtWork(t *testing.T, more string) *atWork {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	w := &atWork{t: t, dir: t.TempDir(), top: "http://" + address, log: new(journal)}
	text := strings.ReplaceAll(newsroom, "ADDRESS", address)
	text = strings.Replace(text, "mail: { from: catchup@example.org }", `mail: { from: catchup@example.org, `+more+`returns: { address: back@example.org, key: "${KEY}", lmtp: { socket: var/lmtp } } }`, 1)
	w.must(txtar.Write(txtar.Parse([]byte(text)), w.dir))
	settings, err := config.Load(config.Options{Dir: w.dir, Env: func(string) (string, bool) { return "0123456789abcdef", true }})
	w.must(err)
	log := slog.New(slog.NewTextHandler(w.log, nil))
	tell := func(s edition.Step) { log.Info("step", "verb", s.Verb, "object", s.Object, "result", s.Result) }
	w.App, err = New(t.Context(), settings, Options{Dir: w.dir, Now: time.Now, OnStep: tell, Log: log})
	w.must(err)
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- w.work(ctx) }()
	t.Cleanup(func() {
		stop()
		w.must(<-served)
		w.must(w.Stop())
	})
	w.until("the pages are served", func() bool {
		response, err := http.Get(w.top + "/health")
		if err == nil {
			response.Body.Close()
		}
		return err == nil
	})
	return w
}

func (w *atWork) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// until waits for what must come true.
func (w *atWork) until(what string, so func() bool) {
	w.t.Helper()
	for begun := time.Now(); !so(); <-time.After(20 * time.Millisecond) {
		if time.Since(begun) > 2*time.Minute {
			w.t.Fatalf("in vain: %s; %v", what, w.naming("unmistakable"))
		}
	}
}

// posts sends a form, and wants a page.
func (w *atWork) posts(address string, fields ...string) {
	w.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	response, err := http.PostForm(address, form)
	w.must(err)
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		w.t.Fatalf("%s answers %d", address, response.StatusCode)
	}
}

// asks asks at a page for a message, and returns the link in it that holds the
// words.
func (w *atWork) asks(page, email, with string, fields ...string) (link string) {
	w.t.Helper()
	if pass := regexp.MustCompile(`name="pass" value="([^"]+)"`).FindSubmatch(webtest.Ask(w.t, "GET", w.top+page).Body); pass != nil {
		fields = append(fields, "pass", string(pass[1]))
	}
	w.posts(w.top+page, append(fields, "email", email)...)
	w.until("a message with a link to "+with, func() bool {
		for _, l := range mailsOf(w.t, w.dir) {
			if l.to == email && link == "" {
				link = regexp.MustCompile(regexp.QuoteMeta(w.top) + with + `\S+`).FindString(l.text)
			}
		}
		return link != ""
	})
	return link
}

// naming are the files below var that hold the word.
func (w *atWork) naming(word string) (names []string) {
	err := filepath.WalkDir(filepath.Join(w.dir, "var"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return nil // it is gone by now, or is a socket
		}
		if data, err := os.ReadFile(path); err == nil && bytes.Contains(bytes.ToLower(data), []byte(word)) {
			names = append(names, path)
		}
		return nil
	})
	w.must(err)
	return names
}

// TestNothingIsLeft has somebody sign up, get an edition, bounce, and have all of
// it erased, while the daemon is running and another program has the store open:
// no file holds anything of them, and the log never did.
func TestNothingIsLeft(t *testing.T) {
	w := openAtWork(t, "")
	other, err := New(t.Context(), w.in.settings, Options{Dir: w.dir, Now: time.Now})
	w.must(err)
	defer other.Stop()
	const email = "unmistakable@example.org"
	w.posts(w.asks("/sign-up", email, "/confirm/", "name", "Una Unmistakable", "choice-region", "North"))
	_, err = w.Run(t.Context(), Order{Report: "weekly"})
	w.must(err)
	if len(w.naming("una unmistakable")) == 0 {
		t.Fatal("no edition went to the reader")
	}
	w.must(w.returns.take(t.Context(), []byte(bounce("back@example.org", email, "5.1.1")), "back@example.org"))
	_, err = other.in.store.Subscribers.SubscriberAt(t.Context(), email)
	w.must(err)
	w.posts(w.asks("/preferences", email, "/your-data/")+"/erase", "sure", "yes")
	w.until("nothing is left", func() bool { return len(w.naming("unmistakable")) == 0 })
	if stay := outboxOf(t, w.dir); len(stay) != 2 {
		t.Errorf("messages to %d readers are left, want those to the two others", len(stay))
	}
	for _, word := range []string{"unmistak", "Unmistak", "@"} {
		if strings.Contains(w.log.String(), word) {
			t.Errorf("the log holds %q:\n%s", word, w.log)
		}
	}
}

// TestUnconfirmedIsForgotten has the time of a sign-up be over: its message is
// gone from the outbox too.
func TestUnconfirmedIsForgotten(t *testing.T) {
	w := openAtWork(t, "")
	w.asks("/sign-up", "unmistakable@example.org", "/confirm/")
	now := time.Now()
	_, err := w.in.store.Subscribers.Expire(t.Context(), now, subscriber.Expiry{Requests: now.Add(time.Minute)})
	w.must(err)
	w.until("nothing is left", func() bool { return len(w.naming("unmistakable")) == 0 })
}

// TestLogOfALife has everything go wrong that can, with servers and strangers that
// name the reader in all they say: the log names nobody.
func TestLogOfALife(t *testing.T) {
	const email, path = "unmistakable@example.org", "back@example.org"
	server := smtptest.Start(t, smtptest.Options{Reply: func(verb, to string, count int) string {
		switch {
		case verb == "RCPT" && strings.Contains(to, "unmistakable"):
			return "550 5.1.1 <" + email + ">: unmistakable does not live here"
		case verb == "RCPT" && strings.Contains(to, "bob"):
			return "421 4.3.2 not now, bob@example.org"
		}
		return ""
	}})
	w := openAtWork(t, fmt.Sprintf("smtp: { host: 127.0.0.1, port: %d, tls: none }, ", server.Port))
	list := filepath.Join(w.dir, "config", "readers.csv")
	w.must(os.WriteFile(list, []byte("email,name\nunmistakable(at)example.org,Una\n"), 0o644))
	_, err := w.Run(t.Context(), Order{Report: "weekly"})
	if err == nil {
		t.Error("an edition went to a list of mistakes")
	}
	w.in.options.Log.Error("a run has failed", "error", err)
	w.must(os.WriteFile(list, []byte("email,name\n"+email+",Una Unmistakable\nbob@example.org,Bob\nann@example.org,Ann\nunmistakable@,Una\n"), 0o644))
	_, err = w.Run(t.Context(), Order{Report: "weekly"})
	if err == nil {
		t.Error("every message has arrived")
	}
	w.in.options.Log.Error("a run has failed", "error", err)
	for _, raw := range []string{bounce(path, email, "5.1.1"), complaint(path), "From: " + email + "\nSubject: unsubscribe " + email + "\n\nDear Ann, it is me, Una.\n", email} {
		w.must(w.returns.take(t.Context(), []byte(raw), path))
	}
	r, err := w.in.store.Subscribers.SubscriberAt(t.Context(), email)
	w.must(err)
	link := w.site.subscription().Links.Preferences(r.ID, r.Generation, time.Now())
	for _, address := range []string{
		w.top + "/preferences/" + email, w.top + "/" + email, w.top + "/sign-up?email=" + email, w.top + "/undo/" + email, plain([]byte(link)) + "x",
	} {
		webtest.Ask(t, "GET", address)
		response, err := http.PostForm(address, url.Values{"email": {email}, "name": {"Una"}})
		w.must(err)
		response.Body.Close()
	}
	w.must(w.Erase(t.Context(), email))
	for _, word := range []string{"unmistak", "Una", "bob", "Bob", "@", link[strings.LastIndexByte(link, '/')+1:]} {
		if strings.Contains(w.log.String(), word) {
			t.Errorf("the log holds %q:\n%s", word, w.log)
		}
	}
	for _, word := range []string{"letter settled", "an answer came back", "GET /preferences/{pass}"} {
		if !strings.Contains(w.log.String(), word) {
			t.Errorf("the log lacks %q:\n%s", word, w.log)
		}
	}
}
