package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"catchup/internal/setting"
)

// errUnwelcome says that a site does not want its page to be read by a
// program.
var errUnwelcome = errors.New("its site's robots.txt asks programs to stay away")

const (
	robotsLimit   = 500e3            // RFC 9309, section 2.5
	robotsKept    = 24 * time.Hour   // section 2.4
	robotsMissed  = 10 * time.Minute // after one that could not be read
	longestDelay  = 10 * time.Second // nobody waits longer between two pages
	robotsTimeout = 10 * time.Second
)

// Polite is the fetcher for sites that are made for people. It reads no page
// that the site's robots.txt forbids (errUnwelcome). It sends a host one request
// at a time, and waits between two for the pause, or as long as the site asks if
// that is longer. All polite fetchers that are made of one fetcher wait for each
// other. They do not use the Cache.
//
// Strangers write the addresses that it is given. They must be public, except
// for the host of by, the address in the settings that led to them, and what
// Allow has added.
func (f *Fetcher) Polite(pause time.Duration, by setting.Location) *Fetcher {
	own := *f
	own.reach, own.Cache, own.asking = f.reach.and(by.URL), nil, Asking{}
	with := manners{next: route{own.reach, f.named, f.public}, hosts: f.hosts, pause: pause}
	with.robots = own.over(with)
	return own.over(with)
}

// over is the fetcher that asks politely by the transport.
func (f *Fetcher) over(transport http.RoundTripper) *Fetcher {
	other := *f
	other.polite = transport
	return &other
}

// Reach tells for whom a polite fetcher asks: the hosts that need not be
// public. What it found must not be shown to others.
func (f *Fetcher) Reach() string { return fmt.Sprint(f.reach) }

// manners is a transport that asks each host slowly, and only for pages that
// the host lets programs read.
type manners struct {
	next   http.RoundTripper
	hosts  *hosts
	pause  time.Duration
	robots *Fetcher // asks for robots.txt; nil for the transport of that fetcher itself
}

// RoundTrip waits until the host may be asked, and asks.
func (m manners) RoundTrip(r *http.Request) (*http.Response, error) {
	h, pause := m.hosts.of(r.URL), m.pause
	if m.robots != nil {
		asks, err := h.asks(r.Context(), m.robots, r.URL)
		switch {
		case err != nil:
			return nil, err
		case !asks.allows(r.URL):
			return nil, errUnwelcome
		case asks.delay > longestDelay:
			return nil, fmt.Errorf("%w for %s after each page", errUnwelcome, asks.delay)
		}
		pause = max(pause, asks.delay)
	}
	if err := h.take(r.Context()); err != nil {
		return nil, err
	}
	response, err := m.next.RoundTrip(r)
	if err != nil {
		h.leave(pause)
		return nil, err
	}
	response.Body = &turnBody{ReadCloser: response.Body, leave: sync.OnceFunc(func() { h.leave(pause) })}
	return response, nil
}

// turnBody is the body of a response. Closing it lets the next request go to the
// host.
type turnBody struct {
	io.ReadCloser
	leave func()
}

// Close closes the body.
func (b *turnBody) Close() error {
	defer b.leave()
	return b.ReadCloser.Close()
}

// hosts are those that were asked politely.
type hosts struct {
	mu  sync.Mutex
	all map[string]*host
}

func newHosts() *hosts { return &hosts{all: map[string]*host{}} }

// of is the host of an address.
func (hs *hosts) of(u *url.URL) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.all[u.Host]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1), reading: make(chan struct{}, 1), robots: map[string]remembered{}}
		hs.all[u.Host] = h
	}
	return h
}

// host is one that is asked by one at a time. A channel is full while somebody
// has the turn, or is reading the robots.txt.
type host struct {
	turn    chan struct{}
	free    time.Time // when the next may ask; whoever has the turn sets it
	reading chan struct{}
	robots  map[string]remembered // by scheme; belongs to whoever is reading
}

// remembered is a robots.txt that was read, and until when it holds.
type remembered struct {
	robots
	until time.Time
}

// take waits for the turn and for the host's pause to be over.
func (h *host) take(ctx context.Context) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := wait(ctx, time.Until(h.free)); err != nil {
		<-h.turn
		return err
	}
	return nil
}

// leave ends the turn.
func (h *host) leave(pause time.Duration) {
	h.free = time.Now().Add(pause)
	<-h.turn
}

// asks is what the host's robots.txt asks for, read by the fetcher if it is
// not known yet.
func (h *host) asks(ctx context.Context, by *Fetcher, page *url.URL) (robots, error) {
	select {
	case h.reading <- struct{}{}:
		defer func() { <-h.reading }()
	case <-ctx.Done():
		return robots{}, ctx.Err()
	}
	if known := h.robots[page.Scheme]; time.Now().Before(known.until) {
		return known.robots, nil
	}
	read, err := readRobots(ctx, by, page)
	if err != nil {
		return robots{}, err
	}
	h.robots[page.Scheme] = read
	return read.robots, nil
}

// readRobots reads a site's robots.txt. One that is not there asks for
// nothing; while one cannot be read, all is forbidden (RFC 9309, section
// 2.3.1).
func readRobots(ctx context.Context, by *Fetcher, page *url.URL) (remembered, error) {
	from := setting.Location{URL: &url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/robots.txt"}}
	got, err := by.Fetch(ctx, Request{}, Wanted{From: from, Limit: robotsLimit, Timeout: setting.Duration(robotsTimeout)})
	var status notOK
	switch {
	case err == nil:
		return remembered{parseRobots(got.Body), time.Now().Add(robotsKept)}, nil
	case ctx.Err() != nil:
		return remembered{}, ctx.Err()
	case errors.As(err, new(barred)): // by these settings; others may allow it
		return remembered{}, err
	case errors.As(err, &status) && status >= 400 && status < 500 && status != http.StatusTooManyRequests:
		return remembered{robots{}, time.Now().Add(robotsKept)}, nil
	}
	return remembered{robots{rules: []rule{{path: "/"}}}, time.Now().Add(robotsMissed)}, nil
}

// notOK is the status of a response other than 200 OK.
type notOK int

// Error reads "the response is 404 Not Found".
func (s notOK) Error() string {
	return fmt.Sprintf("the response is %d %s", int(s), http.StatusText(int(s)))
}
