package subscription_test

import (
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
	"catchup/internal/web"
	"catchup/internal/web/subscription"
	"catchup/internal/web/webtest"
	"catchup/templates"
)

// TestOtherOrigins has the page of another site send each form with the links
// of a subscriber: nothing is changed.
func TestOtherOrigins(t *testing.T) {
	h := open(t, both)
	r := h.joined("a@example.org")
	h.ask(http.MethodPost, h.preferences(r)+"/links", nil)
	data := h.one().link(t, "/your-data/")
	h.signUp("b@example.org")
	confirm := h.one().link(t, "/confirm/")
	form := h.form(h.top+"/sign-up", "email", "c@example.org", "report-daily", "yes", "sure", "yes")
	webtest.Unchanged(t, h.file, func() {
		for _, address := range []string{
			h.top + "/sign-up", h.top + "/preferences", h.top + "/leave", confirm, h.preferences(r), h.preferences(r) + "/links",
			h.preferences(r) + "/revoke", h.leaving(r), data + "/copy", data + "/erase",
		} {
			for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
				if p := h.ask(http.MethodPost, address, form, headers...); p.status != http.StatusForbidden {
					t.Errorf("%s with %v answers %d", address, headers, p.status)
				}
			}
		}
	})
	own := h.form(h.preferences(r), "report-daily", "yes")
	for status, sent := range map[int]url.Values{http.StatusOK: own, http.StatusUnprocessableEntity: form} { // the pass is that of the page
		if p := h.ask(http.MethodPost, h.preferences(r), sent, "Sec-Fetch-Site", "same-origin", "Origin", h.top); p.status != status {
			t.Errorf("our own page is answered with %d, want %d", p.status, status)
		}
	}
}

// TestCrawl follows every link of every message and page as scanners do, by
// HEAD and GET: nothing in the store has changed.
func TestCrawl(t *testing.T) {
	h := open(t, both)
	r := h.joined("a@example.org")
	h.enrol("left@example.org", "paused@example.org")
	if err := h.store.Subscribers.Depart(t.Context(), h.now, h.sub("left@example.org").ID); err != nil {
		t.Fatal(err)
	}
	starts := []string{h.top + "/sign-up", h.top + "/preferences", h.top + "/leave", h.preferences(r), h.leaving(r), h.leaving(h.sub("left@example.org"))}
	h.signUp("a@example.org")
	h.signUp("b@example.org")
	h.signUp("left@example.org")
	for _, l := range h.messages() {
		starts = append(starts, regexp.MustCompile(regexp.QuoteMeta(h.top)+`[^"\s<]+`).FindAllString(l.text+l.html, -1)...)
	}
	p := h.ask(http.MethodPost, h.leaving(h.sub("paused@example.org")), url.Values{"sure": {"yes"}})
	undo := p.body[strings.Index(p.body, "/return/"):]
	starts = append(starts, h.top+undo[:strings.IndexByte(undo, '"')])
	webtest.Unchanged(t, h.file, func() {
		pages := webtest.Crawl(t, webtest.Server, h.top, starts...)
		for _, part := range []string{"/confirm/", "/your-data/", "/preferences/", "/leave/", "/return/"} {
			if !strings.Contains(fmt.Sprint(pages), h.top+part) {
				t.Errorf("nothing led to %s", part)
			}
		}
		for address, p := range pages {
			if p.Header.Get("Set-Cookie") != "" || p.Status == http.StatusOK && !strings.HasSuffix(address, ".css") && strings.Contains(p.Header.Get("Content-Type"), "html") && p.Header.Get("Cache-Control") != web.Never {
				t.Errorf("%s may be kept, or sets a cookie: %v", address, p.Header)
			}
			if strings.Contains(string(p.Body), "<script") || strings.Contains(string(p.Body), " style=") {
				t.Errorf("%s has a script, or a style in an element", address)
			}
		}
	})
}

// TestLogNamesNobody reads the log of a whole session at the level of info.
func TestLogNamesNobody(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna.bell@example.org", "name", "Anna Bell")
	h.choose(h.preferences(r), "report-daily", "yes", "name", "Anna Bell")
	h.ask(http.MethodPost, h.preferences(r)+"/links", nil)
	data := h.one().link(t, "/your-data/")
	h.get(data)
	h.ask(http.MethodPost, h.leaving(r), url.Values{"List-Unsubscribe": {"One-Click"}})
	h.ask(http.MethodPost, h.top+"/sign-up?email=anna.bell@example.org", url.Values{"email": {"anna.bell@"}})
	h.ask(http.MethodGet, h.top+"/leave/anna.bell@example.org", nil)
	h.ask(http.MethodPost, data+"/erase", url.Values{"sure": {"yes"}})
	text := h.log.String()
	for _, word := range []string{"anna", "bell", "Bell", "@", "127.0.0.1", data[strings.LastIndexByte(data, '/')+1:], h.leaving(r)[len(h.top):]} {
		if strings.Contains(text, word) {
			t.Errorf("the log holds %q:\n%s", word, text)
		}
	}
	if !strings.Contains(text, `page="POST /leave/{pass}"`) || !strings.Contains(text, "have been erased") {
		t.Errorf("the log lacks the session:\n%s", text)
	}
}

