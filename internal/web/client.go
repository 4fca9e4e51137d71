package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// client is the address that the request comes from. That is the address of the
// connection or, if that is a proxy, the last address in X-Forwarded-For that
// is no proxy. The addresses before that one cannot be trusted.
func (s Spec) client(r *http.Request) string {
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		peer = r.RemoteAddr
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if hop = strings.TrimSpace(hop); !s.trusts(peer) || !isAddress(hop) {
			break
		}
		peer = hop
	}
	return peer
}

// trusts tells whether an address is that of a proxy.
func (s Spec) trusts(address string) bool {
	ip, err := netip.ParseAddr(address)
	return err == nil && slices.ContainsFunc(s.Proxies, func(n Net) bool { return n.Contains(ip.Unmap().WithZone("")) })
}

func isAddress(text string) bool {
	_, err := netip.ParseAddr(text)
	return err == nil
}

// Network is the network that a request comes from: the first 24 bits of an
// IPv4 address, or the first 56 of an IPv6 address, which is what one household
// or company has. Requests without an address share one network.
func Network(r *http.Request) netip.Prefix {
	ip, err := netip.ParseAddr(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}
	}
	ip, bits := ip.Unmap().WithZone(""), 56
	if ip.Is4() {
		bits = 24
	}
	network, _ := ip.Prefix(bits) // the bits are those of its kind
	return network
}
