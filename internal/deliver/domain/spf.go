package domain

import (
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
)

// spf examines who may send for the domain of the return path.
func (x *examination) spf(ctx context.Context) []Finding {
	texts, err := x.texts(ctx, x.Return)
	if err != nil {
		return unknown("SPF", "the SPF record of "+x.Return, err)
	}
	switch records := policies(texts); len(records) {
	case 0:
		return []Finding{{"SPF", Fault, x.Return + " has no SPF record", publish(x.Return, x.policy())}}
	case 1:
		return x.judge(ctx, records[0])
	default:
		words := fmt.Sprintf("%s has %d SPF records, so that receivers heed none", x.Return, len(records))
		return []Finding{{"SPF", Fault, words, "take them away and " + publish(x.Return, join(records))}}
	}
}

// policy is a record to publish for a domain without one. It leaves out a relay
// that is named by its IP address or by a name without a domain, since that is
// on a private network.
func (x *examination) policy() string {
	if strings.Contains(x.Relay, ".") && net.ParseIP(x.Relay) == nil {
		return version + " a:" + x.Relay + " ~all"
	}
	return version + " mx ~all"
}

// judge examines the one record of the return path.
func (x *examination) judge(ctx context.Context, record string) []Finding {
	w := walk{examination: x}
	rest := w.follow(ctx, x.Return, record)
	found := append(w.found, x.judgeRest(rest, record)...)
	words := fmt.Sprintf("%s lets send, at %d of %d look-ups: %s", x.Return, w.lookups, mostLookups, record)
	return headed(found, "SPF", words)
}

// judgeRest examines what becomes of mail from all other servers, by the sign
// before "all".
func (x *examination) judgeRest(rest, record string) []Finding {
	stricter := publish(x.Return, strings.Join(slices.DeleteFunc(strings.Fields(record), isRest), " ")+" ~all")
	switch {
	case rest == "+":
		return []Finding{{"SPF", Fault, "+all lets everybody send in the name of " + x.Return, stricter}}
	case rest == "?":
		return []Finding{{"SPF", Advice, "the SPF record does not say that others may not send", stricter}}
	}
	return nil
}

// join makes one record of several. It allows every server that any of them
// allows.
func join(records []string) string {
	terms := []string{version}
	for _, record := range records {
		for _, term := range strings.Fields(record)[1:] {
			if !isRest(term) && !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
		}
	}
	return strings.Join(append(terms, "~all"), " ")
}
