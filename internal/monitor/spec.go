// Package monitor lets others watch the program. Prometheus reads its metrics. A
// watcher outside is called, and notices when no call comes.
package monitor

import (
	"net"
	"net/url"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is where the daemon can be watched.
type Spec struct {
	// Listen is the address and port of this machine that the daemon serves
	// /metrics and /health at, "127.0.0.1:9090". They are for your own eyes.
	Listen string `yaml:"listen,required"`
}

// Check notes what is no address.
func (s Spec) Check(at check.Place) {
	if _, port, err := net.SplitHostPort(s.Listen); s.Listen != "" && (err != nil || port == "") {
		at.Key("listen").Note("127.0.0.1:9090", "%q is not an address and a port of this machine", s.Listen)
	}
}

// Heartbeat is a watcher outside that the daemon shows itself to.
type Heartbeat struct {
	// URL is called (POST) while every edition that is due is out, and with
	// /fail at the end of its path while one is late.
	URL setting.Secret `yaml:"url,required"`
	// Every is how often it is called.
	Every setting.Duration `yaml:"every" default:"5m"`
}

// Check notes what cannot be called, and calls that would be a nuisance.
func (h Heartbeat) Check(at check.Place) {
	CheckURL(at.Key("url"), h.URL)
	if h.Every.Span() < 10*time.Second {
		at.Key("every").Note("5m is usual", "watchers do not like to be called so often")
	}
}

// CheckURL notes a secret that is not the address of a watcher.
func CheckURL(at check.Place, address setting.Secret) {
	u, err := url.Parse(address.Reveal())
	if strings.Contains(address.Reveal(), "${") {
		at.Note("write it as ${NAME}", "the name of a variable has letters, digits and _ alone, and ends with }")
	} else if address.Reveal() != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		at.Note("https://…", "this is not the address of a watcher")
	}
}
