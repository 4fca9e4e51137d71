package feedback

import (
	"mime"
	"regexp"
	"strings"
)

var wish = regexp.MustCompile(`(?i)^(?:re: *)?unsubscribe(?: +([a-z0-9][a-z0-9_-]*))?$`)

// leaving reads a wish to leave: the subject that List-Unsubscribe asks for
// (RFC 2369, section 3.2), or anything that is written to the leave address. It
// is none if From does not tell who wrote it.
func leaving(head fields, toLeave bool) (Event, bool) {
	m := wish.FindStringSubmatch(subject(head))
	from := writer(head)
	if m == nil && !toLeave || from == "" {
		return Event{}, false
	}
	a := Event{Kind: Leaving, Address: from, Words: subject(head)}
	if m != nil {
		a.Report = strings.ToLower(m[1])
	}
	return a, true
}

// subject is the subject, decoded.
func subject(head fields) string {
	raw := head.get("subject")
	words, err := new(mime.WordDecoder).DecodeHeader(raw)
	if err != nil {
		words = raw
	}
	return oneLine(words)
}
