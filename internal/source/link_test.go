package source

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestFollow follows links to a site whose host is allowed, and to machines
// inside, which are not asked.
func TestFollow(t *testing.T) {
	var asked []string
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = append(asked, "inside") }))
	defer inside.Close()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Path)
		switch {
		case r.URL.Path == "/inside":
			http.Redirect(w, r, inside.URL, http.StatusFound)
		case r.URL.Path == "/gone", r.URL.Path == "/shy" && r.Method == http.MethodHead:
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/broken":
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	defer site.Close()
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
	public := newOutside(new(net.Dialer))
	public.proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
	f.public = public
	f = f.Allow([]Host{hostOf(u)})
	for link, c := range map[string]struct{ fault, asked string }{
		site.URL + "/page":             {"", "HEAD /page"},
		site.URL + "/shy":              {"", "HEAD /shy, GET /shy"},
		site.URL + "/gone":             {"404 Not Found", "HEAD /gone, GET /gone"},
		site.URL + "/broken":           {"500 Internal Server Error", "HEAD /broken"},
		site.URL + "/inside":           {"which is not one of the web", "HEAD /inside"},
		inside.URL:                     {"which is not one of the web", ""},
		"http://127.0.0.1/":            {"an address of this machine itself", ""},
		"http://169.254.169.254/token": {"an address of the network next to this machine", ""},
		"http://[":                     {"missing ']'", ""},
	} {
		asked = nil
		err := f.Follow(t.Context(), link)
		if got := strings.Join(asked, ", "); got != c.asked || (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: asked %q, %v", link, got, err)
		}
		if err := f.Offline().Follow(t.Context(), link); !errors.Is(err, ErrOffline) {
			t.Errorf("%s without the network: %v", link, err)
		}
	}
}
