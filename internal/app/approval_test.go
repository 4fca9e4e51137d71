package app

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/edition"
)

// TestApprovalWakes approves an edition at the operators' site of a daemon that
// looks for what is owed once an hour: it goes out at once.
func TestApprovalWakes(t *testing.T) {
	n, _ := openOperated(t)
	n.app.sweep = time.Hour
	before := n.messages()
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- n.app.work(ctx) }()
	cookie, seal := n.session()
	for signal(n.app.freed); len(n.app.freed) > 0; time.Sleep(10 * time.Millisecond) {
		// it has begun to serve when it has heard this
	}
	form := url.Values{"act": {"approve"}, "hash": {n.review("weekly").Approval.Hash}, "seal": {seal}}
	asks := n.ask("POST", waiting+"confirm", form, "Cookie", cookie)
	_, token, _ := strings.Cut(string(asks.Body), `name="token" value="`)
	token, _, _ = strings.Cut(token, `"`)
	form.Set("token", token)
	if page := n.ask("POST", waiting+"rule", form, "Cookie", cookie); page.Status != http.StatusSeeOther {
		t.Fatalf("the approval is answered by %d", page.Status)
	}
	for begun := time.Now(); n.messages() < before+3; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 2*time.Minute {
			t.Fatalf("%d of 3 letters have left", n.messages()-before)
		}
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// TestMayRule lets only those approve whom the settings name, and nobody rule
// without a name.
func TestMayRule(t *testing.T) {
	a, _ := open(t, func(s *config.Settings, _ *Options) {
		daily := s.Reports["daily"]
		daily.Approve = &config.Approve{By: []string{"ben"}}
		s.Reports["daily"] = daily
	})
	key := edition.Key{Report: "daily", Period: "2024-06-14"}
	for _, c := range []struct {
		who  string
		act  edition.Act
		want string
	}{
		{"eve", edition.Approve, `"eve" may not approve editions of daily`}, {" ", edition.Hold, "nobody rules without a name"},
		{"ben", edition.Approve, "no such edition"}, {"eve", edition.Hold, "no such edition"},
	} {
		if _, err := a.Rule(t.Context(), key, edition.Ruling{Who: c.who, Act: c.act}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q, %s: %v, want %q", c.who, c.act, err, c.want)
		}
	}
	if _, _, err := a.Remake(t.Context(), key, "ben"); !errors.Is(err, edition.ErrNone) {
		t.Errorf("what there is not is made anew: %v", err)
	}
}
