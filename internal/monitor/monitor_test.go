package monitor

import (
	"context"
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
