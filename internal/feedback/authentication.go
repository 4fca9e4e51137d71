package feedback

import (
	"slices"
	"strings"
)

// Proof is what the mail servers that we trust say of the writer.
type Proof int

// A Forged writer is one whose DMARC check has failed. Nothing that such a
// message says is acted on. A Proven writer is the one that From names.
const (
	Unproven Proof = iota
	Forged
	Proven
)

// authenticity looks for the result of DMARC in the Authentication-Results (RFC
// 8601) of the servers with these authserv-ids. from is the address in From.
//
// Anybody can write such a field into a message before it reaches our server.
// The server adds its own above what came. So only the topmost fields with one
// of the ids count: those before the next Received field and before a field of
// another server. Results that contradict each other prove a forgery.
func authenticity(head fields, servers []string, from string) Proof {
	found := Unproven
	for _, field := range topmost(head, servers) {
		for _, r := range field.results {
			switch {
			case r.method != "dmarc" || r.result == "none":
			case r.result == "pass" && from != "" && strings.EqualFold(r.property["header.from"], domain(from)):
				if found == Unproven {
					found = Proven
				}
			case r.result == "fail" || found == Proven:
				return Forged
			}
		}
	}
	return found
}

// topmost are the fields of our servers that no stranger can have written.
func topmost(head fields, servers []string) (all []authentication) {
	for _, one := range head {
		switch one.name {
		case "authentication-results":
			a, ok := readAuthentication(one.value)
			ours := ok && slices.ContainsFunc(servers, func(id string) bool { return strings.EqualFold(id, a.server) })
			switch {
			case ours:
				all = append(all, a)
			case len(all) > 0:
				return all
			}
		case "received":
			if len(all) > 0 {
				return all
			}
		}
	}
	return all
}

// domain is what follows the last @ of an address.
func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

// authentication is one Authentication-Results field. Names are in lower case.
type authentication struct {
	server  string // authserv-id
	results []result
}

type result struct {
	method, result string
	property       map[string]string
}

// readAuthentication reads the value of a field (RFC 8601, section 2.2). It is
// false if a quoted string or a comment has no end.
func readAuthentication(value string) (a authentication, ok bool) {
	groups, ok := tokens(value)
	if !ok || len(groups[0]) == 0 {
		return a, false
	}
	a.server = groups[0][0].text
	for _, group := range groups[1:] {
		a.results = append(a.results, readResult(group))
	}
	return a, true
}

// readResult reads "dmarc=pass reason=… header.from=example.org", in tokens.
func readResult(group []token) (r result) {
	r.property = map[string]string{}
	for i := 1; i+1 < len(group); i++ {
		if group[i] != equals {
			continue
		}
		name, value := strings.ToLower(group[i-1].text), group[i+1].text
		if i == 1 {
			r.method, _, _ = strings.Cut(name, "/") // a version may follow
			r.result = strings.ToLower(value)
		} else if _, twice := r.property[name]; !twice {
			r.property[name] = value
		}
	}
	return r
}

// token is a word, a quoted string without its quotes, or a sign that is not
// quoted.
type token struct {
	text string
	sign bool
}

var equals = token{"=", true}

// tokens are the words of a value, in the groups that semicolons separate.
// Comments are left out. There is at least one group.
func tokens(value string) (groups [][]token, ok bool) {
	groups = [][]token{nil}
	add := func(t token) { groups[len(groups)-1] = append(groups[len(groups)-1], t) }
	for value = strings.TrimLeft(value, " \t"); value != ""; value = strings.TrimLeft(value, " \t") {
		switch value[0] {
		case ';':
			groups, value = append(groups, nil), value[1:]
		case '=':
			add(equals)
			value = value[1:]
		case '(':
			if value, ok = afterComment(value); !ok {
				return nil, false
			}
		case '"':
			var text string
			if text, value, ok = quoted(value[1:]); !ok {
				return nil, false
			}
			add(token{text: text})
		default:
			end := strings.IndexAny(value, "=;(\" \t")
			if end < 0 {
				end = len(value)
			}
			add(token{text: value[:end]})
			value = value[end:]
		}
	}
	return groups, true
}

// afterComment is what follows the comment at the front. Comments nest.
func afterComment(value string) (rest string, ok bool) {
	depth := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return value[i+1:], true
			}
		}
	}
	return "", false
}

// quoted is the text up to the closing quote, and what follows it.
func quoted(value string) (text, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '"':
			return b.String(), value[i+1:], true
		case '\\':
			if i++; i == len(value) {
				return "", "", false
			}
		}
		b.WriteByte(value[i])
	}
	return "", "", false
}
