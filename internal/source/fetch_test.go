package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/setting"
)

// memory is a Cache for a test.
type memory map[string]Kept

func (s memory) Load(_ context.Context, address string) (*Kept, error) {
	if k, ok := s[address]; ok {
		return &k, nil
	}
	return nil, nil
}

func (s memory) Save(_ context.Context, address string, k Kept) error {
	s[address] = k
	return nil
}

// lost is a Cache that always fails.
type lost struct{}

func (lost) Load(context.Context, string) (*Kept, error) { return nil, errors.New("disk full") }
func (lost) Save(context.Context, string, Kept) error    { return errors.New("disk full") }

func fetcher(cache Cache) *Fetcher {
	f := NewFetcher(cache, slog.New(slog.DiscardHandler), time.Now)
	f.Pause = time.Millisecond
	return f
}

func wanted(t *testing.T, address string) Wanted {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return Wanted{From: setting.Location{URL: u}}
}

// allowed is the host of an address, as settings would allow it.
func allowed(t *testing.T, address string) (h Host) {
	t.Helper()
	if err := h.UnmarshalText([]byte(wanted(t, address).From.URL.Host)); err != nil {
		t.Fatal(err)
	}
	return h
}

// serve starts a server and counts what it is asked.
func serve(t *testing.T, handler http.HandlerFunc) (address string, asked *atomic.Int32) {
	asked = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

func TestFetchFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	from := setting.Location{File: setting.File{Path: setting.Path{Name: "data/a.csv", Full: path}}}
	f := fetcher(nil)
	f.Now = func() time.Time { return time.Unix(0, 0) }
	got, err := f.Fetch(t.Context(), Request{Source: "outturn"}, Wanted{From: from, Limit: 3})
	if err != nil || string(got.Body) != "abc" {
		t.Fatal(got, err)
	}
	r := *got.Reading
	if r.Source != "outturn" || r.Place != "data/a.csv" || !r.At.Equal(time.Unix(0, 0)) ||
		r.Digest != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("%+v", r)
	}
	_, err = f.Fetch(t.Context(), Request{}, Wanted{From: from, Limit: 2})
	if !errors.Is(err, ErrLarge) || err.Error() != "reading data/a.csv: it is larger than the limit of 2 bytes" {
		t.Error(err)
	}
	from.Full += "x"
	if _, err = f.Fetch(t.Context(), Request{}, Wanted{From: from}); err == nil || err.Error() != "reading data/a.csv: no such file or directory" {
		t.Error(err)
	}
	if err := syscall.Mkfifo(from.Full, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = f.Fetch(t.Context(), Request{}, Wanted{From: from}); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Error(err)
	}
}

// TestFetchKeepsResponses asks twice: the second time the server has nothing
// new, and the body comes from the cache.
func TestFetchKeepsResponses(t *testing.T) {
	for _, test := range []struct{ header, condition, value string }{
		{"ETag", "If-None-Match", `"v1"`},
		{"Last-Modified", "If-Modified-Since", "Fri, 14 Jun 2024 15:00:00 GMT"},
	} {
		var whole atomic.Int32
		address, asked := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set(test.header, test.value)
			if r.Header.Get(test.condition) == test.value {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			whole.Add(1)
			w.Header().Set("Content-Type", "text/csv; charset=latin1")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, "abc")
			z.Close()
		})
		cache := memory{}
		for range 2 {
			got, err := fetcher(cache).Fetch(t.Context(), Request{}, wanted(t, address))
			if err != nil || string(got.Body) != "abc" || got.Type != "text/csv; charset=latin1" {
				t.Fatal(test.header, got, err)
			}
		}
		if asked.Load() != 2 || whole.Load() != 1 {
			t.Errorf("%s: asked %d times, %d of them for the whole", test.header, asked.Load(), whole.Load())
		}
		if _, err := fetcher(lost{}).Fetch(t.Context(), Request{}, wanted(t, address)); err != nil {
			t.Errorf("a cache that fails: %v", err)
		}
		small := wanted(t, address) // what is cached is too large for it
		small.Limit = 2
		if _, err := fetcher(cache).Fetch(t.Context(), Request{}, small); !errors.Is(err, ErrLarge) || whole.Load() != 3 {
			t.Errorf("a smaller limit: %v, asked %d times for the whole", err, whole.Load())
		}
	}
}

