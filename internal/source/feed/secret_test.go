package feed

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// watched is a cache that notes under which keys something is kept.
type watched struct{ keys []string }

func (w *watched) Load(context.Context, string) (*source.Kept, error) { return nil, nil }

func (w *watched) Save(_ context.Context, key string, _ source.Kept) error {
	w.keys = append(w.keys, key)
	return nil
}

// located is an address as it stands in settings, with a key in the environment.
func located(t *testing.T, written, key string) setting.Location {
	t.Helper()
	var into struct {
		At setting.Location `yaml:"at"`
	}
	problems := setting.Decode("x.yaml", []byte("at: "+written), &into, setting.Options{Env: func(string) (string, bool) { return key, true }})
	if problems != nil {
		t.Fatal(problems)
	}
	return into.At
}

// A server that knows the secret of an address may write it anywhere. Nothing
// that is shown holds it.
func TestSecretsAreNotShown(t *testing.T) {
	const key = "h0sh-h0sh&more"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("token") != key && !strings.Contains(r.URL.Path, "h0sh") {
			t.Errorf("asked for %s", r.URL)
		}
		escaped := "h0sh-h0sh%26more"
		w.Header().Set("ETag", `"1"`)
		switch r.URL.Path {
		case "/busy":
			http.Error(w, key, http.StatusServiceUnavailable)
		case "/away":
			w.Header().Set("Location", "http://["+escaped)
			w.WriteHeader(http.StatusFound)
		case "/page":
			fmt.Fprintf(w, `<html><title>Sign in with h0sh-h0sh&amp;more</title><link rel="alternate" type="application/rss+xml" href="/feed?token=%s">`, escaped)
		default:
			fmt.Fprintf(w, `<rss><channel><title>Ward h0sh-h0sh&amp;more</title><item><title>A sample</title><link>/1?id=1&amp;token=%[1]s</link><guid>http://a.example/%[1]s</guid></item>
<item><title>Another sample</title><link>/%[1]s/2</link><description>Asked with h0sh-h0sh&amp;amp;more.</description></item>
<item><title>Third</title><link>#here</link><pubDate>%[1]s</pubDate></item></channel></rss>`, escaped)
		}
	}))
	defer server.Close()
	var log bytes.Buffer
	cache := &watched{}
	fetcher := source.NewFetcher(cache, slog.New(slog.NewTextHandler(&log, nil)), time.Now)
	fetcher.Pause = 0
	var shown strings.Builder
	for _, path := range []string{"/feed?token=${K}", "/${K}/feed", "/busy?token=${K}", "/away?token=${K}", "/page?token=${K}"} {
		got, err := Open(Spec{URLs: []setting.Location{located(t, server.URL+path, key)}}, fetcher, nil).Read(t.Context(), source.Request{})
		fmt.Fprintln(&shown, err)
		if err == nil {
			fmt.Fprintln(&shown, strings.Join(lines(got), "\n"), strings.Join(got.Warnings, "\n"), got.Reading.Place)
		}
	}
	all := shown.String() + log.String() + strings.Join(cache.keys, "\n")
	if strings.Contains(all, "h0sh") {
		t.Errorf("the secret is shown:\n%s", all)
	}
	for _, want := range []string{
		"A sample | " + server.URL + "/1?id=1 |", "Another sample | ? |", "Third | " + server.URL + "/feed#here |", server.URL + "/feed?token=${K}",
		`item 2, "Another sample": its link has the secret of the feed's address in it, and is left out`, "| Ward ${K} |", "Asked with ${K}.", "asking again",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not shown:\n%s", want, all)
		}
	}
}
