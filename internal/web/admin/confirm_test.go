package admin_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"catchup/internal/edition"
	"catchup/internal/subscriber"
	"catchup/internal/web/webtest"
)

// browser is a signed-in browser that sends forms by hand.
type browser struct {
	*house
	cookie, seal string
}

func (h *house) browser() browser {
	h.Helper()
	cookie, seal := h.session()
	return browser{h, cookie, seal}
}

// sends sends a form of the edition, with the hash that it has now unless the
// form names another.
func (b browser) sends(address string, form url.Values) webtest.Page {
	b.Helper()
	form.Set("seal", b.seal)
	if !form.Has("hash") {
		form.Set("hash", b.approval().Hash)
	}
	return b.ask("POST", address, form, "Cookie", b.cookie)
}

// asks opens the page that asks once more, wants the status and the words, and
// returns the form of its button; nil if it has none.
func (b browser) asks(form url.Values, status int, words ...string) url.Values {
	b.Helper()
	page := b.sends(waiting+"confirm", form)
	return b.shown(page, status, words...)
}

// spaces turns spaces that break no line into others.
var spaces = strings.NewReplacer("\u00a0", " ", "&nbsp;", " ")

var hidden = regexp.MustCompile(`name="(token|hash|reason)" value="([^"]*)"`)

// shown wants the status and the words of a page that asks once more.
func (b browser) shown(page webtest.Page, status int, words ...string) url.Values {
	b.Helper()
	body := spaces.Replace(string(page.Body))
	if page.Status != status {
		b.Errorf("the page that asks once more comes with %d, want %d", page.Status, status)
	}
	for _, want := range words {
		if !strings.Contains(body, want) {
			b.Errorf("the page that asks once more does not say %q:\n%s", want, body)
		}
	}
	if !strings.Contains(body, `name="token"`) {
		return nil
	}
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(body, -1) {
		form.Set(found[1], found[2])
	}
	return form
}

// confirmedAct is the form of a button with the act that it does.
func confirmedAct(form url.Values, act edition.Act) url.Values {
	form.Set("act", string(act))
	return form
}

// ruled wants the acts that have been ruled on the edition.
func (h *house) ruled(when string, want ...edition.Act) {
	h.Helper()
	var got []edition.Act
	for _, r := range h.approval().Rulings {
		got = append(got, r.Act)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		h.Errorf("%s it has been ruled %v, want %v", when, got, want)
	}
}