// TestListsAreNotKept reads a list of people: the cache holds nothing of it, and
// nothing of an earlier response either, and it is always read whole.
func TestListsAreNotKept(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte("anna@example.org"))
	})
	cache := memory{}
	for _, f := range []*Fetcher{fetcher(cache), fetcher(cache).Forgetful(), fetcher(cache).Forgetful()} {
		got, err := f.Fetch(t.Context(), Request{}, wanted(t, address))
		if err != nil || string(got.Body) != "anna@example.org" {
			t.Errorf("the list is %v, %v", got, err)
		}
	}
	for _, kept := range cache {
		if len(kept.Body) > 0 || kept.ETag != "" {
			t.Errorf("the cache holds %q", kept.Body)
		}
	}
}

func TestFetchAsksAgain(t *testing.T) {
	for _, test := range []struct {
		name      string
		responses []int // the last one for ever; 0 cuts the connection
		asked     int32
		want      string
	}{
		{"at last", []int{503, 0, 200}, 3, ""},
		{"in vain", []int{500}, 3, "the response is 500 Internal Server Error"},
		{"cut off", []int{0}, 3, "EOF"},
		{"too many", []int{429, 200}, 2, ""},
		{"not there", []int{404}, 1, "the response is 404 Not Found"},
		{"an empty answer that is none", []int{304}, 1, "the response is 304 Not Modified"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var n atomic.Int32
			address, asked := serve(t, func(w http.ResponseWriter, r *http.Request) {
				status := test.responses[min(int(n.Add(1)), len(test.responses))-1]
				if status == 0 {
					w.Header().Set("Content-Length", "100")
					fmt.Fprint(w, "half")
					panic(http.ErrAbortHandler)
				}
				w.WriteHeader(status)
			})
			_, err := fetcher(nil).Fetch(t.Context(), Request{}, wanted(t, address))
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
			if asked.Load() != test.asked {
				t.Errorf("asked %d times, want %d", asked.Load(), test.asked)
			}
		})
	}
}

// direct asks a handler without a net between, so that time may be false.
type direct http.HandlerFunc

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	d(w, r)
	return w.Result(), r.Context().Err()
}

func TestFetchWaits(t *testing.T) {
	for _, test := range []struct {
		after       string
		least, most time.Duration
	}{
		{"", 2250 * time.Millisecond, 3750 * time.Millisecond},
		{"14", 28 * time.Second, 35 * time.Second},
		{"20", 20 * time.Second, 25 * time.Second},
		{"Sat, 01 Jan 2000 00:00:10 GMT", 10 * time.Second, 16 * time.Second},
		{"30", 30 * time.Second, 38 * time.Second},
		{"31", 0, 0},
		{"3600", 0, 0},
		{"99999999", 0, 0},
		{"99999999999999999999999", 0, 0},
		{"Fri, 31 Dec 9999 23:59:59 GMT", 0, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
			f.named = direct(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", test.after)
				w.WriteHeader(http.StatusServiceUnavailable)
			})
			start := time.Now()
			_, err := f.Fetch(t.Context(), Request{}, wanted(t, "https://example.org/a"))
			if err == nil || !strings.Contains(err.Error(), "the response is 503 Service Unavailable") {
				t.Error(err)
			}
			if test.after == "" || strings.HasPrefix(test.after, "Sat") {
				return // the moment that was asked for is over by the last try
			}
			if err == nil || !strings.Contains(err.Error(), "asks to wait") {
				t.Errorf("%q: the error does not say that the server asks to wait: %v", test.after, err)
			}
			if took := time.Since(start); took < test.least || took > test.most {
				t.Errorf("%q: took %s, want %s to %s", test.after, took, test.least, test.most)
			}
		})
	}
}

// TestNobodyComesBackTogether looks at the pauses of programs that a server has
// sent away until the same moment.
func TestNobodyComesBackTogether(t *testing.T) {
	f, seen := fetcher(nil), map[time.Duration]bool{}
	for range 100 {
		pause := f.pause(1, 20*time.Second)
		if seen[pause] = true; pause < 20*time.Second || pause > 25*time.Second {
			t.Errorf("the pause is %s", pause)
		}
	}
	if len(seen) < 50 {
		t.Errorf("of 100 pauses only %d differ", len(seen))
	}
}

