package web

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"catchup/internal/check"
)

// Spec is where the pages for readers are.
type Spec struct {
	// Address is how readers reach the pages, "https://news.example.org": the
	// links of mails and feeds begin with it.
	Address string `yaml:"address,required"`
	// Listen is the address and port of this machine that the daemon serves the
	// pages at, "127.0.0.1:8080", behind a server that does TLS; without it the
	// pages are only written by catchup site.
	Listen string `yaml:"listen"`
	// Proxies are the addresses or networks of the servers in front, whose
	// word (X-Forwarded-For) is taken for where a request comes from.
	Proxies []Net `yaml:"proxies" default:"[127.0.0.0/8, ::1]"`
	// Rate is how much one network (a /24, in IPv6 a /56) may ask for; ten
	// seconds' worth of it may come at once.
	Rate Rate `yaml:"rate" default:"20/s"`
	// Operators are those who may use the operators' site, each under the name
	// that is written beside what they rule; without any, there is no such site.
	Operators map[string]Operator `yaml:"operators"`
}

// Check notes an address that subscribers cannot use, or should not use: links
// hold tokens, which others could read on the way without TLS.
func (s Spec) Check(at check.Place) {
	u, err := url.Parse(s.Address)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		at.Key("address").Note("https://news.example.org", "%q is not the address of a site", s.Address)
	case u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		at.Key("address").Note(u.Scheme+"://"+u.Host, "the address of the site ends with its name: the pages have the whole of it")
	case u.Scheme == "http" && !local(u.Hostname()):
		at.Key("address").Note("https://"+u.Host, "without TLS anybody on the way can use the links of readers")
	}
	s.checkOperators(at.Key("operators"))
	if s.Listen != "" && !listens(s.Listen) {
		at.Key("listen").Note("127.0.0.1:8080", "%q is not an address and a port of this machine", s.Listen)
	}
}

// local tells whether a host is this machine.
func local(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

func listens(text string) bool {
	host, port, err := net.SplitHostPort(text)
	if err != nil {
		return false
	}
	_, wrong := netip.ParseAddr(host)
	_, badPort := strconv.ParseUint(port, 10, 16)
	return badPort == nil && (wrong == nil || host == "" || host == "localhost")
}

func (s Spec) secure() bool { return strings.HasPrefix(s.Address, "https://") }

// Net is an address, "10.0.0.1", or a network, "10.0.0.0/8".
type Net struct{ netip.Prefix }

// UnmarshalText reads either.
func (n *Net) UnmarshalText(text []byte) error {
	if ip, err := netip.ParseAddr(string(text)); err == nil {
		n.Prefix = netip.PrefixFrom(ip, ip.BitLen())
		return nil
	}
	prefix, err := netip.ParsePrefix(string(text))
	if err != nil {
		return fmt.Errorf("%q is not an address or a network: write it as 10.0.0.1 or 10.0.0.0/8", text)
	}
	n.Prefix = prefix.Masked()
	return nil
}

// Rate is how often something may happen, "20/s" or "100/m".
type Rate struct {
	Count int
	Span  time.Duration
}

var ratePattern = regexp.MustCompile(`^([1-9]\d{0,8})/([smh])$`)

var rateSpans = map[string]time.Duration{"s": time.Second, "m": time.Minute, "h": time.Hour}

// UnmarshalText reads a count and a span.
func (r *Rate) UnmarshalText(text []byte) error {
	m := ratePattern.FindStringSubmatch(string(text))
	if m == nil {
		return fmt.Errorf("%q is not a rate: write it as 20/s, 100/m or 500/h", text)
	}
	count, err := strconv.Atoi(m[1])
	*r = Rate{count, rateSpans[m[2]]}
	return err
}

// Taken are the first parts of addresses that no report can have as its name,
// since other pages have them, or may have them later.
var Taken = []string{"assets", "confirm", "desk", "export", "favicon", "feed", "forwarded", "health", "in", "leave", "metrics", "preferences", "readers", "return", "robots", "sent", "sign-up", "style", "your-data"}
