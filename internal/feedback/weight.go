package feedback

import (
	"strings"

	"golang.org/x/net/idna"
)

// Weigh returns the event as it counts for the subscriber with that address,
// and whether it may change how they stand. An event that may not is counted and
// shown to the operator.
//
//   - What a writer says whose DMARC check has failed never acts.
//   - A bounce, a complaint or a wish that names no message by our sealed return
//     path does not act, since a Message-ID is known to everybody to whom the
//     message was forwarded. A wish whose writer DMARC has proven does.
//   - A bounce must be about the subscriber's address (see about).
func (a Event) Weigh(address string) (Event, bool) {
	switch {
	case a.Proof == Forged:
		return a, false
	case a.Kind == Leaving:
		return a, a.Signed || a.ByWriter() && same(a.Address, address)
	case a.Kind == Hard, a.Kind == Soft:
		about, beyond := a.about(address)
		if beyond {
			a.Kind = Soft
		}
		return a, a.Signed && (about || beyond)
	}
	return a, a.Signed
}

// ByWriter tells whether the event is a wish whose writer is proven, so that it
// is about the subscriber with the address of the writer.
func (a Event) ByWriter() bool { return a.Kind == Leaving && !a.Signed && a.Proof == Proven }

// about tells whether a bounce names the subscriber's address, as the address
// that was written to (Original-Recipient) or as the one that failed
// (Final-Recipient).
//
// A server to which the subscriber has mail forwarded names an address that we
// do not know, and often no Original-Recipient, since a relay without RFC 3461
// loses it (RFC 3464, section 2.3.1). The sealed path then is the only name of
// the subscriber, and that is what it is for. But what failed lies beyond their
// address, which may be that of a whole team. So such a bounce counts as a soft
// one: only if message after message comes back is the subscriber suspended.
func (a Event) about(address string) (about, beyond bool) {
	if same(a.Original, address) || same(a.Final, address) {
		return true, false
	}
	return false, a.Original == ""
}

// same tells whether two addresses are of one mailbox: without regard to case,
// and to whether the domain is written in Unicode or in ASCII (RFC 5890).
func same(a, b string) bool { return a != "" && normal(a) == normal(b) }

func normal(address string) string {
	at := strings.LastIndexByte(address, '@') + 1
	name, err := idna.Lookup.ToASCII(strings.ToLower(address[at:]))
	if err != nil {
		name = strings.ToLower(address[at:])
	}
	return strings.ToLower(address[:at]) + name
}
