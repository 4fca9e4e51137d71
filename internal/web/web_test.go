package web_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"catchup/internal/web"
	"catchup/internal/web/webtest"
	"catchup/templates"
)

// room answers as a test wants it to.
type room map[string]http.HandlerFunc

func (r room) Mount(mux *http.ServeMux) {
	for pattern, handle := range r {
		mux.HandleFunc(pattern, handle)
	}
}

// options are those of a server of the room, whose log is written to log.
func options(t testing.TB, rooms room, log io.Writer) web.Options {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	var proxy web.Net
	if err := proxy.UnmarshalText([]byte("127.0.0.1")); err != nil {
		t.Fatal(err)
	}
	return web.Options{
		Spec:  web.Spec{Address: "https://news.example.org", Rate: web.Rate{Count: 100, Span: time.Second}, Proxies: []web.Net{proxy}},
		Pages: web.NewPages(looks.Site), Rooms: []web.Room{rooms}, Now: time.Now, Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Healthy: func(context.Context) error { return nil },
	}
}

func serve(t testing.TB, o web.Options) string {
	t.Helper()
	server := httptest.NewServer(web.New(o))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// TestHeaders wants them on every response, good or bad.
func TestHeaders(t *testing.T) {
	o := options(t, room{"GET /panics": func(http.ResponseWriter, *http.Request) { panic("a surprise") }}, io.Discard)
	top := serve(t, o)
	for _, path := range []string{"", "nothing", "panics", "style.css", "robots.txt", "favicon.ico", "health"} {
		head := webtest.Ask(t, "GET", top+path).Header
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":  "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
			"Strict-Transport-Security":  "max-age=31536000",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
		} {
			if got := head.Get(name); got != want {
				t.Errorf("/%s: %s is %q", path, name, got)
			}
		}
	}
	o.Address = "http://127.0.0.1:8080"
	if got := webtest.Ask(t, "GET", serve(t, o)).Header.Get("Strict-Transport-Security"); got != "" {
		t.Errorf("without TLS the server promises it: %s", got)
	}
}

// TestMistakes wants a plain page that nobody keeps, whatever goes wrong.
func TestMistakes(t *testing.T) {
	var log bytes.Buffer
	top := serve(t, options(t, room{
		"GET /leave/{token}": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("ETag", `"1"`)
			panic("a surprise")
		},
		"POST /read": func(w http.ResponseWriter, r *http.Request) {
			_, err := io.ReadAll(r.Body)
			if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
				w.WriteHeader(http.StatusRequestEntityTooLarge)
			}
		},
		"GET /half": func(w http.ResponseWriter, _ *http.Request) {
			w.Write(bytes.Repeat([]byte("x"), 10_000))
			panic("half way")
		},
	}, &log))
	for _, c := range []struct {
		method, path string
		status       int
		words        string
	}{
		{"GET", "nothing?email=ann@example.org", 404, "There is no such page"},
		{"GET", "leave/s3cret?email=ann@example.org", 500, "This page could not be made"},
		{"POST", "leave/s3cret", 405, "Nothing can be sent to this page"},
		{"DELETE", "style.css", 405, "Nothing can be sent to this page"},
	} {
		page := webtest.Ask(t, c.method, top+c.path, "X-Forwarded-For", "192.0.2.77")
		if page.Status != c.status || !strings.Contains(string(page.Body), "<h1>"+c.words+"</h1>") || page.Header.Get("Cache-Control") != "no-store" || page.Header.Get("ETag") != "" {
			t.Errorf("%s /%s: %d %s", c.method, c.path, page.Status, page.Header)
		}
		if c.status == 405 && page.Header.Get("Allow") == "" {
			t.Errorf("%s /%s does not say what is allowed", c.method, c.path)
		}
	}
	if response, err := http.Get(top + "half"); err == nil {
		if _, err := io.ReadAll(response.Body); err == nil {
			t.Error("half a page looks like a whole one")
		}
	}
	response, err := http.Post(top+"read", "text/plain", bytes.NewReader(make([]byte, 70_000)))
	if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long body: %v, %v", response, err)
	}
	for _, secret := range []string{"ann@", "s3cret", "192.0.2", "127.0.0.1"} {
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, secret) && strings.Contains(line, "msg=request") {
				t.Errorf("the log tells %q: %s", secret, line)
			}
		}
	}
	if !strings.Contains(log.String(), `method=GET page="GET /leave/{token}" status=500`) {
		t.Errorf("the log is %s", log.String())
	}
}

func TestHealth(t *testing.T) {
	o := options(t, nil, io.Discard)
	var now time.Time
	asked, unwell := 0, error(nil)
	o.Now = func() time.Time { return now }
	now = time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	o.Healthy = func(context.Context) error { asked++; return unwell }
	top := serve(t, o)
	for i, c := range []struct {
		unwell error
		later  time.Duration
		status int
		asked  int
	}{{nil, 0, 200, 1}, {errors.New("the disk at 10.0.0.9 is full"), 0, 200, 1}, {errors.New("the disk at 10.0.0.9 is full"), time.Second, 503, 2}, {nil, time.Second, 200, 3}} {
		unwell = c.unwell
		now = now.Add(c.later)
		page := webtest.Ask(t, "GET", top+"health")
		if page.Status != c.status || asked != c.asked || strings.Contains(string(page.Body), "disk") {
			t.Errorf("%d: %d after %d questions: %s", i, page.Status, asked, page.Body)
		}
	}
}

// TestEnds lets a page under way finish when the server ends, and another
// server take its port at once.
func TestEnds(t *testing.T) {
	begun, finish := make(chan struct{}), make(chan struct{})
	o := options(t, room{"GET /slow": func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		fmt.Fprint(w, "whole")
	}}, io.Discard)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended, got := make(chan error, 1), make(chan string, 1)
	go func() { ended <- web.New(o).Serve(ctx, l) }()
	go func() { got <- string(webtest.Ask(t, "GET", "http://"+l.Addr().String()+"/slow").Body) }()
	<-begun
	end()
	o.Listen = l.Addr().String()
	o.Rooms = nil
	next, stop := context.WithCancel(t.Context())
	again := make(chan error, 1)
	for {
		conn, err := net.Dial("tcp", o.Listen)
		if err != nil {
			break // the port is given back while the page is still under way
		}
		conn.Close()
	}
	go func() { again <- web.New(o).Run(next) }()
	close(finish)
	if words, err := <-got, <-ended; words != "whole" || err != nil {
		t.Errorf("the page is %q, the end %v", words, err)
	}
	stop()
	if err := <-again; err != nil {
		t.Errorf("the second server: %v", err)
	}
}
