package subscription_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
	"catchup/internal/web/webtest"
)

// preferences is the subscriber's own page.
func (h *house) preferences(r subscriber.Subscriber) string {
	return h.room.Links.Preferences(r.ID, r.Generation, h.clock())
}

// leaving is the page on which the subscriber leaves.
func (h *house) leaving(r subscriber.Subscriber) string { return h.room.Links.Leave(r.ID, h.clock()) }

// choose sends the form of a subscriber's page.
func (h *house) choose(address string, fields ...string) page {
	h.t.Helper()
	return h.ask(http.MethodPost, address, h.form(address, fields...))
}

func TestPreferences(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "name", "Anna", "choice-region", "London")
	at := h.preferences(r)
	if p := h.get(at); !strings.Contains(p.body, "a…@e…") || strings.Contains(p.body, "anna@") || !strings.Contains(p.body, `name="report-weekly" type="checkbox" value="yes" checked`) || !strings.Contains(p.body, `value="London" selected`) {
		t.Errorf("the page of a reader:\n%s", p.body)
	}
	if p := h.choose(at, "report-daily", "yes", "report-board", "yes", "choice-region", "South West", "rhythm", "monthly", "paused", "2024-07-01", "name", "A. Bell"); p.status != http.StatusOK || !strings.Contains(p.body, "have been saved") || !strings.Contains(p.body, "Nothing comes until 1\u00a0July\u00a02024") {
		t.Errorf("saving answers %d:\n%s", p.status, p.body)
	}
	got := h.sub("anna@example.org")
	want := r
	want.Name, want.Reports, want.Chosen, want.Rhythm, want.Paused = "A. Bell", []string{"daily"}, map[string]string{"region": "South West"}, subscriber.Monthly, time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the reader (-want +got):\n%s", diff)
	}
	held, err := h.store.Subscribers.Held(t.Context(), r.ID)
	if err != nil || len(held.Consents) != 1 || held.Consents[0].Words != "Ticked: Catch Up in brief." {
		t.Errorf("what was agreed to by ticking more: %+v, %v", held.Consents, err)
	}
	webtest.Unchanged(t, h.file, func() {
		for mistake, fields := range map[string][]string{
			`id="report-mistake"`: {"choice-region", "London"},
			"a day that has not":  {"report-weekly", "yes", "paused", "2024-06-14"},
			"year, month and day": {"report-weekly", "yes", "paused", "tomorrow"},
			"within two years":    {"report-weekly", "yes", "paused", "2034-06-14"},
		} {
			if p := h.choose(at, fields...); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, mistake) {
				t.Errorf("%v: %d, no %q:\n%s", fields, p.status, mistake, p.body)
			}
		}
	})
}

// TestListed has a subscriber of a list keep what the lists say as long as they
// do not choose otherwise, and see the reports that they get and nobody may
// sign up for.
func TestListed(t *testing.T) {
	h := open(t, both)
	h.enrol("b@example.org")
	d := &document.Document{Title: "For the board"}
	if err := h.store.Archive.Keep(t.Context(), &edition.Edition{Key: edition.Key{Report: "board", Period: "2024-06"}, ID: "e", Number: 1, Document: d}, edition.Audience{Report: "board"}); err != nil {
		t.Fatal(err)
	}
	r := h.sub("b@example.org")
	at := h.preferences(r)
	if p := h.get(at); !strings.Contains(p.body, `name="report-board" type="checkbox" value="yes" checked`) || strings.Contains(p.body, `name="report-weekly" type="checkbox" value="yes" checked`) {
		t.Errorf("the page of a reader on a list:\n%s", p.body)
	}
	h.choose(at, "report-board", "yes", "paused", "2024-07-01")
	if r := h.sub("b@example.org"); len(r.Reports) > 0 || r.Paused.IsZero() {
		t.Errorf("a pause made the reports %v, until %s", r.Reports, r.Paused)
	}
	h.choose(at, "report-board", "yes", "report-weekly", "yes")
	if r := h.sub("b@example.org"); !slices.Equal(r.Reports, []string{"weekly", "board"}) {
		t.Errorf("the reader gets %v", r.Reports)
	}
}

