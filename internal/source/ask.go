package source

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	tries = 3
	agent = "catchup/1 (reads feeds and tables for a digest)"
)

// failure is a try that failed. Again tells whether another try may succeed.
// After is how long the server asks not to be asked.
type failure struct {
	error
	again bool
	after time.Duration
}

func (f failure) Unwrap() error { return f.error }

// ask sends a request, more than once if that may help. What the server asks to
// wait for (Retry-After) is waited for, all together within the time of the
// source.
func (f *Fetcher) ask(ctx context.Context, r Request, w Wanted) (*Fetched, error) {
	kept, waited := f.load(ctx, w), time.Duration(0)
	for try := 1; ; try++ {
		got, err := f.once(ctx, r, w, kept)
		err = w.From.Conceal(err)
		var failed failure
		switch {
		case !errors.As(err, &failed) || !failed.again || try == tries && failed.after == 0 || w.NoWait && failed.after > 0:
			return got, err
		case try == tries:
			return nil, fmt.Errorf("%w, and that still after %d tries; it asks to wait for %s more", err, tries, failed.after)
		case waited+failed.after > w.Timeout.Span():
			return nil, fmt.Errorf("%w, and asks to wait for %s, longer than the source may take (timeout: %s)", err, failed.after, w.Timeout)
		}
		pause := f.pause(try, failed.after)
		waited += failed.after
		f.Log.WarnContext(ctx, "asking again", "place", Place(w.From), "try", try, "pause", pause, "error", err)
		if err := wait(ctx, pause); err != nil {
			return nil, err
		}
	}
}

// pause is the time before the next try. It doubles with each try, and is up to
// a quarter shorter or longer at random. It is never shorter than the server
// asks, and then up to a quarter longer. So programs that were refused together
// do not come back together.
func (f *Fetcher) pause(try int, after time.Duration) time.Duration {
	pause := f.Pause << (try - 1)
	if pause = pause*3/4 + rand.N(pause/2+1); pause >= after {
		return pause
	}
	return after + rand.N(after/4+1)
}

func wait(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// once sends one request.
func (f *Fetcher) once(ctx context.Context, r Request, w Wanted, kept *Kept) (*Fetched, error) {
	within := Within(ctx, w.Timeout.Span(), fmt.Errorf("no response within %s", w.Timeout))
	defer within.Stop()
	request, err := f.newRequest(within, w, kept)
	if err != nil {
		return nil, err
	}
	move := moved{from: w.address()}
	client := http.Client{Transport: f.transport(w), CheckRedirect: move.follow}
	response, err := client.Do(request)
	if err != nil {
		return nil, f.hinted(w, broken(ctx, within, err))
	}
	defer response.Body.Close()
	if kept != nil && response.StatusCode == http.StatusNotModified {
		return &Fetched{Body: kept.Body, Type: kept.Type, Moved: move.to()}, nil
	}
	if err := refusal(response, f.Now()); err != nil {
		return nil, f.hinted(w, err)
	}
	plain, err := unpacked(response.Body, response.Header, int64(w.Limit))
	if err != nil {
		return nil, broken(ctx, within, err)
	}
	body, err := readAll(plain, int64(w.Limit), func() error {
		if polite, ok := response.Body.(*turnBody); ok {
			polite.leave() // whoever has the turn of memory may need the host
		}
		return within.Wait(func() error { return r.Share.Large(ctx) })
	})
	if err != nil {
		return nil, broken(ctx, within, err)
	}
	f.save(ctx, w, response, body)
	return &Fetched{Body: body, Type: response.Header.Get("Content-Type"), Header: response.Header, Moved: move.to(), Last: move.last}, nil
}

// newRequest is the request for an address. It is conditional (RFC 9110, section
// 13.1) if a response of the address is cached.
func (f *Fetcher) newRequest(ctx context.Context, w Wanted, kept *Kept) (*http.Request, error) {
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, w.address().String(), nil)
	if err != nil {
		return nil, withoutAddress(err)
	}
	q.Header, q.URL.User = f.header(w), nil
	if !stays(w.From.URL, q.URL) { // it has moved
		q.Header = onlyAgent(q.Header)
	}
	if q.Header.Get("Accept-Encoding") == "" { // so that the standard library leaves the unpacking to us
		q.Header.Set("Accept-Encoding", "gzip")
	}
	if kept != nil && kept.ETag != "" {
		q.Header.Set("If-None-Match", kept.ETag)
	}
	if kept != nil && kept.Modified != "" {
		q.Header.Set("If-Modified-Since", kept.Modified)
	}
	return q, nil
}

// broken is the failure of a connection. Another try may help, unless the caller
// has ended, the server cannot prove who it is or does not welcome programs,
// its response is too large, or its address is not public.
func broken(ctx, within context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if cause := context.Cause(within); cause != nil {
		return failure{error: cause, again: true}
	}
	var stranger *tls.CertificateVerificationError
	again := !errors.As(err, &stranger) && !errors.As(err, new(barred)) && !errors.Is(err, ErrLarge) && !errors.Is(err, errRedirects) && !errors.Is(err, errUnwelcome) && !errors.Is(err, errPacked)
	return failure{error: withoutAddress(err), again: again}
}

