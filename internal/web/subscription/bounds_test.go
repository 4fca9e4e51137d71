package subscription_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/subscriber"
	"catchup/internal/web"
	"catchup/internal/web/subscription"
)

// TestStrangersHoldNobodyBack has strangers ask for all that one mailbox can be
// sent in a day: whoever leaves meanwhile is told so, and whoever asks on their own
// page gets their links.
func TestStrangersHoldNobodyBack(t *testing.T) {
	h := open(t, both)
	h.enrol("anna@example.org")
	h.ask(http.MethodPost, h.preferences(h.sub("anna@example.org"))+"/links", nil)
	for range 5 {
		h.signUp("anna+x@example.org")
		h.wait(time.Second)
	}
	h.ask(http.MethodPost, h.preferences(h.sub("anna@example.org"))+"/revoke", nil)
	for _, kind := range []subscriber.Kind{subscriber.Farewell, subscriber.Complained} {
		err := h.store.Subscribers.Ask(t.Context(), subscriber.Request{ID: string(kind), Kind: kind, At: h.now, Wish: subscriber.Wish{Email: "anna@example.org"}})
		if err != nil {
			t.Fatal(err)
		}
	}
	got := map[string]int{}
	for _, l := range h.messages() {
		got[l.to+" "+l.subject]++
	}
	want := map[string]int{"<anna+x@example.org> Please confirm: Catch Up": 3, "<anna@example.org> You have left": 2, "<anna@example.org> Your links for Catch Up": 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the letters (-want +got):\n%s", diff)
	}
}

// TestOneMailbox asks with many spellings of one address, for two days and
// without end: the mailbox is sent three messages a day, and its owner can still
// sign up on the second.
func TestOneMailbox(t *testing.T) {
	h := open(t, both)
	h.enrol("annabell@gmail.com")
	for day := range 2 {
		sent := 0
		for n := range 24 {
			at, email := "/preferences", "annabell@gmail.com"
			if n%2 == 1 {
				at, email = "/sign-up", fmt.Sprintf("%s+%d@%s", []string{"Anna.Bell", "a.n.n.a.bell"}[n%3%2], n, []string{"gmail.com", "GoogleMail.com"}[n/2%2])
			}
			h.ask(http.MethodPost, h.top+at, h.form(h.top+at, "email", email, "report-weekly", "yes"))
			sent += len(h.messages())
			h.wait(time.Hour)
		}
		if sent != 3 {
			t.Errorf("on day %d the mailbox is sent %d letters, want 3", day, sent)
		}
	}
}

// TestCeilings asks for more than the bounds let out in an hour: the pages
// answer as ever, the oldest are sent first, and the rest is given up.
func TestCeilings(t *testing.T) {
	h := open(t, &subscription.Spec{
		Reports: []string{"weekly"}, Rate: web.Rate{Count: 1000, Span: time.Minute},
		PerDomain: web.Rate{Count: 2, Span: time.Hour}, Ceiling: web.Rate{Count: 4, Span: time.Hour},
	})
	ask := func(emails ...string) {
		for _, email := range emails {
			if p := h.signUp(email); p.status != http.StatusSeeOther || p.head.Get("Location") != "/sent" || p.body != "" {
				t.Errorf("%s: %d %v", email, p.status, p.head)
			}
			h.wait(time.Second)
		}
	}
	wants := func(to string, held subscriber.Waiting) {
		t.Helper()
		var got []string
		for _, l := range h.messages() {
			got = append(got, strings.Trim(l.to, "<>"))
		}
		slices.Sort(got)
		if strings.Join(got, " ") != to || cmp.Diff(held, h.held) != "" {
			t.Errorf("letters to %v, and %+v is held; want %s and %+v", got, h.held, to, held)
		}
	}
	ask("a@one.example.org", "b@two.example.org", "c@example.org", "a@gmail.com", "b@gmail.com", "c@gmail.com")
	wants("a@gmail.com a@one.example.org b@gmail.com b@two.example.org", subscriber.Waiting{Messages: 2, Ceiling: true, Domains: []string{"example.org"}})
	h.wait(time.Hour)
	ask("a@example.net")
	wants("a@example.net c@example.org c@gmail.com", subscriber.Waiting{})
	ask("b@example.net", "c@example.net")
	h.wait(time.Minute)
	wants("b@example.net", subscriber.Waiting{Messages: 1, Ceiling: true, Domains: []string{"example.net"}})
	h.wait(4 * time.Hour)
	ask("0@x.example", "1@x.example", "2@x.example", "3@x.example", "4@x.example", "5@x.example", "6@x.example", "7@x.example", "8@x.example")
	wants("0@x.example 1@x.example c@example.net", subscriber.Waiting{Messages: 7, Domains: []string{"x.example"}})
	for _, to := range []string{"2@x.example 3@x.example", "4@x.example 5@x.example"} {
		h.wait(time.Hour)
		wants(to, subscriber.Waiting{Messages: h.held.Messages - 2, Domains: []string{"x.example"}})
	}
	h.wait(time.Hour)
	wants("6@x.example 7@x.example", subscriber.Waiting{GivenUp: 1})
	if !strings.Contains(h.log.String(), "were given up, since too many were") {
		t.Errorf("the log does not tell what was given up:\n%s", h.log)
	}
	if strings.Contains(h.log.String(), "x.example") {
		t.Errorf("the log names a domain:\n%s", h.log)
	}
}

