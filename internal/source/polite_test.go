package source

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/setting"
)

func TestRobots(t *testing.T) {
	const file = "\ufeff# ours\r\nUser-agent: Googlebot\nDisallow: /\n\n" +
		"user-agent: *\nDisallow: /everyone\n\nUSER-AGENT: Catchup/2.0\nUser-agent: other\nSitemap: https://a.example/s.xml\n" +
		"Disallow: /private # not this\nAllow: /private/open\nDisallow:\nDisallow: /*.pdf$\nDisallow: /end$\nDisallow: /caf%c3%a9\nDisallow: /q?a=*&b\n" +
		"Disallow: /same\nAllow: /same\nAllow: /equal\nDisallow: /equal\nAllow: /*wild\nDisallow: /a/wild\nDisallow: /b/wild\nAllow: /b/*ild\nDisallow: /%7euser\n\nUser-agent: *\nDisallow: /\n\nuser-agent: catchup\nCrawl-delay: 2.5\nDisallow: /late\n"
	asks := parseRobots([]byte(file))
	if asks.delay != 2500*time.Millisecond {
		t.Errorf("the delay is %s", asks.delay)
	}
	for path, want := range map[string]bool{
		"/": true, "": true, "/everyone": true, "/private": false, "/privately": false, "/private/x": false, "/private/open/x": true,
		"/a/b.pdf": false, "/a/b.pdf?x": true, "/end": false, "/end/x": true, "/café": false, "/caf%C3%A9/x": false, "/q?a=1&b=2": false, "/q?a=1": true,
		"/same": true, "/equal": true, "/a/wild": false, "/b/wild": true, "/~user/x": false, "/late": false, "/PRIVATE": true,
	} {
		u, err := url.Parse("https://a.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		if asks.allows(u) != want {
			t.Errorf("%s is allowed: %t, want %t", path, !want, want)
		}
	}
	for file, want := range map[string]bool{
		"": true, "Disallow: /": true, "user-agent: *\ndisallow: /x": false, "user-agent: catchupper\ndisallow: /x": true, "<html>no rules": true,
		"user-agent: *\nallow: /\n\nuser-agent: catchup\ndisallow: /x*": false, "User-Agent: *\nDisallow: *x$": false,
		"user-agent: catchup\ndisallow: /x\n\nuser-agent: other\nallow: /": false,
	} {
		if got := parseRobots([]byte(file)).allows(&url.URL{Path: "/x"}); got != want {
			t.Errorf("%q allows /x: %t", file, got)
		}
	}
}

// site answers with a robots.txt and takes two seconds for each page. It
// remembers when it was asked for what, and fails if that was two things at
// once.
type site struct {
	t      *testing.T
	robots string // "404", "503" or the text
	mu     sync.Mutex
	start  time.Time
	asked  []string
	busy   map[string]bool
}

func (s *site) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	if s.busy[r.URL.Host] {
		s.t.Errorf("%s is asked while it answers", r.URL.Host)
	}
	s.busy[r.URL.Host] = true
	s.asked = append(s.asked, fmt.Sprintf("%s %s%s", time.Since(s.start), r.URL.Host, r.URL.Path))
	s.mu.Unlock()
	time.Sleep(2 * time.Second)
	s.mu.Lock()
	s.busy[r.URL.Host] = false
	s.mu.Unlock()
	return direct(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt" && s.robots == "404":
			http.NotFound(w, r)
		case r.URL.Path == "/robots.txt" && s.robots == "503":
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.URL.Path == "/robots.txt":
			fmt.Fprint(w, s.robots)
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "https://b.example/1", http.StatusFound)
		}
	}).RoundTrip(r)
}

func TestPolite(t *testing.T) {
	const a, b = "https://a.example", "https://b.example"
	for _, c := range []struct {
		name, robots string
		pages        []string
		asked, fail  string
	}{
		{"a pause", "404", []string{a + "/1", a + "/2"}, "0s a.example/robots.txt, 3s a.example/1, 6s a.example/2", ""},
		{"as the site asks", "User-agent: *\nCrawl-delay: 5\nDisallow: /no", []string{a + "/1", a + "/2", a + "/no"}, "0s a.example/robots.txt, 3s a.example/1, 10s a.example/2", "stay away"},
		{"longer than anybody waits", "User-agent: *\nCrawl-delay: 60", []string{a + "/1"}, "0s a.example/robots.txt", "for 1m0s after each page"},
		{"kept out", "User-agent: *\nDisallow: /", []string{a + "/1", a + "/2"}, "0s a.example/robots.txt", "stay away"},
		{"nobody there", "503", []string{a + "/1", a + "/2"}, "0s a.example/robots.txt, 3s a.example/robots.txt, 6s a.example/robots.txt", "stay away"},
		{"led elsewhere", "User-agent: *\nDisallow: /1", []string{a + "/moved"}, "0s a.example/robots.txt, 3s a.example/moved, 5s b.example/robots.txt", "stay away"},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &site{t: t, robots: c.robots, start: time.Now(), busy: map[string]bool{}}
			f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
			f.named, f.public, f.Pause = s, s, time.Millisecond
			failed := ""
			for _, page := range c.pages {
				if _, err := f.Polite(time.Second, setting.Location{}).Fetch(t.Context(), Request{}, wanted(t, page)); err != nil {
					failed = err.Error()
					if !errors.Is(err, errUnwelcome) {
						t.Errorf("%s: %v", c.name, err)
					}
				}
			}
			if got := strings.Join(s.asked, ", "); got != c.asked {
				t.Errorf("%s: asked\n%s, want\n%s", c.name, got, c.asked)
			}
			if (failed == "") != (c.fail == "") || !strings.Contains(failed, c.fail) {
				t.Errorf("%s: %q, want %q", c.name, failed, c.fail)
			}
		})
	}
	synctest.Test(t, func(t *testing.T) { // many at once, to two hosts
		s := &site{t: t, robots: "404", start: time.Now(), busy: map[string]bool{}}
		f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
		f.named, f.public = s, s
		var all sync.WaitGroup
		for i := range 6 {
			all.Go(func() {
				page := fmt.Sprintf("%s/%d", []string{a, b}[i%2], i)
				if _, err := f.Polite(time.Second, setting.Location{}).Fetch(t.Context(), Request{}, wanted(t, page)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took := time.Since(s.start); len(s.asked) != 8 || took != 3*3*time.Second+2*time.Second {
			t.Errorf("%d questions took %s", len(s.asked), took)
		}
	})
}