// TestOneClick leaves as mail programs do (RFC 8058): by a POST from anywhere,
// without cookies, that is answered at once.
func TestOneClick(t *testing.T) {
	h := open(t, both)
	h.enrol("a@example.org", "b@example.org")
	webtest.Unchanged(t, h.file, func() {
		for _, forged := range []string{h.top + "/leave/" + strings.Repeat("A", 80), h.leaving(h.sub("a@example.org")) + "A"} {
			if p := h.ask(http.MethodPost, forged, url.Values{"List-Unsubscribe": {"One-Click"}}); p.status != http.StatusNotFound {
				t.Errorf("a forged link answers %d", p.status)
			}
		}
		h.get(h.leaving(h.sub("a@example.org")))
		if p := h.ask(http.MethodPost, h.leaving(h.sub("a@example.org")), nil); p.status != http.StatusUnprocessableEntity {
			t.Errorf("a POST that does not say what it wants is answered with %d, as if it were done", p.status)
		}
	})
	for _, headers := range [][]string{nil, {"Sec-Fetch-Site", "cross-site", "Origin", "https://mail.example"}} {
		h.wait(4 * 365 * 24 * time.Hour / 2) // a mail that is years old
		email := map[bool]string{true: "a@example.org", false: "b@example.org"}[headers == nil]
		link := h.leaving(h.sub(email))
		for range 2 {
			p := h.ask(http.MethodPost, link, url.Values{"List-Unsubscribe": {"One-Click"}}, headers...)
			if p.status != http.StatusOK || p.head.Get("Set-Cookie") != "" || p.head.Get("Location") != "" {
				t.Errorf("one click answers %d, %v:\n%s", p.status, p.head, p.body)
			}
		}
		if r := h.sub(email); r.State != subscriber.Left || !r.Left.Equal(h.now) {
			t.Errorf("after one click the reader is %s since %s", r.State, r.Left)
		}
	}
	r := h.sub("a@example.org")
	if err := h.store.Subscribers.Return(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	body := "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
	response, err := http.Post(h.leaving(r), "multipart/form-data; boundary=x", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if r := h.sub("a@example.org"); response.StatusCode != http.StatusOK || r.State != subscriber.Left {
		t.Errorf("one click in the other form answers %d, the reader is %s", response.StatusCode, r.State)
	}
}

// TestForwarded opens the link to leave as somebody would to whom the mail was
// forwarded: the page masks whose mail it is, and asks.
func TestForwarded(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "report-daily", "yes")
	link := h.leaving(r)
	webtest.Unchanged(t, h.file, func() {
		p := h.get(link)
		for _, want := range []string{"a…@e…", "Is that not your address?", `href="/sign-up"`} {
			if !strings.Contains(p.body, want) || strings.Contains(p.body, "anna@") || strings.Contains(p.body, r.ID) {
				t.Errorf("the page lacks %q, or tells too much:\n%s", want, p.body)
			}
		}
		h.ask(http.MethodPost, link, nil) // without the button's word
	})
	p := h.ask(http.MethodPost, link, url.Values{"sure": {"yes"}})
	if h.sub("anna@example.org").State != subscriber.Left || !strings.Contains(p.body, "Undo") {
		t.Fatalf("the button does not do it: %d\n%s", p.status, p.body)
	}
	undo := h.top + p.body[strings.Index(p.body, "/return/"):]
	undo = undo[:strings.IndexByte(undo, '"')]
	h.get(undo)
	if p := h.ask(http.MethodPost, undo, nil); p.status != http.StatusOK || !cmp.Equal(h.sub("anna@example.org"), r) {
		t.Errorf("undoing answers %d, and the reader is not as before: %+v", p.status, h.sub("anna@example.org"))
	}
	h.wait((7*24 + 1) * time.Hour)
	if p := h.ask(http.MethodPost, undo, nil); p.status != http.StatusGone {
		t.Errorf("undoing a week later answers %d", p.status)
	}
}

// TestRevoked ends the links of a subscriber, but for those to leave.
func TestRevoked(t *testing.T) {
	h := open(t, both)
	r := h.joined("a@example.org")
	old := h.preferences(r)
	if p := h.ask(http.MethodPost, old+"/revoke", nil); p.status != http.StatusSeeOther {
		t.Fatalf("ending links answers %d", p.status)
	}
	if p := h.ask(http.MethodGet, old, nil); p.status != http.StatusGone {
		t.Errorf("a link that was ended answers %d", p.status)
	}
	l := h.one()
	h.get(l.link(t, "/preferences/"))
	h.get(h.leaving(r))
	if p := h.ask(http.MethodGet, strings.Replace(l.link(t, "/preferences/"), "/preferences/", "/your-data/", 1), nil); p.status != http.StatusNotFound {
		t.Errorf("the pass for one page opens another: %d", p.status)
	}
	h.wait(366 * 24 * time.Hour)
	if p := h.ask(http.MethodGet, l.link(t, "/preferences/"), nil); p.status != http.StatusGone || !strings.Contains(p.body, `href="/preferences"`) {
		t.Errorf("a link that is over answers %d:\n%s", p.status, p.body)
	}
}

// TestYourData has a subscriber see, download and erase what is kept: by a link
// that only their mailbox gets.
func TestYourData(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "name", "Anna", "choice-region", "London")
	if p := h.ask(http.MethodPost, h.preferences(r)+"/links", nil); p.status != http.StatusSeeOther || strings.Contains(p.body, "your-data") {
		t.Fatalf("asking for the link answers %d:\n%s", p.status, p.body)
	}
	link := h.one().link(t, "/your-data/")
	var held subscriber.Held
	webtest.Unchanged(t, h.file, func() {
		if p := h.get(link); !strings.Contains(p.body, "anna@example.org") || !strings.Contains(p.body, "Agreed 14\u00a0June\u00a02024") {
			t.Errorf("the page of what is kept:\n%s", p.body)
		}
		p := h.ask(http.MethodPost, link+"/copy", nil)
		if err := json.Unmarshal([]byte(p.body), &held); err != nil || !strings.HasPrefix(p.head.Get("Content-Disposition"), "attachment") {
			t.Errorf("the copy: %v, %v\n%s", err, p.head, p.body)
		}
		if p := h.ask(http.MethodPost, link+"/erase", nil); p.status != http.StatusOK || !strings.Contains(p.body, "cannot be undone") {
			t.Errorf("erasing does not ask: %d\n%s", p.status, p.body)
		}
	})
	if held.Subscriber.Email != "anna@example.org" || held.Subscriber.Name != "Anna" || len(held.Consents) != 1 || len(held.Requests) != 1 {
		t.Errorf("the copy holds %+v", held)
	}
	if p := h.ask(http.MethodPost, link+"/erase", url.Values{"sure": {"yes"}}); p.status != http.StatusOK {
		t.Errorf("erasing answers %d:\n%s", p.status, p.body)
	}
	if gone, err := h.store.Subscribers.Subscriber(t.Context(), r.ID); gone.State != subscriber.Erased || gone.Email != "" || err != nil {
		t.Errorf("after that the reader is %+v, %v", gone, err)
	}
	for _, address := range []string{link, h.preferences(r), h.leaving(r)} {
		if p := h.ask(http.MethodGet, address, nil); p.status != http.StatusGone {
			t.Errorf("a link of an erased reader answers %d", p.status)
		}
	}
	if p := h.ask(http.MethodPost, h.leaving(r), url.Values{"List-Unsubscribe": {"One-Click"}}); p.status != http.StatusOK {
		t.Errorf("who is erased and leaves is told %d", p.status)
	}
	if data, err := os.ReadFile(filepath.Join(filepath.Dir(h.file), "erased")); err != nil || strings.Contains(string(data), "example.org") || strings.Count(string(data), "\n2") > 1 {
		t.Errorf("the file of erasures: %v\n%s", err, data)
	}
}

// TestSuspended has mail go on when a subscriber whose mail came back saves a
// choice.
func TestSuspended(t *testing.T) {
	h := open(t, both)
	r := h.joined("a@example.org")
	if err := h.store.Subscribers.Suspend(t.Context(), r.ID, h.now, "550 no such user"); err != nil {
		t.Fatal(err)
	}
	at := h.preferences(r)
	if p := h.get(at); !strings.Contains(p.body, "came back") {
		t.Errorf("the page does not say why nothing comes:\n%s", p.body)
	}
	h.choose(at, "report-weekly", "yes")
	if got := h.sub("a@example.org"); got.State != subscriber.Active || got.Why != "" {
		t.Errorf("after that the reader is %+v", got)
	}
	if err := h.store.Subscribers.Depart(t.Context(), h.now, r.ID); err != nil {
		t.Fatal(err)
	}
	if p := h.ask(http.MethodPost, at, h.form(h.top+"/sign-up", "report-weekly", "yes")); !strings.Contains(p.body, "You have left") || h.sub("a@example.org").State != subscriber.Left {
		t.Errorf("a link brought back who had left:\n%s", p.body)
	}
}
