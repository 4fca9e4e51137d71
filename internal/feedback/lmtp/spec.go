// Package lmtp takes returned messages from a mail server on this machine or
// nearby (RFC 2033). A message is taken only when it has been kept durably. Until
// then the mail server holds it and tries again, so that nothing is lost.
package lmtp

import (
	"net"
	"strconv"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how the settings say where the mail server brings returned messages.
type Spec struct {
	// Listen is an address of this machine, 127.0.0.1:2424; the protocol knows no password, so it must not be open to others.
	Listen string `yaml:"listen,kind"`
	// Socket is a file instead, which the mail server's user must be able to write to.
	Socket setting.Path `yaml:"socket,kind"`
	// Limit is how much of a message is read; what a bounce says stands at its front.
	Limit setting.Size `yaml:"limit" default:"1MB"`
	// Timeout bounds each step of the conversation, and how long keeping a message may take.
	Timeout setting.Duration `yaml:"timeout" default:"2m"`
}

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	if s.Socket.Full == "" && !isAddress(s.Listen) {
		at.Key("listen").Note("write it as 127.0.0.1:2424", "%q is not an address and a port", s.Listen)
	}
	if s.Limit < 64_000 {
		at.Key("limit").Note("1MB is usual", "a bounce may not fit into %d octets", s.Limit)
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("2m is usual", "a step needs some time")
	}
}

func isAddress(listen string) bool {
	host, port, err := net.SplitHostPort(listen)
	n, wrong := strconv.Atoi(port)
	return err == nil && wrong == nil && host != "" && n >= 0 && n < 65536
}