// TestAsksOnce does nothing that could send or end an edition unless the form
// comes from the page that says what follows, for this act, these bytes and
// this session, and not long ago.
func TestAsksOnce(t *testing.T) {
	h := open(t)
	ann := h.browser()
	for _, act := range []edition.Act{edition.Approve, edition.Release, edition.Drop} {
		ann.shown(ann.sends(waiting+"rule", url.Values{"act": {string(act)}, "reason": {"read twice"}}), http.StatusConflict, "Nothing has been done yet.")
	}
	approve := ann.asks(url.Values{"act": {"approve"}, "reason": {"read twice"}}, http.StatusOK, "This mails 1 reader now.", "not approved", "Approve, and mail 1 reader now", "read twice")
	drop := ann.asks(url.Values{"act": {"drop"}, "reason": {"the rent is wrong"}}, http.StatusOK, "The edition of the week to 14 June will never go out. 1 reader will not get it.", "the rent is wrong")
	h.ruled("on the way there")

	other := h.browser()
	approve.Set("act", "approve")
	forged := func(key, value string) url.Values {
		form := url.Values{}
		for k := range approve {
			form.Set(k, approve.Get(k))
		}
		form.Set(key, value)
		return form
	}
	for name, page := range map[string]webtest.Page{
		"no token":              ann.sends(waiting+"rule", forged("token", "")),
		"a token of a drop":     ann.sends(waiting+"rule", forged("token", drop.Get("token"))),
		"another's token":       other.sends(waiting+"rule", forged("act", "approve")),
		"another act":           ann.sends(waiting+"rule", forged("act", "drop")),
		"of another edition":    ann.sends(sent+"rule", forged("act", "drop")),
		"of what is not theirs": ann.sends(waiting+"rule", forged("hash", strings.Repeat("0", 64))),
	} {
		if page.Status != http.StatusConflict {
			t.Errorf("%s: %d", name, page.Status)
		}
	}
	h.now = h.now.Add(16 * time.Minute)
	again := ann.shown(ann.sends(waiting+"rule", approve), http.StatusConflict, "Nothing has been done yet.", "Approve, and mail 1 reader now")
	h.ruled("by forms that do not hold")
	h.must(h.acts.Rule(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"}, edition.Ruling{Who: "ben", Act: edition.Hold}))
	ann.shown(ann.sends(waiting+"rule", confirmedAct(again, edition.Approve)), http.StatusConflict, "That cannot be done now", "is on hold: release it first.")
	h.ruled("when another was faster", edition.Hold)
	release := ann.asks(url.Values{"act": {"release"}}, http.StatusOK, "This mails nobody: the edition waits for approval.", "Release it")
	if page := ann.sends(waiting+"rule", confirmedAct(release, edition.Release)); page.Status != http.StatusSeeOther {
		t.Errorf("the button releases nothing: %d", page.Status)
	}
	approve = ann.asks(url.Values{"act": {"approve"}, "reason": {"read twice"}}, http.StatusOK)
	for _, act := range []edition.Act{edition.Hold, edition.Release} { // it stands as before, and not by the same rulings
		h.must(h.acts.Rule(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"}, edition.Ruling{Who: "ben", Act: act}))
	}
	approve = ann.shown(ann.sends(waiting+"rule", confirmedAct(approve, edition.Approve)), http.StatusConflict, "Nothing has been done yet.")
	if page := ann.sends(waiting+"rule", confirmedAct(approve, edition.Approve)); page.Status != http.StatusSeeOther {
		t.Errorf("the button approves nothing: %d", page.Status)
	}
	h.ruled("by its buttons", edition.Hold, edition.Release, edition.Hold, edition.Release, edition.Approve)
	if r := h.approval().Rulings[4]; r.Who != "ann" || r.Reason != "read twice" {
		t.Errorf("the reason is lost on the way: %+v", r)
	}
}

// TestDropNeedsReason asks for the reason of a drop until there is one.
func TestDropNeedsReason(t *testing.T) {
	h := open(t)
	ann := h.browser()
	for _, none := range []string{"", "  "} {
		if form := ann.asks(url.Values{"act": {"drop"}, "reason": {none}}, http.StatusOK, "A drop needs a reason", "will never go out"); form != nil {
			t.Error("a drop without a reason has a button")
		}
		ann.sends(waiting+"rule", url.Values{"act": {"drop"}, "reason": {none}})
		h.press(waiting+"rule", url.Values{"act": {"drop"}, "reason": {none}}, http.StatusConflict, "a drop needs a reason")
	}
	h.ruled("without a reason")
	form := ann.asks(url.Values{"act": {"drop"}, "reason": {"the rent is wrong"}}, http.StatusOK, "Drop it")
	ann.sends(waiting+"rule", confirmedAct(form, edition.Drop))
	h.ruled("with one", edition.Drop)
}

// TestStale tells an operator whose page is older than the edition, with how it
// was made anew, and does nothing.
func TestStale(t *testing.T) {
	h := open(t)
	ann := h.browser()
	seen := h.approval().Hash
	form := confirmedAct(ann.asks(url.Values{"act": {"approve"}}, http.StatusOK), edition.Approve)
	anew := h.issue("weekly", "2024-06-14", 2)
	anew.ID, anew.Document.Tagline = "anew", "Other words"
	h.must(h.store.Archive.Replace(t.Context(), anew, edition.Audience{Report: "weekly"}, edition.Ruling{At: h.now, Who: "ben", Reason: "1 figure moved"}))
	for name, page := range map[string]webtest.Page{
		"the page that asks": ann.sends(waiting+"confirm", url.Values{"act": {"approve"}, "hash": {seen}}), "its button": ann.sends(waiting+"rule", form),
	} {
		t.Log(name)
		words := []string{"The edition is another one by now than your page showed.", "ben had it made anew: 1 figure moved", seen, h.approval().Hash}
		if form := ann.shown(page, http.StatusConflict, words...); form != nil {
			t.Errorf("%s of a stale page has a button", name)
		}
	}
	ann.asks(url.Values{"act": {"approve"}, "hash": {"f00"}}, http.StatusConflict, "ben had it made anew")
	h.ruled("by a stale page", edition.Remade)
	for _, act := range []edition.Act{edition.Release, edition.Drop} {
		h.press(waiting+"rule", url.Values{"act": {string(act)}, "hash": {seen}, "reason": {"so it is"}}, http.StatusConflict, "That cannot be done")
	}
	ann.sends(waiting+"rule", url.Values{"act": {"hold"}, "hash": {seen}, "reason": {"in a hurry"}})
	h.ruled("to hold it", edition.Remade, edition.Hold)
	h.press(waiting+"rule", url.Values{"act": {"release"}, "hash": {seen}}, http.StatusConflict, "That cannot be done")
	h.ruled("to release other bytes", edition.Remade, edition.Hold)
}

// TestFollows says what follows in each state of an edition, with numbers.
func TestFollows(t *testing.T) {
	hour := time.Date(2024, 6, 14, 17, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		terms edition.Terms
		holds bool
		cut   []string
		act   edition.Act
		want  []string
	}{
		"approved now":          {edition.Terms{Approval: true}, false, nil, edition.Approve, []string{"This mails 25 readers now. What has left cannot be called back.", "Approve, and mail 25 readers now"}},
		"approved for an hour":  {edition.Terms{Approval: true, Release: hour}, false, nil, edition.Approve, []string{"This mails 25 readers at 17:00 on 14 June 2024. Until then it can be put on hold or dropped.", "to mail 25 readers at 17:00"}},
		"a sliced one":          {edition.Terms{Approval: true}, false, []string{"East", "West"}, edition.Approve, []string{"It has 2 slices, of which each of them gets one."}},
		"released, to wait":     {edition.Terms{Approval: true, Release: hour, Silence: edition.SendAnyway}, true, nil, edition.Release, []string{"This mails nobody: the edition waits for approval, and goes out at 17:00 on 14 June 2024 if nobody rules on it."}},
		"released, to go":       {edition.Terms{}, true, nil, edition.Release, []string{"This mails 25 readers now.", "Release, and mail 25 readers now"}},
		"dropped":               {edition.Terms{}, false, nil, edition.Drop, []string{"The edition of the week to 20 June will never go out. 25 readers will not get it.", "The drop can be taken back until the report&#39;s next edition is made."}},
		"dropped until a slot":  {edition.Terms{Next: hour}, false, nil, edition.Drop, []string{"The drop can be taken back until 17:00 on 14 June 2024, when the next edition is due."}},
		"dropped for good":      {edition.Terms{Next: hour.Add(-time.Hour)}, false, nil, edition.Drop, []string{"The drop cannot be taken back: the report&#39;s next edition is there or due."}},
		"what cannot be":        {edition.Terms{}, false, nil, edition.Release, []string{"That cannot be done now, and nothing has changed. The edition needs no approval, or has it, and is not on hold."}},
		"what needs no word":    {edition.Terms{}, false, nil, edition.Approve, []string{"The edition needs no approval"}},
		"what no operator does": {edition.Terms{}, false, nil, "remake", []string{"Nobody can do that with an edition."}},
	} {
		h := open(t)
		_, err := h.store.Subscribers.Import(t.Context(), "", func(yield func(subscriber.Subscriber, error) bool) {
			for i := range 24 {
				who := subscriber.Subscriber{Email: fmt.Sprintf("reader%d@example.org", i), Signed: h.now}
				if c.cut != nil {
					who.Attributes = map[string]string{"region": c.cut[i%len(c.cut)]}
				}
				if !yield(who, nil) {
					return
				}
			}
		})
		h.must(err)
		e := h.issue("daily", "2024-06-20", 1)
		e.Terms, e.Slices = c.terms, c.cut
		for _, slice := range c.cut {
			h.must(h.store.Archive.Lay(t.Context(), e.ID, &edition.Slice{Name: slice, Document: e.Document}))
		}
		h.must(h.store.Archive.Keep(t.Context(), e, edition.Audience{Report: "daily", Attribute: "region"}))
		if c.holds {
			h.must(h.acts.Rule(t.Context(), e.Key, edition.Ruling{Who: "ann", Act: edition.Hold}))
		}
		a, err := h.store.Archive.Approval(t.Context(), e.Key)
		h.must(err)
		page := h.browser().sends("/desk/editions/daily/2024-06-20/confirm", url.Values{"act": {string(c.act)}, "hash": {a.Hash}, "reason": {"so it is"}})
		body := spaces.Replace(string(page.Body))
		for _, want := range c.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the page does not say %q:\n%s", name, want, body)
			}
		}
	}
}

// TestDropOfRest says of an edition that some have already that no more goes out.
func TestDropOfRest(t *testing.T) {
	h := open(t)
	a, err := h.store.Archive.Approval(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-07"})
	h.must(err)
	page := h.browser().sends(sent+"confirm", url.Values{"act": {"drop"}, "hash": {a.Hash}, "reason": {"so it is"}})
	for _, want := range []string{"Nothing more of the edition of the week to 7 June will go out.", "It has left for 2 readers already, which nothing can call back.", "The drop cannot be taken back"} {
		if body := spaces.Replace(string(page.Body)); !strings.Contains(body, want) {
			t.Errorf("the page does not say %q:\n%s", want, body)
		}
	}
}

// TestApprovedBy names who has approved an edition only when somebody has.
func TestApprovedBy(t *testing.T) {
	h := open(t)
	for _, c := range []struct{ act, says, not string }{
		{"hold", "May be approved by ann, ben", "Approved by ben"}, {"release", "May be approved by ann, ben", "Approved by ben"},
		{"approve", "Approved by ben, 14 June 2024, 16:00", "May be approved"},
	} {
		h.press(waiting+"rule", url.Values{"act": {c.act}, "hash": {h.approval().Hash}}, http.StatusSeeOther)
		if got := h.words(waiting); !strings.Contains(got, c.says) || strings.Contains(got, c.not) {
			t.Errorf("after %s the page does not say %q:\n%s", c.act, c.says, got)
		}
	}
	if got := h.words(sent); strings.Contains(got, "pproved by") {
		t.Errorf("an edition that needs no approval names approvers:\n%s", got)
	}
}

// TestLeaves leads who loads the address of a question again to the edition.
func TestLeaves(t *testing.T) {
	h := open(t)
	ann := h.browser()
	if page := h.ask("GET", waiting+"confirm", nil, "Cookie", ann.cookie); page.Status != http.StatusSeeOther || page.Header.Get("Location") != waiting {
		t.Errorf("it leads to %q: %d", page.Header.Get("Location"), page.Status)
	}
}
