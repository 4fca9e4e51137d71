package setting

import (
	"fmt"
	"net/mail"
)

// Address is one mailbox, "Catch Up <catchup@example.org>".
type Address struct{ mail.Address }

// UnmarshalText reads an address as RFC 5322 writes it.
func (a *Address) UnmarshalText(text []byte) error {
	parsed, err := mail.ParseAddress(string(text))
	if err != nil {
		return fmt.Errorf("%q is not an address: write it as name@example.org or Name <name@example.org>", text)
	}
	a.Address = *parsed
	return nil
}
