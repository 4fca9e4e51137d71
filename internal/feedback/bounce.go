package feedback

import (
	"cmp"
	"regexp"
	"strings"

	"catchup/internal/control"
)

// maxWords is how many runes of a server's words are kept.
const maxWords = 500

// bounces reads a delivery status (RFC 3464, section 2): a group of fields
// about the message, then one for each recipient. The first group is often
// missing, or run into the second.
func bounces(status part) []Event {
	var all []Event
	for rest := status.text(); len(rest) > 0 && len(all) < maxParts; {
		var group fields
		group, rest = readFields(rest)
		if a, ok := bounce(group); ok {
			all = append(all, a)
		}
	}
	return all
}

// bounce reads the group of one recipient. It is false if the group is not
// about a recipient.
func bounce(group fields) (Event, bool) {
	action := strings.ToLower(group.get("action"))
	action, _, _ = strings.Cut(action, " ") // "failed (user unknown)"
	words := untyped(group.get("diagnostic-code"))
	status := precise(group.get("status"), words)
	a := Event{Status: status, Words: oneLine(words)}
	a.Original, a.Final = named(group, "original-recipient"), named(group, "final-recipient")
	a.Address = cmp.Or(a.Original, a.Final, named(group, "x-actual-recipient"))
	a.Kind = outcome(action, status, words)
	return a, a.Kind != Unknown || a.Address != ""
}

// outcome is the kind of event that an action and a status mean (RFC 3464,
// section 2.3.3).
func outcome(action, status, words string) Kind {
	switch action {
	case "failed":
		return severity(status, words)
	case "delayed":
		return Delay
	case "delivered", "relayed", "expanded":
		return Delivered
	}
	switch class, _, _ := strings.Cut(status, "."); class {
	case "5":
		return severity(status, words)
	case "4":
		return Delay
	case "2":
		return Delivered
	}
	return Unknown
}

// named is the address in a field of the group: the one that we wrote to, or the
// one that it came to in the end.
func named(group fields, field string) string {
	return address(unxtext.Replace(untyped(group.get(field))))
}

// untyped drops the type before a value, "rfc822;" or "smtp;".
func untyped(value string) string {
	kind, rest, typed := strings.Cut(value, ";")
	if !typed || strings.ContainsAny(strings.TrimSpace(kind), " \t@<") {
		return value
	}
	return strings.TrimSpace(rest)
}

// unxtext decodes an Original-Recipient (RFC 3461, section 4). Addresses need
// only these two codes. Any other plus sign is one that a server forgot to
// encode.
var unxtext = strings.NewReplacer("+2B", "+", "+3D", "=")

var mailbox = regexp.MustCompile(`[^\s\x00-\x1f\x7f<>,;:"()\[\]]{1,64}@[^\s\x00-\x1f\x7f<>,;:"()\[\]@]{1,255}`)

// address is the first address in a header's value, "" if there is none.
func address(value string) string {
	return strings.ToValidUTF8(mailbox.FindString(value), "?")
}

// oneLine is a text for logs and pages: on one line, and cut to maxWords.
func oneLine(text string) string {
	text = control.Line(text)
	if runes := []rune(text); len(runes) > maxWords {
		return control.Line(string(runes[:maxWords])) + "…"
	}
	return text
}
