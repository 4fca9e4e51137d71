// Package domain looks at what the domain that messages come from has
// published for receivers to judge them by, and tells in plain words what is
// there, what is missing and which record would mend it: SPF (RFC 7208), the
// key of DKIM (RFC 6376), DMARC (RFC 7489) and MX.
//
// A record that could not be looked up is never called missing.
package domain

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"slices"
	"sync"
	"time"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"catchup/internal/deliver/dkim"
)

// Resolver is what is asked; *net.Resolver is one. An error that is a
// *net.DNSError with IsNotFound says that there is no such record, any other
// that nobody knows.
type Resolver interface {
	LookupTXT(ctx context.Context, name string) ([]string, error)
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
}

// Sender is in whose name the messages go out.
type Sender struct {
	From   string       // the domain of the From address
	Return string       // the domain of the return path; that of From if empty
	Relay  string       // the server that messages are handed to; may be empty
	Signer *dkim.Signer // nil if messages are not signed here
}

// Severity is how much a finding matters.
type Severity string

// The severities. Good tells what is there, Advice what could be better;
// Fault keeps messages from arriving or will; Unknown could not be looked up.
const (
	Good    Severity = "good"
	Advice  Severity = "advice"
	Fault   Severity = "fault"
	Unknown Severity = "unknown"
)

// Finding is one thing found. About is SPF, DKIM, DMARC or MX, or name if the
// domain cannot be one; Hint says how it may be mended and holds the record to
// publish where there is one.
type Finding struct {
	About    string
	Severity Severity
	Message  string
	Hint     string
}

// lookupTimeout is how long all look-ups may take.
const lookupTimeout = 20 * time.Second

// Examine looks everything up and returns what it found, in the order SPF,
// DKIM, DMARC, MX. It takes no longer than ctx allows, and 20 seconds at most.
func Examine(ctx context.Context, r Resolver, s Sender) []Finding {
	ctx, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	s.Return = cmp.Or(s.Return, s.From)
	for _, name := range []*string{&s.From, &s.Return} {
		ascii, err := idna.Lookup.ToASCII(*name)
		if err != nil {
			return []Finding{{About: "name", Severity: Fault, Message: fmt.Sprintf("%q is not the name of a domain", *name)}}
		}
		*name = ascii
	}
	x := examination{Sender: s, resolver: r}
	subjects := []func(context.Context) []Finding{x.spf, x.key, x.dmarc, x.mx}
	found := make([][]Finding, len(subjects))
	var wait sync.WaitGroup
	for i, look := range subjects {
		wait.Go(func() { found[i] = look(ctx) })
	}
	wait.Wait()
	return slices.Concat(found...)
}

// examination is one look at a sender.
type examination struct {
	Sender
	resolver Resolver
}

// within tells whether DMARC takes a domain for that of the From address:
// both belong to the same owner, or are the same if strict (RFC 7489, section
// 3.1).
func (x *examination) within(domain string, strict bool) bool {
	if strict {
		return domain == x.From
	}
	return owner(domain) == owner(x.From)
}

// owner is the domain below the public suffix: example.co.uk of
// news.example.co.uk.
func owner(domain string) string {
	if own, err := publicsuffix.EffectiveTLDPlusOne(domain); err == nil {
		return own
	}
	return domain
}
