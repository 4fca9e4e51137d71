package feedback

import (
	"bytes"
	"strings"
)

// Inbox reads returned messages. Path is the return path of our messages, nil
// if they have none. Leave is the address to which subscribers write in order
// to leave, "" if there is no such address. Servers are the authserv-ids of the
// mail servers whose Authentication-Results are believed (RFC 8601).
type Inbox struct {
	Path    *Path
	Leave   string
	Servers []string
}

// Read returns what a message says: at least one event, or several if it is
// about several recipients. recipient is the address that the message was
// delivered to, "" if only the message itself tells. Read never fails: a
// message that it does not understand is one event of the kind Unknown.
func (b Inbox) Read(raw []byte, recipient string) []Event {
	m := open(raw)
	events := b.events(m, recipient)
	about, signed := b.about(m, recipient)
	proof := authenticity(m.head, b.Servers, writer(m.head))
	for i := range events {
		a := &events[i]
		a.Message, a.Signed, a.Proof = about, signed, proof
		if a.Address == "" && a.Kind != Leaving {
			a.Address = address(m.head.get("x-failed-recipients"))
			a.Final = a.Address
		}
	}
	return events
}

// events tries the kinds of messages in turn, the clearest first. Bounces come
// before automatic messages, because they are marked as automatic too.
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

// receivers are the fields that name who got a message: some are written by
// servers, and some by its writer.
var receivers = []string{"delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to", "to", "cc"}

// about is the number of the message of ours that the message is about. It is
// found in a return path with our signature, in any of the places where one may
// stand, or else in a Message-ID of ours.
func (b Inbox) about(m *message, recipient string) (number string, signed bool) {
	places := []string{recipient, m.report.get("original-mail-from"), m.returned.get("return-path")}
	for _, name := range receivers {
		places = append(places, m.head.get(name))
	}
	if number, ok := b.numberIn(places); ok {
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

func (b Inbox) numberIn(places []string) (string, bool) {
	if b.Path == nil {
		return "", false
	}
	for _, place := range places {
		for _, address := range mailbox.FindAllString(place, maxParts) {
			if number, ok := b.Path.message(address); ok {
				return number, true
			}
		}
	}
	return "", false
}

// message is a returned message, with the parts of it that matter here. report
// is that of a complaint, nil if there is none. returned is the header of our
// message, as far as it came back.
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

// bounces are the events of the delivery statuses, or else of the plain text.
func (m *message) bounces() (all []Event) {
	for _, status := range m.statuses {
		all = append(all, bounces(status)...)
	}
	if len(all) == 0 {
		return m.plain
	}
	return all[:min(len(all), maxParts)]
}
