package source

import (
	"net/http"
	"net/url"
)

// moved follows the redirects of a request, and finds out whether its address has
// moved for good.
type moved struct {
	from    *url.URL
	last    *url.URL // nil if there was no redirect
	passing bool     // one of the redirects was for now only
}

// follow is the CheckRedirect of a client.
func (m *moved) follow(next *http.Request, before []*http.Request) error {
	status := next.Response.StatusCode // of the redirect
	m.last = next.URL
	m.passing = m.passing || status != http.StatusMovedPermanently && status != http.StatusPermanentRedirect
	return keepSecrets(next, before)
}

// to is where the address has moved for good: each redirect on the way said so
// (RFC 9110, sections 15.4.2 and 15.4.9), and none led from https to http. Else it
// is nil.
func (m *moved) to() *url.URL {
	if m.last == nil || m.passing || m.from.Scheme == "https" && m.last.Scheme != "https" {
		return nil
	}
	return m.last
}

// address is what is asked for.
func (w Wanted) address() *url.URL {
	if w.Moved != nil {
		return w.Moved
	}
	return w.From.URL
}
