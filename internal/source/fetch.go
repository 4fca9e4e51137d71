package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"time"

	"catchup/internal/setting"
	"catchup/internal/table"
)

// Fetcher gets the bytes of files and addresses for all kinds of sources. It
// may be used from several goroutines.
type Fetcher struct {
	Cache  Cache             // what is kept between runs; nil keeps nothing
	Log    *slog.Logger      // for repeated tries
	Now    func() time.Time  // the moment that readings carry
	Pause  time.Duration     // before the second try; doubled before the third
	reach  reach             // what may be private besides the host of an address
	named  http.RoundTripper // to the hosts that settings name
	public http.RoundTripper // to all others
	polite http.RoundTripper // of a polite fetcher, which takes every address for a stranger's
	hosts  *hosts            // those that were asked politely
	asking Asking            // how hosts of the settings are asked
	trusts *trusts           // transports that believe more certificates

	forgetful bool // keeps no bodies
	offline   bool // asks no address
}

// NewFetcher is a Fetcher with the usual headers, bounds and pauses.
func NewFetcher(cache Cache, log *slog.Logger, now func() time.Time) *Fetcher {
	return &Fetcher{
		Cache: cache, Log: log, Now: now, Pause: time.Second, hosts: newHosts(), trusts: &trusts{all: map[string]*http.Transport{}},
		named: http.DefaultTransport, public: newOutside(&net.Dialer{Timeout: defaultTimeout}),
	}
}

// Allow is the fetcher that may also connect to the hosts if they are not
// public.
func (f *Fetcher) Allow(hosts []Host) *Fetcher {
	other := *f
	other.reach = append(slices.Clip(f.reach), hosts...)
	return &other
}

// Forgetful is the fetcher that keeps no bodies of responses, for sources that
// name people. What was kept before is emptied at the next response.
func (f *Fetcher) Forgetful() *Fetcher {
	other := *f
	other.forgetful = true
	return &other
}

// ErrOffline is the error of an address that an offline fetcher was asked for.
var ErrOffline = errors.New("the network is left out")

// Offline is the fetcher that reads files alone, and asks no address:
// ErrOffline.
func (f *Fetcher) Offline() *Fetcher {
	other := *f
	other.offline = true
	return &other
}

// transport is what asks an address of the settings: its own host may be
// anywhere, and what it redirects to must be public or allowed. An address that
// a list at another address names must be public or allowed too.
func (f *Fetcher) transport(w Wanted) http.RoundTripper {
	if f.polite != nil {
		return f.polite
	}
	if w.By.URL != nil {
		return route{f.reach.and(w.By.URL), f.named, f.public}
	}
	return route{f.reach.and(w.From.URL), f.named, f.public}
}

// Wanted is what is to be fetched. From is an address that settings name, for
// all but a polite fetcher, or one that a list names, which is at By: the zero By
// is that of an address of the settings. To what a list names nothing secret is
// sent, unless it is on the list's own host. Timeout bounds each try, 30 seconds if it is 0.
// Limit bounds the bytes after decompression, 64 MB if it is 0. Paged tells that
// the caller looks at the headers of pages: a response that has them is not
// cached. NoWait leaves it to the caller to ask again when the server says so
// (RetryAfter). Moved, if set, is asked instead of From: where From has moved for
// good. It is a stranger's word: what From may reach, it may reach.
type Wanted struct {
	From    setting.Location
	By      setting.Location
	Timeout setting.Duration
	Limit   setting.Size
	Paged   bool
	NoWait  bool
	Moved   *url.URL
}

// Fetched is the result. Type is the Content-Type as it came, empty for a file.
// Header is that of the response, nil for a file and for a cached response.
// Moved is where the address has moved for good, nil if it has not; Last is the
// address that it was redirected to last, nil if it was not.
// All values made of Body share the Reading.
type Fetched struct {
	Body    []byte
	Type    string
	Header  http.Header
	Moved   *url.URL
	Last    *url.URL
	Reading *table.Reading
}

const (
	defaultTimeout = 30 * time.Second
	defaultLimit   = 64e6
)

// Fetch reads a file or asks an address. It asks at most three times, after a
// broken connection, 429 or 5xx; as long as the server asks for (Retry-After),
// within the timeout. A response with an ETag or a date is kept in
// the Cache, and is used again after 304 Not Modified. Errors name the place
// without secrets of its address.
func (f *Fetcher) Fetch(ctx context.Context, r Request, w Wanted) (*Fetched, error) {
	opened, err := f.Open(ctx, r, w)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	body, err := io.ReadAll(opened)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", opened.Reading.Place, err)
	}
	return &Fetched{Body: body, Type: opened.Type, Header: opened.Header, Moved: opened.Moved, Last: opened.Last, Reading: opened.Reading}, nil
}

// bounded sets the bounds that are not set.
func (w Wanted) bounded() Wanted {
	if w.Timeout <= 0 {
		w.Timeout = setting.Duration(defaultTimeout)
	}
	if w.Limit <= 0 {
		w.Limit = defaultLimit
	}
	return w
}

// readAll reads to the end, which must come within limit bytes. It calls turn
// before it holds much.
func readAll(r io.Reader, limit int64, turn func() error) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, min(limit, large)+1))
	if err != nil {
		return nil, err
	}
	if len(body) > large && limit > large {
		if err := turn(); err != nil {
			return nil, err
		}
		rest, err := io.ReadAll(io.LimitReader(r, limit+1-int64(len(body))))
		if err != nil {
			return nil, err
		}
		body = append(body, rest...)
	}
	if int64(len(body)) > limit {
		return nil, tooLarge(limit)
	}
	return body, nil
}
