package subscription_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/subscriber"
	"catchup/internal/tooltest"
	"catchup/internal/web"
	"catchup/internal/web/subscription"
	"catchup/internal/web/webtest"
)

// TestSignUp goes the whole way from the form to the store.
func TestSignUp(t *testing.T) {
	h := open(t, both)
	if p := h.signUp("New@example.org", "name", " Anna\tBell ", "report-daily", "yes", "choice-region", "London", "rhythm", "monthly"); p.status != http.StatusSeeOther || p.head.Get("Location") != "/sent" {
		t.Fatalf("signing up answers %d, %s:\n%s", p.status, p.head, p.body)
	}
	l := h.one()
	if l.to != "<New@example.org>" || l.subject != "Please confirm: Catch Up and Catch Up in brief" || !strings.Contains(l.html, l.link(t, "/confirm/")) || strings.Contains(l.text, "Anna") {
		t.Errorf("the letter to %s, “%s”, is:\n%s", l.to, l.subject, l.text)
	}
	link := l.link(t, "/confirm/")
	webtest.Unchanged(t, h.file, func() {
		if p := h.get(link); !strings.Contains(p.body, "N…@e…") || strings.Contains(p.body, "example.org") {
			t.Errorf("the page does not mask the address:\n%s", p.body)
		}
	})
	for range 2 {
		if p := h.ask(http.MethodPost, link, nil); p.status != http.StatusOK || !strings.Contains(p.body, "You are signed up") {
			t.Errorf("confirming answers %d:\n%s", p.status, p.body)
		}
	}
	r := h.sub("new@example.org")
	want := subscriber.Subscriber{
		ID: r.ID, Email: "New@example.org", Name: "Anna Bell", Lang: "en-GB", State: subscriber.Active, Reports: []string{"weekly", "daily"},
		Signed: h.now, Own: true, Chosen: map[string]string{"region": "London"}, Rhythm: subscriber.Monthly,
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("the reader (-want +got):\n%s", diff)
	}
	held, err := h.store.Subscribers.Held(t.Context(), r.ID)
	consent := []subscriber.Consent{{At: h.now, Way: "sign-up", Words: "By signing up I ask to get what I have ticked by e-mail. I can leave at any time, by a link in every mail. Ticked: Catch Up, Catch Up in brief."}}
	if diff := cmp.Diff(consent, held.Consents); diff != "" || err != nil || !strings.Contains(h.get(h.top+"/sign-up").body, consent[0].Words[:60]) {
		t.Errorf("what was agreed to, %v (-want +got):\n%s", err, diff)
	}
}

// TestTooLate confirms after the time is over, and after the subscriber has
// left.
func TestTooLate(t *testing.T) {
	h := open(t, both)
	h.signUp("late@example.org")
	late := h.one().link(t, "/confirm/")
	h.wait(8 * 24 * time.Hour)
	if p := h.ask(http.MethodPost, late, nil); p.status != http.StatusGone {
		t.Errorf("a link that is over answers %d:\n%s", p.status, p.body)
	}
	h.signUp("gone@example.org")
	link := h.one().link(t, "/confirm/")
	h.ask(http.MethodPost, link, nil)
	if err := h.store.Subscribers.Depart(t.Context(), h.now, h.sub("gone@example.org").ID); err != nil {
		t.Fatal(err)
	}
	if p := h.ask(http.MethodPost, link, nil); !strings.Contains(p.body, "You have left") || h.sub("gone@example.org").State != subscriber.Left {
		t.Errorf("an old link brought back who had left: %d\n%s", p.status, p.body)
	}
	if err := h.store.Subscribers.Erase(t.Context(), h.sub("gone@example.org").ID, h.now); err != nil {
		t.Fatal(err)
	}
	if p := h.ask(http.MethodPost, link, nil); p.status != http.StatusGone {
		t.Errorf("an old link of an erased reader answers %d:\n%s", p.status, p.body)
	}
}

