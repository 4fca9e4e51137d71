package archive_test

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"catchup/internal/edition"
	"catchup/internal/web/webtest"
)

// TestWaiting looks for an edition that waits for its approval, has it, waits
// for its hour, is out, and is put on hold.
func TestWaiting(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 1)
	next := issue(t, 2, 1)
	hour := p.time().Add(time.Hour)
	next.Terms = edition.Terms{Approval: true, Release: hour}
	if err := p.store.Archive.Keep(t.Context(), next, audience); err != nil {
		t.Fatal(err)
	}
	top := p.serve(t)
	rule := func(act edition.Act) {
		t.Helper()
		a, err := p.store.Archive.Approval(t.Context(), next.Key)
		if err == nil {
			_, err = p.store.Archive.Rule(t.Context(), next.Key, edition.Ruling{At: p.time(), Who: "ann", Act: act, Hash: a.Hash})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	seen := func(want bool, when string) {
		t.Helper()
		p.pass(time.Minute)
		for _, path := range []string{"weekly/2024-06-21/", "weekly/2024-06-21/edition.pdf", "weekly/2024-06-21/edition.txt"} {
			if page := webtest.Ask(t, "GET", top+path); (page.Status == http.StatusOK) != want {
				t.Errorf("%s /%s answers %d", when, path, page.Status)
			}
		}
		for _, path := range []string{"", "weekly/", "weekly/feed.xml", "weekly/2024-06-14/"} {
			if body := webtest.Ask(t, "GET", top+path).Body; bytes.Contains(body, []byte("2024-06-21")) != want {
				t.Errorf("%s /%s names it: %v", when, path, !want)
			}
		}
	}
	seen(false, "while it waits")
	rule(edition.Approve)
	seen(false, "before its hour")
	p.pass(hour.Sub(p.time()))
	seen(true, "after its hour")
	rule(edition.Hold)
	seen(false, "on hold")
}
