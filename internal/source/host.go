package source

import (
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Host is a host that settings open: its name or IP address in small letters,
// and the port. Without a port, the ports 80 and 443 are meant.
type Host struct{ Name, Port string }

var hostPattern = regexp.MustCompile(`^[A-Za-z0-9._-]+(:[1-9][0-9]{0,4})?$`)

// UnmarshalText reads intranet.example, intranet.example:8080, ::1 or
// "[::1]:8080".
func (h *Host) UnmarshalText(text []byte) error {
	written := string(text)
	if a, err := netip.ParseAddr(written); err == nil && a.Zone() == "" {
		*h = Host{Name: a.String()}
		return nil
	}
	if at, err := netip.ParseAddrPort(written); err == nil && at.Addr().Zone() == "" {
		*h = hostOf(&url.URL{Host: written})
		return nil
	}
	if !hostPattern.MatchString(written) {
		return fmt.Errorf("%q is not a host such as intranet.example or intranet.example:8080", text)
	}
	*h = hostOf(&url.URL{Host: written})
	return nil
}

// String is the host as settings write it.
func (h Host) String() string {
	switch {
	case h.Port == "":
		return h.Name
	case strings.Contains(h.Name, ":"):
		return "[" + h.Name + "]:" + h.Port
	}
	return h.Name + ":" + h.Port
}

// hostOf is the host of an address. Of the ports of the web none is noted, so
// that a site may lead from http to https.
func hostOf(u *url.URL) Host {
	h := Host{Name: strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), Port: u.Port()}
	if a, err := netip.ParseAddr(h.Name); err == nil {
		h.Name = a.String()
	}
	if h.Port == "80" || h.Port == "443" {
		h.Port = ""
	}
	return h
}

// reach are the hosts that may be asked wherever they are. All others must be
// public.
type reach []Host

// covers tells whether the host of the address is among them.
func (r reach) covers(u *url.URL) bool { return slices.Contains(r, hostOf(u)) }

// and is the reach with the host of an address of the settings.
func (r reach) and(u *url.URL) reach {
	if u == nil {
		return r
	}
	return append(slices.Clip(r), hostOf(u))
}