// strangers are addresses in every state there is.
func strangers(t *testing.T, h *house) []string {
	t.Helper()
	all := []string{"active@example.org", "left@example.org", "suspended@example.org", "erased@example.org"}
	h.enrol(all...)
	id := func(email string) string { return h.sub(email).ID }
	for _, err := range []error{
		h.store.Subscribers.Depart(t.Context(), h.now, id("left@example.org")),
		h.store.Subscribers.Suspend(t.Context(), id("suspended@example.org"), h.now, "550"),
		h.store.Subscribers.Erase(t.Context(), id("erased@example.org"), h.now),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h.signUp("pending@example.org")
	h.messages()
	return append(all, "pending@example.org", "new@example.org")
}

// TestNoEnumeration asks at both forms for addresses in every state: the
// answers are the same to the byte, and take the same time. Only the owner of
// the mailbox learns more.
func TestNoEnumeration(t *testing.T) {
	h := open(t, both)
	all := strangers(t, h)
	took := map[string][]time.Duration{}
	for round := range 40 {
		form := h.form(h.top+"/sign-up", "report-weekly", "yes")
		for _, email := range all {
			for _, at := range []string{"/sign-up", "/preferences"} {
				form.Set("email", email)
				began := tooltest.Worked(t)
				p := h.ask(http.MethodPost, h.top+at, form)
				took[email] = append(took[email], tooltest.Worked(t)-began)
				p.head.Del("Date")
				first := page{303, http.Header{}, ""}
				if round == 0 && (p.status != first.status || p.body != first.body || p.head.Get("Location") != "/sent" || len(p.head) != 10) {
					t.Errorf("%s at %s: %d %v %q", email, at, p.status, p.head, p.body)
				}
			}
		}
	}
	least, most := time.Hour, time.Duration(0)
	for _, times := range took {
		slices.Sort(times)
		least, most = min(least, times[len(times)/2]), max(most, times[len(times)/2])
	}
	if most > 2*least+time.Millisecond {
		t.Errorf("the answers take from %s to %s", least, most)
	}
	h.messages()
	h.wait(25 * time.Hour)
	for _, email := range all {
		h.signUp(email)
	}
	got := map[string]string{}
	for _, l := range h.messages() {
		got[l.to] += l.subject + ". "
	}
	links, confirm := "Your links for Catch Up. ", "Please confirm: Catch Up. "
	want := map[string]string{
		"<active@example.org>": links, "<left@example.org>": confirm, "<suspended@example.org>": confirm,
		"<erased@example.org>": confirm, "<pending@example.org>": confirm, "<new@example.org>": confirm,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the letters (-want +got):\n%s", diff)
	}
}

// TestMistakes has each mistake told beside its field, with all else kept.
func TestMistakes(t *testing.T) {
	h := open(t, both)
	for name, c := range map[string]struct{ fields, want []string }{
		"nothing":    {nil, []string{`id="email-mistake">Please write your e-mail address.`, `id="report-mistake">Please choose one or more.`, `aria-describedby="email-mistake"`, `<a href="#email">`, "<title>Mistake: Sign up"}},
		"no address": {[]string{"email", "anna at home", "report-daily", "yes", "name", "Anna"}, []string{`id="email-mistake">Please write an address like`, `value="anna at home"`, `value="Anna"`, `name="report-daily" type="checkbox" value="yes" checked`}},
		"two":        {[]string{"email", "a@example.org, b@example.org", "report-daily", "yes"}, []string{`id="email-mistake"`}},
		"no domain":  {[]string{"email", "root@localhost", "report-daily", "yes"}, []string{`id="email-mistake"`}},
		"a machine":  {[]string{"email", "root@[192.0.2.1]", "report-daily", "yes"}, []string{`id="email-mistake">Please write an address like name@example.org. What you wrote names a machine by its number.`}},
		"turned":     {[]string{"email", "a\u202e@example.org", "report-daily", "yes"}, []string{`id="email-mistake">Please write an address like name@example.org. What you wrote holds U&#43;202E, a character that nobody sees.`}},
		"a header":   {[]string{"email", "a@example.org\r\nBcc: b@example.org", "report-daily", "yes"}, []string{`id="email-mistake"`}},
		"long name":  {[]string{"email", "a@example.org", "report-daily", "yes", "name", strings.Repeat("é", 101)}, []string{`id="name-mistake"`}},
		"markup":     {[]string{"email", `"><script>@x`, "report-daily", "yes"}, []string{`value="&#34;&gt;&lt;script&gt;@x"`}},
		"old form":   {[]string{"email", "a@example.org", "report-daily", "yes", "pass", "x"}, []string{"open for too long"}},
	} {
		form := h.form(h.top+"/sign-up", c.fields...)
		if name == "old form" {
			form["pass"] = []string{"x"}
		}
		p := h.ask(http.MethodPost, h.top+"/sign-up", form)
		for _, want := range c.want {
			if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, want) {
				t.Errorf("%s: %d, and no %q in\n%s", name, p.status, want, p.body)
			}
		}
	}
	if l := h.messages(); len(l) > 0 {
		t.Errorf("mistakes were answered by letters: %v", l)
	}
}