// refusing is a way to a server that refuses all messages.
type refusing struct{ no *deliver.Refusal }

func (r refusing) Send(context.Context, *deliver.Message, func() error) error { return r.no }

func (refusing) Close() error { return nil }

// TestFailuresTakeNoRoom has the next hop refuse for now: what has not been sent
// counts neither for the mailbox nor for the ceiling.
func TestFailuresTakeNoRoom(t *testing.T) {
	h := open(t, &subscription.Spec{Reports: []string{"weekly"}, Rate: web.Rate{Count: 1000, Span: time.Minute}, Ceiling: web.Rate{Count: 4, Span: time.Hour}})
	for range 4 {
		h.ask(http.MethodPost, h.top+"/sign-up", h.form(h.top+"/sign-up", "email", "a@example.org"))
		h.wait(time.Second)
	}
	h.no = new(deliver.Refusal)
	h.messages()
	h.no = nil
	h.ask(http.MethodPost, h.top+"/sign-up", h.form(h.top+"/sign-up", "email", "b@example.org"))
	if l := h.messages(); len(l) != 1 || l[0].to != "<b@example.org>" {
		t.Errorf("letters %v", l)
	}
	h.wait(2 * time.Minute)
	if l := h.messages(); len(l) != 3 {
		t.Errorf("%d of those that failed are sent, want the 3 of a day", len(l))
	}
	if h.held.Messages != 1 || !h.held.Ceiling {
		t.Errorf("after 4 messages %+v is held", h.held)
	}
}

// TestRefusalsTakeRoom has the next hop refuse for good: that much has gone out.
func TestRefusalsTakeRoom(t *testing.T) {
	h := open(t, &subscription.Spec{Reports: []string{"weekly"}, Rate: web.Rate{Count: 1000, Span: time.Minute}, Ceiling: web.Rate{Count: 2, Span: time.Hour}})
	h.no = &deliver.Refusal{Lasting: true}
	for _, email := range []string{"a@example.org", "b@example.org", "c@example.org"} {
		h.signUp(email)
	}
	if h.messages(); h.held.Messages != 1 || !h.held.Ceiling {
		t.Errorf("after two refusals %+v is held", h.held)
	}
}

// TestUsualBounds asks for more than is let out where the settings say nothing:
// 200 in an hour at the domain of one organisation, and 500 in all, of which
// as many as you like are at a large provider.
func TestUsualBounds(t *testing.T) {
	h := open(t, both)
	ask := func(n int, domain string) {
		for i := range n {
			email := fmt.Sprintf("reader%03d@%s", i, domain)
			err := h.store.Subscribers.Ask(t.Context(), subscriber.Request{ID: email, Kind: subscriber.SignUp, At: h.now, Wish: subscriber.Wish{Email: email}})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		asked  int
		domain string
		sent   int
		held   subscriber.Waiting
	}{
		{201, "example.org", 200, subscriber.Waiting{Messages: 1, Domains: []string{"example.org"}}},
		{301, "gmail.com", 300, subscriber.Waiting{Messages: 2, Ceiling: true, Domains: []string{"example.org"}}},
	} {
		ask(c.asked, c.domain)
		if l := h.messages(); len(l) != c.sent || cmp.Diff(c.held, h.held) != "" {
			t.Errorf("of %d at %s %d are sent, and %+v is held; want %d and %+v", c.asked, c.domain, len(l), h.held, c.sent, c.held)
		}
	}
}
