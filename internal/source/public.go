package source

import (
	"fmt"
	"net/netip"
)

// block is a block of addresses that are not of the public internet, and what
// its addresses are.
type block struct {
	netip.Prefix
	are string
}

const (
	private       = "an address of a private network"
	ownMachine    = "an address of this machine itself"
	neighbours    = "an address of the network next to this machine"
	manyListen    = "an address for many machines"
	documentation = "an address for documentation"
	special       = "an address for a special purpose"
)

// reserved are the blocks of the registries of special-purpose addresses
// (RFC 6890, kept by IANA) that pages cannot be at. A few smaller blocks in
// them are public (anycast relays); none of them serves pages.
var reserved = []block{
	{netip.MustParsePrefix("0.0.0.0/8"), ownMachine},          // RFC 791, section 3.2; Linux connects to itself
	{netip.MustParsePrefix("10.0.0.0/8"), private},            // RFC 1918
	{netip.MustParsePrefix("100.64.0.0/10"), private},         // RFC 6598, between a provider and its customers
	{netip.MustParsePrefix("127.0.0.0/8"), ownMachine},        // RFC 1122, section 3.2.1.3
	{netip.MustParsePrefix("168.63.129.16/32"), special},      // the platform of Azure, as its machines see it
	{netip.MustParsePrefix("169.254.0.0/16"), neighbours},     // RFC 3927; clouds tell secrets at 169.254.169.254
	{netip.MustParsePrefix("172.16.0.0/12"), private},         // RFC 1918
	{netip.MustParsePrefix("192.0.0.0/24"), special},          // RFC 6890
	{netip.MustParsePrefix("192.0.2.0/24"), documentation},    // RFC 5737
	{netip.MustParsePrefix("192.88.99.0/24"), special},        // RFC 7526, relays of 6to4
	{netip.MustParsePrefix("192.168.0.0/16"), private},        // RFC 1918
	{netip.MustParsePrefix("198.18.0.0/15"), private},         // RFC 2544, measurements
	{netip.MustParsePrefix("198.51.100.0/24"), documentation}, // RFC 5737
	{netip.MustParsePrefix("203.0.113.0/24"), documentation},  // RFC 5737
	{netip.MustParsePrefix("224.0.0.0/4"), manyListen},        // RFC 5771
	{netip.MustParsePrefix("240.0.0.0/4"), special},           // RFC 1112, section 4, and broadcast (RFC 8190)
	{netip.MustParsePrefix("::/127"), ownMachine},             // RFC 4291, sections 2.5.2 and 2.5.3
	{netip.MustParsePrefix("fe80::/10"), neighbours},          // RFC 4291, section 2.5.6
	{netip.MustParsePrefix("fec0::/10"), private},             // RFC 3879
	{netip.MustParsePrefix("fc00::/7"), private},              // RFC 4193
	{netip.MustParsePrefix("ff00::/8"), manyListen},           // RFC 4291, section 2.7
	{netip.MustParsePrefix("64:ff9b:1::/48"), private},        // RFC 8215, NAT64 of one network
	{netip.MustParsePrefix("2001::/23"), special},             // RFC 2928, among them Teredo (RFC 4380)
	{netip.MustParsePrefix("2001:db8::/32"), documentation},   // RFC 3849
	{netip.MustParsePrefix("3fff::/20"), documentation},       // RFC 9637
}

var (
	global = netip.MustParsePrefix("2000::/3")     // RFC 4291, section 2.4: all of IPv6 that IANA gives out
	nat64  = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052, section 2.1
	sixTo4 = netip.MustParsePrefix("2002::/16")    // RFC 3056, section 2
)

// notPublic says what an address is that is not of the public internet. It is
// empty for one that is. An address of IPv6 that stands for one of IPv4 is
// judged by that.
func notPublic(a netip.Addr) string {
	if a.Zone() != "" {
		return neighbours
	}
	a = a.Unmap() // RFC 4291, section 2.5.5.2
	if inner, ok := embedded(a); ok {
		if why := notPublic(inner); why != "" {
			return fmt.Sprintf("which stands for %s, %s", inner, why)
		}
		return ""
	}
	for _, b := range reserved {
		if b.Contains(a) {
			return b.are
		}
	}
	if !a.IsValid() || a.Is6() && !global.Contains(a) { // such as ::10.0.0.1 (section 2.5.5.1) and 100::/64 (RFC 6666)
		return special
	}
	return ""
}

// embedded is the address of IPv4 that a translator would connect to.
func embedded(a netip.Addr) (netip.Addr, bool) {
	from := 0
	switch {
	case nat64.Contains(a):
		from = 12
	case sixTo4.Contains(a):
		from = 2
	default:
		return netip.Addr{}, false
	}
	all := a.As16()
	return netip.AddrFrom4([4]byte(all[from : from+4])), true
}
