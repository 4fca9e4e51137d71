package source

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// route sends each request, and each one that it is redirected to, by one of
// two transports. They share no connections, so what settings opened for one
// source is not open for another.
type route struct {
	reach  reach
	named  http.RoundTripper // for the hosts of reach
	public http.RoundTripper // for all others
}

// RoundTrip asks the host.
func (r route) RoundTrip(q *http.Request) (*http.Response, error) {
	if r.reach.covers(q.URL) {
		return r.named.RoundTrip(q)
	}
	return r.public.RoundTrip(q)
}

// outside is a transport to public addresses at the ports of the web. What
// counts is the address that a connection is made to, whatever the name led to
// before. It uses no proxy: a proxy looks names up itself, and what it finds
// cannot be judged here.
type outside struct {
	web   *http.Transport
	proxy func(*http.Request) (*url.URL, error) // the one that the environment names for a request, nil without one
}

// newOutside is the transport over a dialer, whose Control it sets.
func newOutside(dialer *net.Dialer) outside {
	dialer.ControlContext = onlyPublic
	return outside{proxy: http.ProxyFromEnvironment, web: &http.Transport{
		DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
		MaxIdleConns: 100, IdleConnTimeout: 90 * time.Second, TLSHandshakeTimeout: 10 * time.Second,
	}}
}

// RoundTrip asks a host, or returns a barred error.
func (o outside) RoundTrip(q *http.Request) (*http.Response, error) {
	host := hostOf(q.URL)
	proxy, err := o.proxy(q)
	switch {
	case host.Name == "":
		return nil, errors.New("the address names no host")
	case host.Port != "":
		return nil, barred{host, "is asked for at port " + host.Port + ", which is not one of the web (80 and 443)"}
	case err != nil:
		return nil, fmt.Errorf("finding the proxy: %w", err)
	case proxy != nil:
		return nil, barred{host, "would be asked by a proxy, and nobody knows what address that finds"}
	}
	response, err := o.web.RoundTrip(q)
	if at := new(notDialled); errors.As(err, at) {
		return nil, barred{host, at.from(host)}
	}
	return response, err
}

// onlyPublic looks at the address that a connection is about to be made to.
func onlyPublic(_ context.Context, _, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if why := notPublic(at.Addr()); why != "" {
		return notDialled{at.Addr().Unmap(), why}
	}
	return nil
}

// notDialled is an address that no connection is made to.
type notDialled struct {
	address netip.Addr
	why     string
}

// Error reads "10.0.0.5 is an address of a private network".
func (n notDialled) Error() string { return n.from(Host{Name: n.address.String()}) }

// from is the rest of a sentence about the host that has the address.
func (n notDialled) from(h Host) string {
	stands, embeds := strings.CutPrefix(n.why, "which ")
	switch {
	case h.Name != n.address.String():
	case embeds:
		return stands
	default:
		return "is " + n.why
	}
	return fmt.Sprintf("leads to %s, %s", n.address, n.why)
}

// barred is the refusal to connect to a host that settings do not name.
type barred struct {
	host Host
	why  string
}

// Error says what would let the host be asked.
func (b barred) Error() string {
	host := b.host.String()
	if strings.Contains(b.host.Name, ":") {
		host = `"` + host + `"` // as YAML wants it
	}
	return fmt.Sprintf("%s %s; allow_private: [%s] lets it", b.host, b.why, host)
}
