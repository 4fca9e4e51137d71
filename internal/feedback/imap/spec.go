// Package imap reads returned messages from a mailbox (RFC 3501) at intervals. A
// message is marked only when it has been kept durably. Until then it stays where
// it is and is read again, so that nothing is lost.
package imap

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how the settings name a mailbox.
type Spec struct {
	// Host is the server's name, imap.example.org.
	Host string `yaml:"host,required"`
	// Port is 993 for tls: implicit, and 143 with most servers for the others.
	Port int `yaml:"port" default:"993"`
	// TLS says how the connection is protected: implicit (from the first byte), required (STARTTLS or nothing) or none.
	TLS TLS `yaml:"tls" default:"implicit"`
	// User is the name to sign in with.
	User string `yaml:"user,required"`
	// Password goes with user: "${NAME}" or file:path.
	Password setting.Secret `yaml:"password,required"`
	// Mailbox is the folder that returned messages come into.
	Mailbox string `yaml:"mailbox" default:"INBOX"`
	// Done is the folder that a message is moved to once it is kept; it must be there. Without it the message is marked as read, and messages that others have read are passed over.
	Done string `yaml:"done"`
	// Every is how often the mailbox is looked into.
	Every setting.Duration `yaml:"every" default:"5m"`
	// Limit is how much of a message is read; what a bounce says stands at its front.
	Limit setting.Size `yaml:"limit" default:"1MB"`
	// Timeout bounds each step of the conversation.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
}

// TLS is a policy of protection.
type TLS string

// The policies. Implicit speaks TLS from the first byte (RFC 8314), Required
// refuses a server that does not offer STARTTLS, and None never speaks it.
const (
	Implicit TLS = "implicit"
	Required TLS = "required"
	None     TLS = "none"
)

var policies = []TLS{Implicit, Required, None}

// UnmarshalText reads the name of a policy.
func (p *TLS) UnmarshalText(text []byte) error {
	if !slices.Contains(policies, TLS(text)) {
		return fmt.Errorf("%q is not a way to protect a connection: implicit, required or none", text)
	}
	*p = TLS(text)
	return nil
}

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	if strings.ContainsAny(s.Host, " \t\r\n:/") {
		at.Key("host").Note("write it as imap.example.org, the port beside it", "%q is not the name of a server", s.Host)
	}
	if s.Port < 1 || s.Port > 65535 {
		at.Key("port").Note("993 is usual", "%d is not a port", s.Port)
	}
	if s.Done != "" && s.Done == s.Mailbox {
		at.Key("done").Note("name another folder", "what is done would stay in %s", s.Mailbox)
	}
	s.checkPassword(at)
	s.checkBounds(at)
}

func (s Spec) checkPassword(at check.Place) {
	switch {
	case s.Password.Reveal() == "":
		at.Key("password").Note(`write it as "${NAME}" or file:path`, "the password is empty")
	case s.Password.Literal():
		at.Key("password").Note(`write it as "${NAME}" or file:path`, "a password does not stand in the settings themselves")
	case s.TLS == None:
		at.Key("tls").Note("use implicit or required", "the password would cross the network unprotected")
	}
}

func (s Spec) checkBounds(at check.Place) {
	if s.Every <= 0 {
		at.Key("every").Note("5m is usual", "there must be some time between two looks")
	}
	if s.Limit < 64_000 {
		at.Key("limit").Note("1MB is usual", "a bounce may not fit into %d octets", s.Limit)
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("30s is usual", "a step needs some time")
	}
}