func TestFetchIsBounded(t *testing.T) {
	address, asked := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/huge":
			z := gzip.NewWriter(w)
			w.Header().Set("Content-Encoding", "gzip")
			z.Write(bytes.Repeat([]byte("a"), 1e6))
			z.Close()
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		}
	})
	for path, want := range map[string]string{
		"/huge":  "reading " + address + "/huge: it is larger than the limit of 1000 bytes",
		"/round": "reading " + address + "/round: it is redirected more than 10 times",
	} {
		w := wanted(t, address+path)
		w.Limit = 1000
		if _, err := fetcher(nil).Fetch(t.Context(), Request{}, w); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if asked.Load() != 1+10 {
		t.Errorf("asked %d times", asked.Load())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := fetcher(nil).Fetch(ctx, Request{}, wanted(t, address+"/round")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestFetchGivesUp asks a site that never answers.
func TestFetchGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		f := fetcher(nil)
		f.named = direct(func(_ http.ResponseWriter, r *http.Request) {
			asked++
			<-r.Context().Done()
		})
		w, start := wanted(t, "https://example.org/slow"), time.Now()
		w.Timeout = setting.Duration(30 * time.Second)
		_, err := f.Fetch(t.Context(), Request{}, w)
		if want := "reading https://example.org/slow: no response within 30s"; err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if took := time.Since(start); asked != 3 || took < 90*time.Second || took > 91*time.Second {
			t.Errorf("asked %d times within %s", asked, took)
		}
	})
}

// endless is a body that is longer than anybody reads. It counts the bytes that are read of it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	if e.read += len(p); e.read > 8e6 {
		return 0, errors.New("nobody stops")
	}
	return len(p), nil
}
func (e *endless) Close() error { return nil }

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestFetchStopsReading holds that a response without an end is left at the
// limit, and not held in memory first.
func TestFetchStopsReading(t *testing.T) {
	var body endless
	f := fetcher(nil)
	f.named = roundTrip(func(*http.Request) (*http.Response, error) {
		if body.read > 1e6 {
			return nil, errors.New("asked again")
		}
		return &http.Response{StatusCode: http.StatusOK, Body: &body}, nil
	})
	w := wanted(t, "https://a.example")
	w.Limit, w.Timeout = 1e6, setting.Duration(time.Minute)
	if _, err := f.Fetch(t.Context(), Request{}, w); !errors.Is(err, ErrLarge) || body.read > 4e6 {
		t.Errorf("%v after %d bytes", err, body.read)
	}
}

func TestSecretsGoToOneHost(t *testing.T) {
	for next, want := range map[string]string{
		"https://a.example/b": "hush", "https://b.example/a": "", "http://a.example/a": "", "https://a.example:444/a": "",
	} {
		first, err := http.NewRequest(http.MethodGet, "https://a.example/a", nil)
		if err != nil {
			t.Fatal(err)
		}
		second, err := http.NewRequest(http.MethodGet, next, nil)
		if err != nil {
			t.Fatal(err)
		}
		second.Header.Set("X-Api-Key", "hush")
		if err := keepSecrets(second, []*http.Request{first}); err != nil || second.Header.Get("X-Api-Key") != want {
			t.Errorf("%s: %q, %v", next, second.Header.Get("X-Api-Key"), err)
		}
	}
}

func TestFetchKeepsSecrets(t *testing.T) {
	elsewhere, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Header.Get("X-Api-Key"), r.Header.Get("Authorization"), r.Header.Get("Referer"))
	})
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, password, _ := r.BasicAuth()
		if password != "hush" || r.Header.Get("X-Api-Key") != "hush" || !strings.HasPrefix(r.UserAgent(), "catchup/") {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		http.Redirect(w, r, elsewhere, http.StatusFound)
	})
	cache := memory{}
	w := wanted(t, strings.Replace(address, "//", "//me:hush@", 1)+"/a?api_key=hush&page=2")
	key := Asking{Headers: map[string]setting.Secret{"X-Api-Key": setting.NewSecret("hush")}}
	open := fetcher(cache).Allow([]Host{allowed(t, elsewhere)}).With(key)
	got, err := open.Fetch(t.Context(), Request{}, w)
	if err != nil || len(got.Body) != 0 {
		t.Fatalf("%v: another host was told %s", err, got.Body)
	}
	if got.Reading.Place != address+"/a?api_key=…&page=2" {
		t.Error(got.Reading.Place)
	}
	w.From.URL.Host = "127.0.0.1:1"
	for _, u := range []string{w.From.URL.String(), strings.Replace(address, "//", "//me:hush@", 1)} {
		_, err = fetcher(cache).Fetch(t.Context(), Request{}, wanted(t, u))
		if err == nil || strings.Contains(err.Error(), "hush") {
			t.Error(err)
		}
	}
	if kept := open.Key(w); strings.Contains(kept, "hush") || kept == fetcher(cache).Key(w) {
		t.Error(kept)
	}
}
