package subscription_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/subscriber"
	"catchup/internal/web/webtest"
)

// TestForwardedLinks opens every page that the links of a forwarded mail lead to:
// none shows the name or the address, and the form does not hold them either.
func TestForwardedLinks(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "name", "Anna Bell", "choice-region", "London")
	h.messages()
	pages := []page{h.get(h.preferences(r)), h.get(h.leaving(r)), h.choose(h.preferences(r), "report-weekly", "yes")}
	h.wait(time.Hour)
	undo := h.one().link(t, "/undo/")
	pages = append(pages, h.get(undo), h.ask(http.MethodPost, undo, nil))
	pages = append(pages, h.ask(http.MethodPost, h.leaving(r), url.Values{"sure": {"yes"}}), h.get(h.preferences(r)))
	for i, p := range pages {
		for _, word := range []string{"Anna", "anna", "Bell", "@example.org"} {
			if strings.Contains(p.body, word) || p.status != http.StatusOK {
				t.Errorf("page %d answers %d and shows %q:\n%s", i, p.status, word, p.body)
			}
		}
	}
}

// TestChangeIsTold changes everything by a link as somebody could who was
// forwarded a mail: the reader is told once what has changed, and undoes it.
func TestChangeIsTold(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "name", "Anna Bell", "choice-region", "London")
	h.messages()
	h.choose(h.preferences(r), "report-daily", "yes", "choice-region", "London")
	h.choose(h.preferences(r), "report-daily", "yes", "choice-region", "South West", "rhythm", "monthly", "paused", "2024-07-01", "name", "Ann")
	if early := h.messages(); len(early) != 0 {
		t.Errorf("%d messages came while the reader may still be choosing", len(early))
	}
	h.wait(subscriber.TellAfter)
	l := h.one()
	for _, words := range []string{
		"Name: Ann (before: Anna Bell)", "What comes: Catch Up in brief (before: Catch Up)", "Region: South West (before: London)",
		"How often: once a month, the last edition (before: every edition)", "Pause: until 1 July 2024 (before: none)", "until 21 June 2024",
	} {
		if l.to != "<anna@example.org>" || !strings.Contains(strings.ReplaceAll(l.text, "\n", " "), words) || !strings.Contains(l.html, words) {
			t.Errorf("the message to %s lacks %q:\n%s", l.to, words, l.text)
		}
	}
	h.get(l.link(t, "/preferences/"))
	undo := l.link(t, "/undo/")
	webtest.Unchanged(t, h.file, func() { h.get(undo) })
	if p := h.ask(http.MethodPost, undo, nil); p.status != http.StatusOK || !cmp.Equal(h.sub("anna@example.org"), r) {
		t.Errorf("undoing answers %d (-want +got):\n%s", p.status, cmp.Diff(r, h.sub("anna@example.org")))
	}
	h.wait(8 * 24 * time.Hour)
	if p := h.ask(http.MethodPost, undo, nil); p.status != http.StatusGone {
		t.Errorf("undoing a week later answers %d", p.status)
	}
}

// TestNameStays saves a choice without a name, and then without any.
func TestNameStays(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org", "name", "Anna Bell")
	h.choose(h.preferences(r), "report-daily", "yes")
	if got := h.sub("anna@example.org").Name; got != "Anna Bell" {
		t.Errorf("a name that was not written is %q now", got)
	}
	if p := h.choose(h.preferences(r), "report-daily", "yes", "no-name", "yes"); h.sub("anna@example.org").Name != "" || strings.Contains(p.body, "no-name") {
		t.Errorf("the name is still there:\n%s", p.body)
	}
}

// TestChangesAreFew changes a choice again and again: what cannot be told is not
// done.
func TestChangesAreFew(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org")
	h.messages()
	for n := range subscriber.MostChanges {
		h.choose(h.preferences(r), "report-daily", "yes", "name", fmt.Sprint("Name", n))
		h.wait(subscriber.TellAfter)
		h.one()
	}
	webtest.Unchanged(t, h.file, func() {
		if p := h.choose(h.preferences(r), "report-weekly", "yes"); p.status != http.StatusTooManyRequests {
			t.Errorf("another change answers %d:\n%s", p.status, p.body)
		}
	})
}

// TestStrangersHoldNothingBack has strangers ask for messages to a reader until no
// more are sent: what is done by the reader's links is told all the same.
func TestStrangersHoldNothingBack(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org")
	for range 6 {
		h.signUp("anna@example.org")
	}
	h.messages()
	h.wait(time.Minute)
	if h.signUp("anna@example.org"); len(h.messages()) != 0 {
		t.Fatal("strangers can ask for more")
	}
	h.choose(h.preferences(r), "report-daily", "yes", "name", "Ann")
	h.wait(subscriber.TellAfter)
	h.one().link(t, "/undo/")
	h.ask(http.MethodPost, h.preferences(r)+"/revoke", nil)
	h.one().link(t, "/preferences/")
	h.ask(http.MethodPost, h.leaving(r), url.Values{"List-Unsubscribe": {"One-Click"}})
	h.one().link(t, "/return/")
}

// TestLeavingIsTold leaves by both kinds of links: the reader is told, and comes
// back by the link of the message. Whoever has come back before is told nothing.
func TestLeavingIsTold(t *testing.T) {
	h := open(t, both)
	r := h.joined("anna@example.org")
	h.messages()
	for _, form := range []url.Values{{"sure": {"yes"}}, {"List-Unsubscribe": {"One-Click"}}} {
		h.ask(http.MethodPost, h.leaving(r), form)
		l := h.one()
		if p := h.ask(http.MethodPost, l.link(t, "/return/"), nil); p.status != http.StatusOK || h.sub("anna@example.org").State != subscriber.Active {
			t.Errorf("coming back answers %d:\n%s", p.status, l.text)
		}
	}
	h.ask(http.MethodPost, h.leaving(r), url.Values{"sure": {"yes"}})
	if err := h.store.Subscribers.Return(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	if all := h.messages(); len(all) != 0 {
		t.Errorf("who is back is told that they have left: %v", all)
	}
}
