package domain

import (
	"context"
	"fmt"
	"regexp"
	"strings"
)

// version begins every SPF record.
const version = "v=spf1"

// mostLookups is how many terms that need a DNS look-up a record may have,
// together with the records that it includes (RFC 7208, section 4.6.4).
const mostLookups = 10

var (
	mechanism = regexp.MustCompile(`^([-+?~]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:([:/])(.*))?$`)
	modifier  = regexp.MustCompile(`^([a-z][a-z0-9_.-]*)=(.*)$`)
)

// policies are the SPF records among texts.
func policies(texts []string) []string {
	var found []string
	for _, text := range texts {
		if first, _, _ := strings.Cut(text, " "); strings.EqualFold(first, version) {
			found = append(found, text)
		}
	}
	return found
}

// isRest tells whether the term is about all other servers.
func isRest(term string) bool {
	m := mechanism.FindStringSubmatch(strings.ToLower(term))
	return m != nil && m[2] == "all"
}

// walk reads a record as a receiver does in the worst case: to its end, with
// all the records that it includes.
type walk struct {
	*examination
	lookups int
	found   []Finding
}

func (w *walk) note(s Severity, hint, format string, args ...any) {
	w.found = append(w.found, Finding{"SPF", s, fmt.Sprintf(format, args...), hint})
}

// follow reads one record and returns the sign before its "all": "+", "-", "~"
// or "?". That is "?" for a record without one, and "" if it is not known.
func (w *walk) follow(ctx context.Context, domain, record string) string {
	redirect := ""
	for _, term := range strings.Fields(record)[1:] {
		term = strings.ToLower(term)
		if m := mechanism.FindStringSubmatch(term); m != nil {
			if m[2] == "all" { // whatever comes after it is not heeded
				return sign(m[1])
			}
			w.take(ctx, domain, m[2], m[4])
		} else if m := modifier.FindStringSubmatch(term); m == nil {
			w.note(Fault, "take it out of the record", "the SPF record of %s has %q, which is no term, so that receivers heed none of it", domain, term)
		} else if m[1] == "redirect" {
			redirect = m[2]
		}
	}
	if redirect != "" {
		return w.ask(ctx, redirect)
	}
	return "?"
}

func sign(written string) string {
	if written == "" {
		return "+"
	}
	return written
}

// take counts a mechanism. It follows the mechanism that names another record.
func (w *walk) take(ctx context.Context, domain, name, value string) {
	switch name {
	case "ip4", "ip6":
	case "include":
		w.ask(ctx, value)
	case "ptr":
		w.note(Advice, "name the servers by a:, ip4: or ip6:", "the SPF record of %s has ptr, which many receivers pass over (RFC 7208, section 5.5)", domain)
		w.count()
	default:
		w.count()
	}
}

// count counts one look-up, and tells whether it was still allowed. It notes
// the first one that was not.
func (w *walk) count() bool {
	w.lookups++
	if w.lookups == mostLookups+1 {
		w.note(Fault, "name servers by ip4: and ip6:, and drop includes that send nothing any more",
			"the SPF record of %s asks for more than %d look-ups, so that receivers heed none of it", w.Return, mostLookups)
	}
	return w.lookups <= mostLookups
}

// ask follows the record of another domain. What depends on the message, by a
// macro, is not followed.
func (w *walk) ask(ctx context.Context, domain string) string {
	if !w.count() || strings.Contains(domain, "%") {
		return ""
	}
	texts, err := w.texts(ctx, domain)
	if err != nil {
		w.found = append(w.found, unknown("SPF", "the SPF record of "+domain+", which is included,", err)...)
		return ""
	}
	records := policies(texts)
	if len(records) != 1 {
		w.note(Fault, "take it out, or ask whoever runs it", "the SPF record includes that of %s, which has %d, so that receivers heed none of it", domain, len(records))
		return ""
	}
	return w.follow(ctx, domain, records[0])
}
