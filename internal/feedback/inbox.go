package feedback

import (
	"bytes"
	"strings"
)

// Inbox is where answers come in. Path is the return path of our messages, nil
// if they have none; Leave is the address to which subscribers write who want
// to leave, "" if there is none of its own.
type Inbox struct {
	Path  *Path
	Leave string
}

// Read tells what a message says: at least one answer, several if it speaks of
// several recipients. recipient is to whom it was brought, "" if that is
// known only from the message itself. Read never fails: a message that says
// nothing we understand is one answer of the kind Unknown.
func (b Inbox) Read(raw []byte, recipient string) []Event {
	m := open(raw)
	events := b.events(m, recipient)
	about, signed := b.about(m, recipient)
	for i := range events {
		a := &events[i]
		a.Message, a.Signed = about, signed
		if a.Address == "" && a.Kind != Leaving {
			a.Address = address(m.head.get("x-failed-recipients"))
		}
	}
	return events
}

// events reads the message as what it says it is, the plainest signs first:
// bounces are marked as automatic too.
func (b Inbox) events(m *message, recipient string) []Event {
	if all := m.bounces(); len(all) > 0 {
		return all
	}
	if m.report != nil {
		return []Event{complaint(m.report)}
	}
	if m.receipt || automatic(m.head) {
		return []Event{{Kind: Automatic, Words: subject(m.head)}}
	}
	if a, ok := leaving(m.head, b.toLeave(m.head, recipient)); ok {
		return []Event{a}
	}
	return []Event{{Kind: Unknown, Address: address(m.head.get("from")), Words: subject(m.head)}}
}

func (b Inbox) toLeave(head fields, recipient string) bool {
	if b.Leave == "" {
		return false
	}
	if recipient == "" {
		recipient = address(head.get("to"))
	}
	return strings.EqualFold(recipient, b.Leave)
}

// receivers are the fields in which servers note to whom they brought a
// message, and those in which its writer did.
var receivers = []string{"delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to", "to", "cc"}

// about is the number of the message that the message is about: by a return
// path that we sealed, wherever it stands, or else by a Message-ID of ours.
func (b Inbox) about(m *message, recipient string) (number string, signed bool) {
	places := []string{recipient, m.report.get("original-mail-from"), m.returned.get("return-path")}
	for _, name := range receivers {
		places = append(places, m.head.get(name))
	}
	if number, ok := b.sealed(places); ok {
		return number, true
	}
	ids := m.returned.get("message-id") + " " + m.head.get("in-reply-to") + " " + m.head.get("references")
	for _, id := range strings.Fields(ids) {
		if number, ok := Number(id); ok {
			return number, false
		}
	}
	return "", false
}

func (b Inbox) sealed(places []string) (string, bool) {
	if b.Path == nil {
		return "", false
	}
	for _, place := range places {
		for _, address := range mailbox.FindAllString(place, maxParts) {
			if number, ok := b.Path.Message(address); ok {
				return number, true
			}
		}
	}
	return "", false
}

// message is a message with the parts that matter here. report is that of a
// complaint, nil if there is none; returned the header of the message that the
// message is about, as far as it came back.
type message struct {
	head     fields
	statuses []part
	plain    []Event
	report   fields
	returned fields
	receipt  bool // it says that somebody has seen the message (RFC 8098)
}

func open(raw []byte) *message {
	whole := readPart(bytes.TrimLeft(raw, "\r\n"))
	m := &message{head: whole.head}
	for i, piece := range whole.pieces() {
		m.take(piece, i == 0)
	}
	return m
}

func (m *message) take(piece part, first bool) {
	switch piece.media() {
	case "message/delivery-status", "message/global-delivery-status":
		m.statuses = append(m.statuses, piece)
	case "message/feedback-report":
		m.report, _ = readFields(bytes.TrimLeft(piece.text(), "\r\n"))
	case "message/disposition-notification", "message/global-disposition-notification":
		m.receipt = true
	case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
		m.returned, _ = readFields(bytes.TrimLeft(piece.text(), "\r\n"))
	case "text/plain":
		if first {
			var returned []byte
			m.plain, returned = plainBounces(piece.text())
			m.returned, _ = readFields(returned)
		}
	}
}

// bounces are those of the delivery statuses, or else of the plain text.
func (m *message) bounces() (all []Event) {
	for _, status := range m.statuses {
		all = append(all, bounces(status)...)
	}
	if len(all) == 0 {
		return m.plain
	}
	return all
}
