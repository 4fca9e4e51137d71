package subscription_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/deliver/outbox"
	"catchup/internal/store"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
	"catchup/internal/web"
	"catchup/internal/web/subscription"
	"catchup/templates"
)

// house is a site of subscribers' pages with a real store, a mailer and an
// outbox.
type house struct {
	t      testing.TB
	file   string // of the store
	store  *store.Store
	room   *subscription.Room
	mailer *subscription.Mailer
	outbox string
	top    string // of the site, without a slash at its end
	log    *journal
	no     *deliver.Refusal   // of the next hop; nil if it takes everything
	held   subscriber.Waiting // what the bounds held back when messages were last sent

	mu  sync.Mutex
	now time.Time
}

// journal is a log that is read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

var both = &subscription.Spec{
	Reports: []string{"weekly", "daily"}, Choices: map[string][]string{"region": {"London", "South West"}},
	Rate: web.Rate{Count: 1000, Span: time.Minute},
}

// open opens the house. Whoever spec lets sign up may.
func open(t testing.TB, spec *subscription.Spec) *house {
	t.Helper()
	folder := t.TempDir()
	h := &house{t: t, file: filepath.Join(folder, "catchup.db"), outbox: filepath.Join(folder, "outbox"), log: new(journal), now: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
	var err error
	if h.store, err = store.Open(t.Context(), h.file, store.Options{Erasures: filepath.Join(folder, "erased")}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.store.Close() })
	key, err := h.store.Keys.Key(t.Context(), h.now)
	if err != nil {
		t.Fatal(err)
	}
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	h.top = "http://" + server.Listener.Addr().String()
	log := slog.New(slog.NewTextHandler(h.log, nil))
	reports := []subscription.Report{{"weekly", "Catch Up", "The week in health policy and finance, for people who were busy."}, {"daily", "Catch Up in brief", "The day in five minutes."}, {"board", "For the board", ""}}
	pages := web.NewPages(looks.Site)
	h.room = subscription.New(subscription.Options{
		Spec: spec, Store: h.store.Subscribers, Key: key, Pages: pages, Title: "Catch Up", Reports: reports, Address: h.top, Zone: time.UTC, Now: h.clock, Log: log,
	})
	h.mailer = subscription.NewMailer(subscription.MailerOptions{
		Requests: h.store.Subscribers, Key: key, Looks: looks, Open: h.sender,
		From: mail.Address{Name: "Catch Up", Address: "catchup@example.org"}, Title: "Catch Up", Reports: reports, Spec: spec, Held: func(_ context.Context, w subscriber.Waiting) { h.held = w }, Address: h.top, Zone: time.UTC,
		Pending: 7 * 24 * time.Hour, Now: h.clock, Log: log,
	})
	server.Config.Handler = web.New(web.Options{
		Spec: web.Spec{Address: h.top, Rate: web.Rate{Count: 1e6, Span: time.Second}}, Pages: pages, Rooms: []web.Room{h.room, home{}}, Unbounded: subscription.Unbounded,
		Healthy: func(context.Context) error { return nil }, Now: h.clock, Log: log,
	})
	server.Start()
	t.Cleanup(server.Close)
	return h
}

// sender is the way to the outbox, or to a server that refuses.
func (h *house) sender() (deliver.Sender, error) {
	if h.no != nil {
		return refusing{h.no}, nil
	}
	return outbox.Open(h.outbox)
}

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

// wait lets time pass.
func (h *house) wait(span time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(span)
}

// enrol puts subscribers on a list.
func (h *house) enrol(emails ...string) {
	h.t.Helper()
	var all []subscriber.Subscriber
	for _, email := range emails {
		all = append(all, subscriber.Subscriber{Email: email, Name: "Anna Bell", Signed: h.clock()})
	}
	if _, err := h.store.Subscribers.Import(h.t.Context(), "", storetest.Seq(all...)); err != nil {
		h.t.Fatal(err)
	}
}

// sub is the one with the address.
func (h *house) sub(email string) subscriber.Subscriber {
	h.t.Helper()
	r, err := h.store.Subscribers.SubscriberAt(h.t.Context(), email)
	if err != nil {
		h.t.Fatalf("%s: %v", email, err)
	}
	return r
}

// page is what a request gave.
type page struct {
	status int
	head   http.Header
	body   string
}

// ask sends a request, follows no redirection and has no cookies.
func (h *house) ask(method, address string, form url.Values, headers ...string) page {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		h.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return page{response.StatusCode, response.Header, string(body)}
}

// get is a page that is there.
func (h *house) get(address string) page {
	h.t.Helper()
	p := h.ask(http.MethodGet, address, nil)
	if p.status != http.StatusOK {
		h.t.Fatalf("GET %s answers %d:\n%s", address, p.status, p.body)
	}
	return p
}

var hidden = regexp.MustCompile(`type="hidden" name="pass" value="([^"]+)"`)

// form is the pass of the form on a page, and the fields.
func (h *house) form(address string, fields ...string) url.Values {
	h.t.Helper()
	v := url.Values{}
	if found := hidden.FindStringSubmatch(h.get(address).body); found != nil {
		v.Set("pass", found[1])
	}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Add(fields[i], fields[i+1])
	}
	return v
}

// signUp sends the form to sign up.
func (h *house) signUp(email string, fields ...string) page {
	h.t.Helper()
	form := h.form(h.top+"/sign-up", append([]string{"email", email, "report-weekly", "yes"}, fields...)...)
	return h.ask(http.MethodPost, h.top+"/sign-up", form)
}

// message is a mail of the outbox.
type message struct {
	to, subject, text, html string
	head                    mail.Header
}

// messages has the mailer answer, and takes what lies in the outbox.
func (h *house) messages() (all []message) {
	h.t.Helper()
	if err := h.mailer.Send(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(h.outbox, "new", "*"))
	if err != nil {
		h.t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			h.t.Fatal(err)
		}
		all = append(all, h.read(data))
		if err := os.Remove(name); err != nil {
			h.t.Fatal(err)
		}
	}
	return all
}

func (h *house) read(data []byte) (l message) {
	h.t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		h.t.Fatal(err)
	}
	l = message{to: m.Header.Get("To"), subject: m.Header.Get("Subject"), head: m.Header}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		h.t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return l
		}
		words, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			h.t.Fatal(err)
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			l.html = string(words)
		} else {
			l.text = strings.ReplaceAll(string(words), "\r\n", "\n")
		}
	}
}

// link is the message's link that holds the words.
func (l message) link(t testing.TB, with string) string {
	t.Helper()
	for line := range strings.Lines(l.text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "http") && strings.Contains(line, with) {
			return line
		}
	}
	t.Fatalf("no line of the letter to %s leads to %s:\n%s", l.to, with, l.text)
	return ""
}

// one is the only message there is.
func (h *house) one() message {
	h.t.Helper()
	all := h.messages()
	if len(all) != 1 {
		h.t.Fatalf("%d letters were sent, want 1: %v", len(all), all)
	}
	return all[0]
}

// joined signs a new subscriber up, and returns them.
func (h *house) joined(email string, fields ...string) subscriber.Subscriber {
	h.t.Helper()
	h.signUp(email, fields...)
	if p := h.ask(http.MethodPost, h.one().link(h.t, "/confirm/"), nil); p.status != http.StatusOK {
		h.t.Fatalf("confirming answers %d:\n%s", p.status, p.body)
	}
	return h.sub(email)
}