// TestNoAddressInLinks looks for what names a subscriber in the links of
// messages.
func TestNoAddressInLinks(t *testing.T) {
	h := open(t, both)
	h.joined("anna.bell@example.org", "name", "Anna")
	h.signUp("anna.bell@example.org")
	l := h.one()
	for _, link := range []string{l.link(t, "/preferences/"), l.link(t, "/your-data/")} {
		if u, err := url.Parse(link); err != nil || strings.ContainsAny(u.Path, "@%") || u.RawQuery != "" || strings.Contains(strings.ToLower(link), "anna") || len(u.Path) > 140 {
			t.Errorf("the link %s, %v", link, err)
		}
	}
}

// TestFarewell tells a subscriber who has left by mail that it is done, and how
// to undo it.
func TestFarewell(t *testing.T) {
	h := open(t, both)
	some, all := h.joined("some@example.org", "report-daily", "yes"), h.joined("all@example.org")
	if err := h.store.Subscribers.Depart(t.Context(), h.now, all.ID); err != nil {
		t.Fatal(err)
	}
	for _, r := range []subscriber.Subscriber{some, all} {
		wish := subscriber.Wish{Email: r.Email}
		if r.ID == some.ID {
			wish.Reports = []string{"daily"}
		}
		if err := h.store.Subscribers.Ask(t.Context(), subscriber.Request{ID: r.ID, Kind: subscriber.Farewell, Wish: wish, At: h.now}); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range h.messages() {
		if strings.Contains(l.to, "some") {
			h.get(l.link(t, "/preferences/"))
		} else if p := h.ask(http.MethodPost, l.link(t, "/return/"), nil); p.status != http.StatusOK {
			t.Errorf("undoing answers %d", p.status)
		}
	}
	if r := h.sub("all@example.org"); r.State != subscriber.Active {
		t.Errorf("after undoing the reader is %s", r.State)
	}
}

// TestTooMuch sends more than a form can hold.
func TestTooMuch(t *testing.T) {
	h := open(t, both)
	webtest.Unchanged(t, h.file, func() {
		for _, address := range []string{h.top + "/sign-up", h.top + "/leave/x"} {
			if p := h.ask(http.MethodPost, address, url.Values{"email": {strings.Repeat("a", 1<<20)}}); p.status != http.StatusBadRequest {
				t.Errorf("%s answers %d to a megabyte", address, p.status)
			}
		}
	})
}

// TestMessagesSurvive has the way to the next hop fail, and the mailer die
// between a message and its noting down: every message comes, and the second of
// a pair is the same.
func TestMessagesSurvive(t *testing.T) {
	h := open(t, both)
	h.signUp("a@example.org")
	h.signUp("b@example.org")
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	failing := errors.New("no connection")
	dead := subscription.NewMailer(subscription.MailerOptions{
		Requests: h.store.Subscribers, Key: h.room.Links.Key, Looks: looks, Open: func() (deliver.Sender, error) { return nil, failing },
		From: mail.Address{Address: "catchup@example.org"}, Zone: time.UTC, Now: h.clock,
	})
	if err := dead.Send(t.Context()); !errors.Is(err, failing) {
		t.Errorf("the clerk says %v", err)
	}
	if l := h.messages(); len(l) != 0 {
		t.Errorf("%d letters were sent before they were due again", len(l))
	}
	h.wait(2 * time.Minute)
	if _, _, err := h.store.Subscribers.ClaimRequests(t.Context(), subscriber.Claim{Now: h.clock(), Lease: time.Minute, Limit: 1}); err != nil { // who took it dies
		t.Fatal(err)
	}
	if l := h.messages(); len(l) != 1 {
		t.Errorf("%d letters were sent, want the one that nobody holds", len(l))
	}
	h.wait(2 * time.Minute)
	h.one()
}

// TestTenThousandLeave has all subscribers of a provider leave at once.
func TestTenThousandLeave(t *testing.T) {
	const many = 10_000
	h := open(t, both)
	all := h.subscribers(many)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 200, MaxConnsPerHost: 200}}
	began := time.Now()
	var wait sync.WaitGroup
	for _, r := range all {
		wait.Go(func() {
			response, err := client.PostForm(h.leaving(r), url.Values{"List-Unsubscribe": {"One-Click"}})
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
			if response.StatusCode != http.StatusOK {
				t.Errorf("%s: %d", r.ID, response.StatusCode)
			}
		})
	}
	wait.Wait()
	t.Logf("%d readers left in %s", many, time.Since(began).Round(time.Millisecond))
	left := 0
	for r, err := range h.store.Subscribers.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.State == subscriber.Left {
			left++
		}
	}
	if left != many {
		t.Errorf("%d of %d have left", left, many)
	}
}

// subscribers is that many subscribers who are in the store.
func (h *house) subscribers(n int) []subscriber.Subscriber {
	h.t.Helper()
	var all []subscriber.Subscriber
	for i := range n {
		all = append(all, subscriber.Subscriber{ID: fmt.Sprintf("reader-%05d", i), Email: fmt.Sprintf("reader%05d@example.org", i), Signed: h.now})
	}
	if _, err := h.store.Subscribers.Import(h.t.Context(), "", storetest.Seq(all...)); err != nil {
		h.t.Fatal(err)
	}
	return all
}

var load = flag.Duration("load", 2*time.Second, "how long the pages for leaving are put under load")

// TestLoad has wrk leave by one click for thousands of subscribers, again and
// again, as a provider does that has not got the response. Every click is
// answered well.
func TestLoad(t *testing.T) {
	h := open(t, both)
	var clicks []string
	for _, r := range h.subscribers(5_000) {
		clicks = append(clicks, strings.TrimPrefix(h.leaving(r), h.top))
	}
	webtest.Load(t, h.top, "testdata/leave.lua", *load, clicks...)
}
