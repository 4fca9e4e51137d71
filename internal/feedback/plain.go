package feedback

import (
	"bytes"
	"regexp"
	"strings"
)

// Bounces in plain text are read in two forms only, which have a specification
// or have not changed for decades. All others are Unknown.

// qmail's form (QSBMF): a first paragraph that begins like this, then one for
// each recipient, then a line of dashes before our message.
var (
	qmailHello = []byte("Hi. This is the ")
	qmailEnd   = regexp.MustCompile(`(?m)^---`)
)

// exim's form before it knew RFC 3464.
var (
	eximHello     = []byte("This message was created automatically by mail delivery software")
	eximFailed    = []byte("permanent error")
	eximEnd       = regexp.MustCompile(`(?m)^------ This is a copy of`)
	eximRecipient = regexp.MustCompile(`(?m)^  (\S+@\S+?)(?: \(.*\))?\r?$`)
)

// plainBounces reads a bounce in plain text, and returns its events and our
// message, which follows it. It finds none in any other text.
func plainBounces(text []byte) (all []Event, returned []byte) {
	switch text = bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))); {
	case bytes.HasPrefix(text, qmailHello):
		said, returned := cut(text, qmailEnd)
		return qmail(said), returned
	case bytes.HasPrefix(text, eximHello):
		said, returned := cut(text, eximEnd)
		return exim(said), returned
	}
	return nil, nil
}

// cut separates what the server says from our message, which begins after the
// line that matches.
func cut(text []byte, end *regexp.Regexp) (said, returned []byte) {
	at := end.FindIndex(text)
	if at == nil {
		return text, nil
	}
	_, returned, _ = bytes.Cut(text[at[1]:], []byte("\n"))
	return text[:at[0]], bytes.TrimLeft(returned, "\n")
}

func qmail(said []byte) (all []Event) {
	for _, paragraph := range strings.Split(string(said), "\n\n") {
		recipient, words, ok := strings.Cut(strings.TrimSpace(paragraph), ">:")
		if ok && strings.HasPrefix(recipient, "<") && len(all) < maxParts {
			all = append(all, failed(recipient, words))
		}
	}
	return all
}

func exim(said []byte) (all []Event) {
	if !bytes.Contains(said, eximFailed) {
		return nil // it warns of a delay
	}
	recipients := eximRecipient.FindAllSubmatchIndex(said, maxParts)
	for i, at := range recipients {
		end := len(said)
		if i+1 < len(recipients) {
			end = recipients[i+1][0]
		}
		all = append(all, failed(string(said[at[2]:at[3]]), string(said[at[1]:end])))
	}
	return all
}

// failed is the event for a recipient that the server gave up on. If its words
// hold no code, the kind of failure is not known.
func failed(recipient, words string) Event {
	status := precise("5.0.0", words)
	return Event{Kind: severity(status, words), Address: address(recipient), Status: status, Words: oneLine(words), Final: address(recipient)}
}