// refusal is the failure that a status other than 200 OK stands for.
func refusal(response *http.Response, now time.Time) error {
	status := response.StatusCode
	if status == http.StatusOK {
		return nil
	}
	return failure{
		error: notOK(status),
		again: status == http.StatusTooManyRequests || status >= 500,
		after: retryAfter(response.Header.Get("Retry-After"), now),
	}
}

// hinted is the failure of an address of the settings, with the setting that may
// help.
func (f *Fetcher) hinted(w Wanted, err error) error {
	var failed failure
	var status notOK
	if f.polite != nil || !errors.As(err, &failed) {
		return err
	}
	asks := len(f.asking.header()) > 0
	switch {
	case errors.As(err, new(x509.UnknownAuthorityError)) && f.asking.CA.Name == "":
		failed.error = fmt.Errorf("%w; ca: can name a file with the certificate that signed it", failed.error)
	case errors.As(err, &status) && status == http.StatusUnauthorized && asks && !w.trusted():
		failed.error = fmt.Errorf("%w; what a list names is not sent headers, user and password: write it under urls", failed.error)
	case errors.As(err, &status) && status == http.StatusUnauthorized && asks:
		failed.error = fmt.Errorf("%w; the headers, or user and password, of the settings do not open it", failed.error)
	case errors.As(err, &status) && status == http.StatusUnauthorized:
		failed.error = fmt.Errorf("%w; user: and password:, or headers:, may open it", failed.error)
	}
	return failed
}

// retryAfter reads the header of RFC 9110, section 10.2.3: seconds or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(header); (err == nil || errors.Is(err, strconv.ErrRange)) && seconds > 0 {
		return time.Duration(min(seconds, 1e6)) * time.Second
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// RetryAfter is how long the server that gave the error asks not to be asked,
// zero if it does not say.
func RetryAfter(err error) time.Duration {
	var failed failure
	errors.As(err, &failed)
	return failed.after
}

// IsGone tells whether the error is that the address has been taken down for good
// (410 Gone; RFC 9110, section 15.5.11).
func IsGone(err error) bool {
	var status notOK
	return errors.As(err, &status) && status == http.StatusGone
}

var errRedirects = errors.New("it is redirected more than 10 times")

// keepSecrets takes the headers meant for one host out of a request to another
// one, and out of a request that goes from https to http. Only what the program
// calls itself is left.
func keepSecrets(next *http.Request, before []*http.Request) error {
	first := before[0]
	switch {
	case len(before) >= 10:
		return errRedirects
	case !stays(first.URL, next.URL):
		next.Header = onlyAgent(next.Header)
	}
	return nil
}

func onlyAgent(h http.Header) http.Header { return http.Header{"User-Agent": h["User-Agent"]} }

// stays tells whether the second address is on the host of the first, and is asked
// for as safely: it does not lead from https to http.
func stays(first, next *url.URL) bool {
	return hostOf(first) == hostOf(next) && (first.Scheme == next.Scheme || next.Scheme == "https")
}

// Key names what is asked for, in the cache and in a collection: the place, and a
// digest of the address and the headers, which may hold secrets and must not be
// written down.
func (f *Fetcher) Key(w Wanted) string {
	header := f.header(w)
	if header.Get("User-Agent") == agent {
		header.Del("User-Agent")
	}
	words := fmt.Appendf(nil, "%s %v", w.From.URL, header)
	if w.Paged {
		words = append(words, " paged"...)
	}
	sum := sha256.Sum256(words)
	return fmt.Sprintf("%s#%x", Place(w.From), sum[:8])
}

// load returns the cached response, nil if there is none. A cache that fails only
// costs time.
func (f *Fetcher) load(ctx context.Context, w Wanted) *Kept {
	if f.Cache == nil || f.forgetful {
		return nil
	}
	kept, err := f.Cache.Load(ctx, f.Key(w))
	if err != nil {
		f.Log.WarnContext(ctx, "cached response not read", "place", Place(w.From), "error", err)
		return nil
	}
	if kept != nil && int64(len(kept.Body)) > int64(w.Limit) {
		return nil
	}
	return kept
}

// save caches a response that can be asked for conditionally, unless it is
// large: all cached responses are in memory while their sources are asked. Nor is
// a page cached whose headers tell of others, since they are not kept.
func (f *Fetcher) save(ctx context.Context, w Wanted, response *http.Response, body []byte) {
	k := Kept{
		ETag: response.Header.Get("ETag"), Modified: response.Header.Get("Last-Modified"),
		Type: response.Header.Get("Content-Type"), Body: body, At: f.Now(),
	}
	if f.Cache == nil || k.ETag == "" && k.Modified == "" || len(body) > large || w.Paged && PagesOf(response.Header).any() {
		return
	}
	if f.forgetful {
		k = Kept{At: k.At}
	}
	if err := f.Cache.Save(ctx, f.Key(w), k); err != nil {
		f.Log.WarnContext(ctx, "response not cached", "place", Place(w.From), "error", err)
	}
}
