// Package domain examines the DNS records of the domain that messages come
// from: SPF (RFC 7208), the key of DKIM (RFC 6376), DMARC (RFC 7489) and MX.
// Receivers judge messages by them. It tells in plain words what is there, what
// is missing, and which record would mend it.
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

// Resolver looks up records; *net.Resolver is one. A *net.DNSError with
// IsNotFound means that there is no such record. Any other error means that
// nobody knows.
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

// The severities. Good tells what is there, and Advice what could be better. A
// Fault keeps messages from arriving, now or soon. Unknown could not be looked
// up.
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

// Examine looks everything up and returns its findings, in the order SPF, DKIM,
// DMARC, MX. It ends when ctx does, and after 20 seconds at the latest.
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

// examination is one call of Examine.
type examination struct {
	Sender
	resolver Resolver
}

// within tells whether a domain counts for DMARC as that of the From address:
// if both belong to the same owner, or, if strict, are the same (RFC 7489,
// section 3.1).
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
