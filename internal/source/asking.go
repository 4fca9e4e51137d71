package source

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Asking is how addresses are asked for: what is sent besides the request, and
// whom the program believes. It stands among the settings of each kind of source
// that has addresses.
type Asking struct {
	// Headers are sent with each request, to the hosts that the settings name
	// alone.
	Headers map[string]setting.Secret `yaml:"headers"`
	// UserAgent is what the program calls itself there, instead of catchup/1.
	UserAgent string `yaml:"user_agent"`
	// User is who asks, for sites that want a user and a password (basic
	// authentication).
	User setting.Secret `yaml:"user"`
	// Password goes with user: "${NAME}" or file:path.
	Password setting.Secret `yaml:"password"`
	// CA is a PEM file of certificates that the hosts of the settings may be
	// signed by, besides those that the machine knows.
	CA setting.Document `yaml:"ca"`
}

// A header's name is a token (RFC 9110, section 5.6.2), and its value has no
// control characters (section 5.5).
var (
	headerName = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")
	controls   = regexp.MustCompile(`[\x00-\x08\x0a-\x1f\x7f]`)
)

// CheckFor notes what cannot be sent, and settings that mean nothing since all
// the locations are files.
func (a Asking) CheckFor(at check.Place, locations ...setting.Location) {
	a.checkHeaders(at.Key("headers"))
	a.checkUser(at)
	if controls.MatchString(a.UserAgent) {
		at.Key("user_agent").Note("", "it has a character that cannot be sent")
	}
	if a.CA.Name != "" {
		checkCertificates(at.Key("ca"), a.CA.Text)
	}
	for _, l := range locations {
		if l.URL != nil {
			return
		}
	}
	for _, f := range []struct {
		key, what string
		set       bool
	}{
		{"headers", "headers", len(a.Headers) > 0}, {"user_agent", "user agent", a.UserAgent != ""}, {"user", "user", a.User.Reveal() != ""},
		{"password", "password", a.Password.Reveal() != ""}, {"ca", "certificates", a.CA.Name != ""},
	} {
		if f.set {
			at.Key(f.key).Note("", "a file takes no %s", f.what)
		}
	}
}

func (a Asking) checkHeaders(at check.Place) {
	seen := map[string]string{}
	for name, value := range a.Headers {
		known := strings.ToLower(name)
		switch {
		case !headerName.MatchString(name):
			at.Key(name).Note("letters, digits and -", "%q cannot be the name of a header", name)
		case controls.MatchString(value.Reveal()):
			at.Key(name).Note("", "it has a character that cannot be sent, such as the end of a line")
		case known == "host":
			at.Key(name).Note("", "the host is that of the address")
		case known == "user-agent" && a.UserAgent != "":
			at.Key(name).Note("", "user_agent says so already")
		case known == "authorization" && a.User.Reveal() != "":
			at.Key(name).Note("leave out user and password, or this", "user and password make this header")
		case seen[known] != "":
			at.Key(max(name, seen[known])).Note("", "%q and %q are one header", min(name, seen[known]), max(name, seen[known]))
		}
		seen[known] = name
	}
}

func (a Asking) checkUser(at check.Place) {
	switch user, password := a.User.Reveal(), a.Password.Reveal(); {
	case user == "" && password != "":
		at.Key("password").Note("", "a password needs a user")
	case strings.Contains(user, ":"): // RFC 7617, section 2
		at.Key("user").Note("write what follows it under password", "a user has no colon")
	case controls.MatchString(user + password):
		at.Key("user").Note("", "user or password has a character that cannot be sent, such as the end of a line")
	}
}

// checkCertificates notes a file without certificates, and one with a part that
// cannot be read.
func checkCertificates(at check.Place, text string) {
	found := 0
	for block, rest := pem.Decode([]byte(text)); block != nil; block, rest = pem.Decode(rest) {
		if strings.Contains(block.Type, "PRIVATE KEY") {
			at.Note("put the certificate alone into the file", "the file has a private key, which nobody needs here")
		}
		if block.Type != "CERTIFICATE" {
			continue
		}
		if _, err := x509.ParseCertificate(block.Bytes); err != nil {
			at.Note("", "certificate %d of the file cannot be read", found+1)
		}
		found++
	}
	if found == 0 {
		at.Note("a certificate begins with -----BEGIN CERTIFICATE-----", "the file has no certificate in the form PEM")
	}
}

// header is what is sent to the hosts that the settings name.
func (a Asking) header() http.Header {
	h := http.Header{}
	for name, value := range a.Headers {
		h.Set(name, value.Reveal())
	}
	if a.User.Reveal() != "" {
		h.Set("Authorization", basic(a.User.Reveal(), a.Password.Reveal()))
	}
	return h
}

// basic is the header of basic authentication (RFC 7617).
func basic(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

// With is the fetcher that asks as the settings say. A polite fetcher that is made
// of it sends nothing of that: it asks strangers.
func (f *Fetcher) With(a Asking) *Fetcher {
	other := *f
	other.asking = a
	if a.CA.Text != "" {
		other.named = f.trusts.with(a.CA.Text)
	}
	return &other
}

// header is what is sent with the request besides what all requests have.
func (f *Fetcher) header(w Wanted) http.Header {
	h := http.Header{}
	if f.polite == nil && w.trusted() && stays(w.From.URL, w.address()) {
		h = f.asking.header()
		if u := w.From.URL.User; u != nil && h.Get("Authorization") == "" {
			password, _ := u.Password()
			h.Set("Authorization", basic(u.Username(), password))
		}
	}
	switch {
	case f.asking.UserAgent != "" && f.polite == nil:
		h.Set("User-Agent", f.asking.UserAgent)
	case h.Get("User-Agent") == "":
		h.Set("User-Agent", agent)
	}
	return h
}

// trusted tells whether what the settings have for the address may be sent to it:
// it stands there itself, or is on the host of the list that named it.
func (w Wanted) trusted() bool {
	if w.By.URL == nil {
		return w.By.Name == ""
	}
	return stays(w.By.URL, w.From.URL)
}

// trusts are transports to hosts of the settings that believe more certificates
// than the machine does, by the text of these.
type trusts struct {
	mu  sync.Mutex
	all map[string]*http.Transport
}

func (t *trusts) with(certificates string) http.RoundTripper {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.all[certificates]; known != nil {
		return known
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool() // the machine knows none
	}
	pool.AppendCertsFromPEM([]byte(certificates))
	transport := usual()
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	t.all[certificates] = transport
	return transport
}

// usual is a transport as the standard library sets it.
func usual() *http.Transport {
	if t, ok := http.DefaultTransport.(*http.Transport); ok {
		return t.Clone()
	}
	return &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true}
}
