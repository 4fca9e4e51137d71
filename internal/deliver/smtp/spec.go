// Package smtp hands messages to a mail server. A few connections serve many
// messages, and are opened again when they break. What became of a message is
// read from the server's own reply, so that "not known" is never taken for "no".
package smtp

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how the settings name a mail server.
type Spec struct {
	// Host is the server's name, mail.example.org.
	Host string `yaml:"host,required"`
	// Port is 587 for submission; servers with tls: implicit mostly listen on 465.
	Port int `yaml:"port" default:"587"`
	// TLS says how the connection is protected: required (STARTTLS or nothing), opportunistic (STARTTLS if offered), implicit (from the first byte) or none.
	TLS TLS `yaml:"tls" default:"required"`
	// User is the name to sign in with; without it nobody signs in.
	User string `yaml:"user"`
	// Password goes with user: "${NAME}" or file:path.
	Password setting.Secret `yaml:"password"`
	// Timeout bounds each step of the conversation.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
	// Connections is how many messages may be under way to the server at once.
	Connections int `yaml:"connections" default:"4"`
	// Helo is the name this machine gives for itself; its own host name if absent.
	Helo string `yaml:"helo"`
}

// mostConnections is more than any server takes from one client.
const mostConnections = 100

// TLS is a policy of protection.
type TLS string

// The policies. Required refuses a server that does not offer STARTTLS,
// Opportunistic goes on without it, Implicit speaks TLS from the first byte
// (RFC 8314) and None never speaks it.
const (
	Required      TLS = "required"
	Opportunistic TLS = "opportunistic"
	Implicit      TLS = "implicit"
	None          TLS = "none"
)

var policies = []TLS{Required, Opportunistic, Implicit, None}

// UnmarshalText reads the name of a policy.
func (p *TLS) UnmarshalText(text []byte) error {
	if !slices.Contains(policies, TLS(text)) {
		return fmt.Errorf("%q is not a way to protect a connection: required, opportunistic, implicit or none", text)
	}
	*p = TLS(text)
	return nil
}

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	if strings.ContainsAny(s.Host, " \t\r\n:/") {
		at.Key("host").Note("write it as mail.example.org, the port beside it", "%q is not the name of a server", s.Host)
	}
	if s.Port < 1 || s.Port > 65535 {
		at.Key("port").Note("587 is usual", "%d is not a port", s.Port)
	}
	if s.Connections < 1 || s.Connections > mostConnections {
		at.Key("connections").Note("4 is usual", "%d connections cannot be: from 1 to %d", s.Connections, mostConnections)
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("30s is usual", "a step needs some time")
	}
	s.checkUser(at)
}

func (s Spec) checkUser(at check.Place) {
	secret := s.Password.Reveal() != ""
	switch {
	case s.User != "" && !secret:
		at.Key("password").Note(`write it as "${NAME}" or file:path`, "the user has no password")
	case s.User == "" && secret:
		at.Key("user").Note("", "the password has no user")
	case s.Password.Literal():
		at.Key("password").Note(`write it as "${NAME}" or file:path`, "a password does not stand in the settings themselves")
	case secret && s.TLS == None:
		at.Key("tls").Note("use required or implicit", "the password would cross the network unprotected")
	}
}
