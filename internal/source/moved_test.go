package source

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"catchup/internal/setting"
)

// TestMovedForGood follows redirects: an address has moved for good only if every
// redirect on the way says so.
func TestMovedForGood(t *testing.T) {
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	for path, way := range map[string]struct {
		to     string
		status int
	}{
		"/old": {"/new", 301}, "/older": {"/old", 308}, "/now": {"/new", 302}, "/seven": {"/new", 307}, "/mixed": {"/now", 301},
	} {
		mux.Handle(path, http.RedirectHandler(way.to, way.status))
	}
	mux.HandleFunc("/new", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("new")) })
	for path, want := range map[string]string{"/new": "", "/old": "/new", "/older": "/new", "/now": "", "/seven": "", "/mixed": ""} {
		got, err := fetcher(nil).Fetch(t.Context(), Request{}, wanted(t, server.URL+path))
		if err != nil {
			t.Fatal(err)
		}
		if to := pathOf(got.Moved); to != want || string(got.Body) != "new" {
			t.Errorf("%s moved to %q, want %q", path, to, want)
		}
	}
}

func pathOf(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.Path
}

// TestNotMovedToLessSafety has a redirect from https to http, which is followed
// now but is not the address from then on.
func TestNotMovedToLessSafety(t *testing.T) {
	m := moved{from: &url.URL{Scheme: "https", Host: "a.example"}, last: &url.URL{Scheme: "http", Host: "a.example"}}
	if m.to() != nil {
		t.Error("it has moved to http")
	}
}

// TestMovedIsAsked asks where an address has moved to, and sends it no header that
// is meant for the old host.
func TestMovedIsAsked(t *testing.T) {
	for _, here := range []bool{true, false} {
		var got string
		server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.URL.Path + " " + r.Header.Get("X-Key") }))
		defer server.Close()
		w := wanted(t, server.URL+"/old")
		w.Moved = &url.URL{Scheme: "http", Host: w.From.URL.Host, Path: "/new"}
		want := "/new sesame"
		if !here {
			w.From.URL.Host, want = "localhost:"+w.From.URL.Port(), "/new "
		}
		f := fetcher(nil).Allow([]Host{hostOf(w.Moved)}).With(Asking{Headers: map[string]setting.Secret{"X-Key": setting.NewSecret("sesame")}})
		if _, err := f.Fetch(t.Context(), Request{}, w); err != nil || got != want {
			t.Errorf("asked for %q, want %q (%v)", got, want, err)
		}
	}
}

// TestMovedToPrivateIsBarred has a feed that has moved to a private host that the
// settings do not name.
func TestMovedToPrivateIsBarred(t *testing.T) {
	asked := false
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	w := wanted(t, "http://feeds.example/old")
	w.Moved, _ = url.Parse(server.URL)
	if _, err := fetcher(nil).Fetch(t.Context(), Request{}, w); err == nil || asked {
		t.Errorf("a stranger led to a private host: %v", err)
	}
}

// TestNoWait has servers that ask to wait: who polls is told for how long, after
// one try.
func TestNoWait(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Retry-After", "10800")
		w.WriteHeader(http.StatusTooManyRequests)
	}))
	defer server.Close()
	w := wanted(t, server.URL)
	w.NoWait = true
	_, err := fetcher(nil).Fetch(t.Context(), Request{}, w)
	if got := RetryAfter(err); got != 3*time.Hour || asked != 1 || !strings.Contains(err.Error(), "429") {
		t.Errorf("wait %s after %d tries: %v", got, asked, err)
	}
}

// TestGone tells an address that has been taken down for good from one that is
// not found.
func TestGone(t *testing.T) {
	for status, want := range map[int]bool{http.StatusGone: true, http.StatusNotFound: false} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		defer server.Close()
		if _, err := fetcher(nil).Fetch(t.Context(), Request{}, wanted(t, server.URL)); IsGone(err) != want {
			t.Errorf("%d: %v", status, err)
		}
	}
}
