package dkim

import (
	"regexp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how the settings name a key and the domain it signs for.
type Spec struct {
	// Domain is the domain that the messages are signed for; that of mail.from
	// if absent. Receivers look for a domain that it shares with mail.from.
	Domain string `yaml:"domain"`
	// Selector is the name of the key: its record stands at
	// SELECTOR._domainkey.DOMAIN.
	Selector string `yaml:"selector,required"`
	// Key is the private key in PEM, "${NAME}" or file:path: RSA of 2048 bits,
	// or Ed25519, which few receivers read as yet.
	Key setting.Secret `yaml:"key,required"`
}

// name is one or more labels of a domain name (RFC 6376, section 3.1).
var name = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$`)

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	if s.Domain != "" && !name.MatchString(s.Domain) {
		at.Key("domain").Note("write it as example.org, letters beyond ASCII as xn--…", "%q is not a domain", s.Domain)
	}
	if s.Selector != "" && !name.MatchString(s.Selector) {
		at.Key("selector").Note("such as catchup or 2024a", "%q cannot stand in a domain name", s.Selector)
	}
	if s.Key.Reveal() != "" {
		s.checkKey(at.Key("key"))
	}
}

func (s Spec) checkKey(at check.Place) {
	if s.Key.Literal() {
		at.Note(`write it as "${NAME}" or file:path`, "a private key does not stand in the settings themselves")
		return
	}
	if _, err := parseKey(s.Key.Reveal()); err != nil {
		at.Note("openssl genrsa 2048 makes one", "%v", err)
	}
}
