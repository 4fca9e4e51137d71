package monitor

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"catchup/internal/setting"
)

func TestCall(t *testing.T) {
	var called []string
	watcher := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		words, _ := io.ReadAll(r.Body)
		called = append(called, r.Method+" "+r.URL.String()+" "+string(words))
		if strings.Contains(r.URL.Path, "gone") {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	for _, c := range []struct {
		path, want, fault string
		well              bool
	}{
		{"/ping/abc?token=x", "POST /ping/abc?token=x all is well", "", true},
		{"/ping/abc?token=x", "POST /ping/abc/fail?token=x all is well", "", false},
		{"/gone", "POST /gone all is well", "calling the watcher: it answers 404 Not Found", true},
	} {
		err := Call(t.Context(), setting.NewSecret(watcher.URL+c.path), c.well, "all is well")
		if got := called[len(called)-1]; got != c.want || (err == nil) != (c.fault == "") || err != nil && err.Error() != c.fault {
			t.Errorf("called %s, %v; want %s", got, err, c.want)
		}
	}
	watcher.Close()
	err := Call(t.Context(), setting.NewSecret(watcher.URL+"/secret"), true, "")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("a watcher that is away: %v", err)
	}
}

// TestCallStays has watchers lead elsewhere: settings name only them.
func TestCallStays(t *testing.T) {
	called := 0
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called++ }))
	defer elsewhere.Close()
	watcher := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, strings.Replace(elsewhere.URL, "127.0.0.1", "localhost", 1), http.StatusTemporaryRedirect)
		case "/moved":
			http.Redirect(w, r, "/", http.StatusTemporaryRedirect)
		}
	}))
	defer watcher.Close()
	if err := Call(t.Context(), setting.NewSecret(watcher.URL+"/away"), true, ""); err == nil || !strings.Contains(err.Error(), "307") || called != 0 {
		t.Errorf("%v, another host is called %d times", err, called)
	}
	if err := Call(t.Context(), setting.NewSecret(watcher.URL+"/moved"), true, ""); err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	options := setting.Options{Env: func(string) (string, bool) { return "file:///ping", true }}
	for _, c := range []struct{ text, want string }{
		{"{ url: 'https://watch.example.org/ping', every: 10s }", ""},
		{"{ url: 'http://watch.example.org/ping', every: 9s }", "every: watchers do not like to be called so often (5m is usual)"},
		{"{ url: '${URL}' }", "url: this is not the address of a watcher (https://…)"},
		{"{ url: 'ftp://watch.example.org/ping' }", "url: this is not the address of a watcher (https://…)"},
	} {
		var h Heartbeat
		problems := setting.Decode("", []byte(c.text), &h, options)
		if got := problems.Error(); !strings.HasSuffix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
	for text, want := range map[string]string{"127.0.0.1:9090": "", ":9090": "", "9090": "listen", "127.0.0.1:": "listen"} {
		var s Spec
		problems := setting.Decode("", []byte("{ listen: '"+text+"' }"), &s, options)
		if got := problems.Error(); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestRun serves until it is told to end, and says so if it cannot listen.
func TestRun(t *testing.T) {
	out, in := io.Pipe()
	s := &Server{Gatherer: prometheus.NewRegistry(), Healthy: func(context.Context) error { return nil }, Log: slog.New(slog.NewJSONHandler(in, nil))}
	s.Listen = "127.0.0.1:0"
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx) }()
	var said struct{ Listen string }
	if err := json.NewDecoder(out).Decode(&said); err != nil {
		t.Fatal(err)
	}
	response, err := http.Get("http://" + said.Listen + "/health")
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", response, err)
	}
	response.Body.Close()
	s = &Server{Spec: Spec{Listen: said.Listen}, Log: slog.New(slog.DiscardHandler)}
	if err := s.Run(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "opening the port of the metrics: ") {
		t.Errorf("a port that is in use: %v", err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestServer(t *testing.T) {
	registry := prometheus.NewRegistry()
	editions := prometheus.NewCounter(prometheus.CounterOpts{Name: "catchup_editions_total"})
	registry.MustRegister(editions)
	editions.Inc()
	var ill error
	s := &Server{Gatherer: registry, Healthy: func(context.Context) error { return ill }, Log: slog.New(slog.DiscardHandler)}
	for _, c := range []struct {
		ill          error
		method, path string
		status       int
		want         string
	}{
		{nil, "GET", "/metrics", 200, "catchup_editions_total 1"},
		{nil, "GET", "/health", 200, "well"},
		{errors.New("weekly/2024-06-14 is late"), "GET", "/health", 503, "weekly/2024-06-14 is late"},
		{nil, "POST", "/health", 405, ""},
		{nil, "GET", "/", 404, ""},
	} {
		ill = c.ill
		w := httptest.NewRecorder()
		s.handler().ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s %s: %d %s", c.method, c.path, w.Code, w.Body)
		}
	}
}
