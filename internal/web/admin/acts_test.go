package admin_test

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// press presses a button with ben's token, and wants the status and the words.
func (h *house) press(button string, form url.Values, status int, words ...string) {
	h.Helper()
	page := h.ask("POST", button, form, "Authorization", "Bearer "+h.token)
	if page.Status != status {
		h.Errorf("%s with %v is answered by %d, want %d:\n%s", button, form, page.Status, status, page.Body)
	}
	for _, want := range words {
		if !strings.Contains(string(page.Body), want) {
			h.Errorf("%s with %v does not say %q:\n%s", button, form, want, page.Body)
		}
	}
}

// TestRule approves, holds and releases an edition in the name of who presses,
// and refuses what it does not allow.
func TestRule(t *testing.T) {
	h := open(t)
	hash := h.approval().Hash
	h.press(waiting+"rule", url.Values{"act": {"approve"}, "hash": {"0000"}}, http.StatusConflict, "That cannot be done")
	h.press("/desk/editions/weekly/2024-06-15/rule", url.Values{"act": {"approve"}, "hash": {hash}}, http.StatusNotFound)
	h.press("/desk/editions/weekly/2024-06-15/remake", nil, http.StatusNotFound)
	if n := len(h.approval().Rulings); n != 0 {
		t.Errorf("%d rulings are written down", n)
	}
	long := strings.Repeat("é", 400)
	h.press(waiting+"rule", url.Values{"act": {"hold"}, "reason": {long}}, http.StatusSeeOther)
	h.press(waiting+"rule", url.Values{"act": {"release"}}, http.StatusSeeOther)
	h.press(waiting+"rule", url.Values{"act": {"approve"}, "hash": {hash}}, http.StatusSeeOther)
	h.press(waiting+"rule", url.Values{"act": {"approve"}, "hash": {hash}}, http.StatusConflict)
	a := h.approval()
	var acts []edition.Act
	for _, r := range a.Rulings {
		acts = append(acts, r.Act)
		if r.Who != "ben" {
			t.Errorf("it is ruled by %q", r.Who)
		}
	}
	if fmt.Sprint(acts) != "[hold release approve]" || a.State != edition.Ready || a.Rulings[0].Reason != strings.Repeat("é", 250) {
		t.Errorf("it stands as %+v", a)
	}
}

// TestRemake has an edition made anew in the name of who presses, and says what
// keeps it from that.
func TestRemake(t *testing.T) {
	h := open(t)
	h.press(waiting+"remake", nil, http.StatusSeeOther)
	if fmt.Sprint(h.acts.did) != "[remake weekly/2024-06-14 for ben]" {
		t.Errorf("done is %q", h.acts.did)
	}
	for _, c := range []struct {
		fails  error
		status int
		words  string
	}{
		{check.Problems{{Message: "it has gone out"}}, http.StatusConflict, "it has gone out"},
		{fmt.Errorf("making it: %w", &edition.Held{Cause: edition.Unexpected, Breaches: []document.Breach{{Source: "outturn", What: "rows", Words: "outturn has 1 row"}}}), http.StatusConflict, "The edition stays as it was, because sources are not what is expected of them: outturn"},
		{errors.New("a secret"), http.StatusInternalServerError, ""},
	} {
		h.acts.fails = c.fails
		h.press(waiting+"remake", nil, c.status, c.words)
	}
	if page := h.ask("POST", waiting+"remake", nil, "Authorization", "Bearer "+h.token); strings.Contains(string(page.Body), "a secret") {
		t.Error("the page tells what went wrong inside")
	}
}

// TestTest sends a test to one address, of one slice if the edition is sliced.
func TestTest(t *testing.T) {
	h := open(t)
	to := url.Values{"to": {"Ann <ann@example.org>"}}
	north := maps.Clone(to)
	north.Set("slice", "North")
	h.press(waiting+"try", to, http.StatusOK, "It went to ann@example.org")
	h.press(sliced+"try", north, http.StatusOK, "It went to ann@example.org")
	h.press(sliced+"try", to, http.StatusConflict, "Choose a slice first")
	h.press(waiting+"try", north, http.StatusNotFound)
	h.press(waiting+"try", url.Values{"to": {"nobody"}}, http.StatusConflict, "That is not an e-mail address")
	h.press(waiting+"try", url.Values{"to": {strings.Repeat("a", 250) + "@example.org"}}, http.StatusConflict, "That is not an e-mail address")
	h.acts.fails = errors.New("no connection")
	h.press(waiting+"try", to, http.StatusConflict, "The test was not sent: no connection")
	want := "[test weekly/2024-06-14 to ann@example.org test regional/2024-06-14/North to ann@example.org test weekly/2024-06-14 to ann@example.org]"
	if got := fmt.Sprint(h.acts.did); got != want {
		t.Errorf("done is %s, want %s", got, want)
	}
}

// TestRestore lets a suspended subscriber back in, once.
func TestRestore(t *testing.T) {
	h := open(t)
	who := url.Values{"reader": {h.suspended()}}
	h.press("/desk/returns/restore", who, http.StatusSeeOther)
	if h.suspended() != "" {
		t.Error("the subscriber is still suspended")
	}
	h.press("/desk/returns/restore", who, http.StatusConflict, "The reader is not suspended any more.")
	if fmt.Sprint(h.acts.did) != "[restore for ben restore for ben]" {
		t.Errorf("done is %q", h.acts.did)
	}
}

// TestButtons shows those buttons that an edition's state and the operator's
// name allow.
func TestButtons(t *testing.T) {
	h := open(t)
	cookie, _ := h.session()
	buttons := func(path string) (all []string) {
		body := string(h.ask("GET", path, nil, "Cookie", cookie).Body)
		for _, name := range []string{"approve", "release", "hold", "drop", "take-back"} {
			if strings.Contains(body, `value="`+name+`"`) {
				all = append(all, name)
			}
		}
		if strings.Contains(body, "Make it anew") {
			all = append(all, "remake")
		}
		return all
	}
	if got := fmt.Sprint(buttons(waiting)); got != "[approve hold drop remake]" {
		t.Errorf("what waits has %s", got)
	}
	h.press(waiting+"rule", url.Values{"act": {"hold"}}, http.StatusSeeOther)
	if got := fmt.Sprint(buttons(waiting)); got != "[release drop remake]" {
		t.Errorf("what is on hold has %s", got)
	}
	h.press(waiting+"rule", url.Values{"act": {"release"}}, http.StatusSeeOther)
	h.options.Approvers = func(string) []string { return []string{"ben"} }
	if h.serve(); fmt.Sprint(buttons(waiting)) != "[hold drop remake]" {
		t.Errorf("who may not approve has %s", buttons(waiting))
	}
	h.press(waiting+"rule", url.Values{"act": {"drop"}, "reason": {"so it is"}}, http.StatusSeeOther)
	if got := fmt.Sprint(buttons(waiting)); got != "[take-back]" {
		t.Errorf("what was dropped has %s", got)
	}
	if body := string(h.ask("GET", waiting, nil, "Authorization", "Bearer "+h.token).Body); strings.Contains(body, "<form") {
		t.Error("a page for a token has forms")
	}
}
