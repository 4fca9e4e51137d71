package deliver

import (
	"net/mail"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Plain is an address in the characters of ASCII where it can be: its domain as
// the domain name system knows it, in A-labels (RFC 5890, section 2.3.2.1).
// Every server takes that. If there is more than ASCII before the @, only a
// server that offers SMTPUTF8 takes the address (RFC 6531), and it stays as it
// is.
func Plain(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 || !IsPlain(address[:at]) || IsPlain(address[at:]) {
		return address
	}
	domain, err := idna.Lookup.ToASCII(address[at+1:])
	if err != nil {
		return address
	}
	return address[:at+1] + domain
}

// IsPlain tells whether a text is all of ASCII.
func IsPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}

// written is an address as it stands in a header field.
func written(a mail.Address) string {
	a.Address = Plain(a.Address)
	return a.String()
}
