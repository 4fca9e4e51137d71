package domain

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
)

// texts are the TXT records of a name, none if it has none.
func (x *examination) texts(ctx context.Context, name string) ([]string, error) {
	texts, err := x.resolver.LookupTXT(ctx, absolute(name))
	return texts, known(err)
}

// absolute keeps the resolver from trying the name below this machine's own
// domains.
func absolute(name string) string { return strings.TrimSuffix(name, ".") + "." }

// known drops the error that says that there is no such record.
func known(err error) error {
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return nil
	}
	return err
}

func unknown(about, what string, err error) []Finding {
	return []Finding{{about, Unknown, fmt.Sprintf("%s could not be looked up: %v", what, err), "ask again later"}}
}

// publish is the hint that names a record and its place.
func publish(name, record string) string {
	return fmt.Sprintf("publish as TXT at %s: %s", name, record)
}

// starting are the texts that begin with the tag v and this version: the
// records of one kind.
func starting(texts []string, version string) []string {
	var found []string
	for _, text := range texts {
		first, _, _ := strings.Cut(text, ";")
		name, value, _ := strings.Cut(first, "=")
		if strings.TrimSpace(name) == "v" && strings.TrimSpace(value) == version {
			found = append(found, text)
		}
	}
	return found
}

// tags reads "v=DMARC1; p=none" (RFC 6376, section 3.2).
func tags(record string) map[string]string {
	all := map[string]string{}
	for tag := range strings.SplitSeq(record, ";") {
		if name, value, ok := strings.Cut(tag, "="); ok {
			all[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return all
}

// headed puts a Good finding with the message first, unless there is a fault.
func headed(found []Finding, about, message string) []Finding {
	for _, f := range found {
		if f.Severity == Fault || f.Severity == Unknown {
			return found
		}
	}
	return append([]Finding{{About: about, Severity: Good, Message: message}}, found...)
}