// TestTrap has a program fill in the field that nobody sees: it is told the
// same and nothing is kept.
func TestTrap(t *testing.T) {
	h := open(t, both)
	webtest.Unchanged(t, h.file, func() {
		if p := h.signUp("a@example.org", "website", "https://spam.example"); p.status != http.StatusSeeOther {
			t.Errorf("the trap shows: %d", p.status)
		}
	})
}

// TestBounds bounds the messages to one address, whoever asks for them, and the
// wishes of one network, whomever they are for.
func TestBounds(t *testing.T) {
	h := open(t, &subscription.Spec{Reports: []string{"weekly"}, Rate: web.Rate{Count: 6, Span: time.Hour}})
	for range 6 {
		if p := h.signUp("victim@example.org"); p.status != http.StatusSeeOther {
			t.Errorf("one of six answers %d", p.status)
		}
		h.wait(time.Second)
	}
	if l := h.messages(); len(l) != 3 {
		t.Errorf("one address was sent %d letters, want 3", len(l))
	}
	if p := h.signUp("other@example.org"); p.status != http.StatusTooManyRequests || p.head.Get("Retry-After") == "" {
		t.Errorf("the seventh of a network answers %d", p.status)
	}
	h.wait(25 * time.Hour)
	h.signUp("victim@example.org")
	if l := h.messages(); len(l) != 1 {
		t.Errorf("a day later %d letters were sent, want 1", len(l))
	}
}

// TestOneReport asks nobody what there is no choice of.
func TestOneReport(t *testing.T) {
	h := open(t, &subscription.Spec{Reports: []string{"weekly"}})
	if p := h.get(h.top + "/sign-up"); strings.Contains(p.body, "checkbox") || !strings.Contains(p.body, "Sign up for Catch Up") {
		t.Errorf("the page of one report:\n%s", p.body)
	}
	form := h.form(h.top+"/sign-up", "email", "a@example.org", "report-board", "yes")
	h.ask(http.MethodPost, h.top+"/sign-up", form)
	h.ask(http.MethodPost, h.one().link(t, "/confirm/"), nil)
	if r := h.sub("a@example.org"); !slices.Equal(r.Reports, []string{"weekly"}) {
		t.Errorf("somebody signed up for %v, which is not offered", r.Reports)
	}
	closed := open(t, nil)
	if p := closed.ask(http.MethodGet, closed.top+"/sign-up", nil); p.status != http.StatusNotFound {
		t.Errorf("where nobody may sign up the page answers %d", p.status)
	}
}
