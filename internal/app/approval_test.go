package app

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// TestApprovalWakes approves an edition at the operators' site of a daemon that looks for
// what is owed once an hour: it goes out at once.
func TestApprovalWakes(t *testing.T) {
	n, _ := openOperated(t)
	n.app.sweep = time.Hour
	before := n.messages()
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- n.app.Serve(ctx) }()
	cookie, seal := n.session()
	for signal(n.app.freed); len(n.app.freed) > 0; time.Sleep(10 * time.Millisecond) {
		// it has begun to serve when it has heard this
	}
	form := url.Values{"act": {"approve"}, "hash": {n.review("weekly").Approval.Hash}, "seal": {seal}}
	if page := n.ask("POST", waiting+"rule", form, "Cookie", cookie); page.Status != http.StatusSeeOther {
		t.Fatalf("the approval is answered by %d", page.Status)
	}
	for begun := time.Now(); n.messages() < before+3; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 20*time.Second {
			t.Fatalf("%d of 3 letters have left", n.messages()-before)
		}
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}
