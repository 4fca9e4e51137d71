// Package feedback reads messages that come back: bounces (RFC 3464),
// complaints (RFC 5965) and wishes to leave. Inbox.Read turns a returned
// message into events. Path writes and checks the return path that tells which
// of our messages an event is about. Rules say what a subscriber's events come
// to.
//
// The package does no I/O. Nothing that a message holds is trusted to be well
// formed: what cannot be understood is Unknown, for the operator to read.
package feedback

import "time"

// Kind is what an event says.
type Kind string

// The kinds of events. A Hard bounce says that the subscriber cannot be reached
// at this address. A Soft bounce says that this one message could not be
// delivered. A Delay says that delivery is still being tried. Leaving is a
// subscriber's wish to get no more. Automatic messages, such as absence notes
// and receipts, say nothing about delivery.
const (
	Hard      Kind = "hard"
	Soft      Kind = "soft"
	Delay     Kind = "delay"
	Delivered Kind = "delivered"
	Complaint Kind = "complaint"
	Leaving   Kind = "leaving"
	Automatic Kind = "automatic"
	Unknown   Kind = "unknown"
)

// Event is what a returned message says about one message of ours.
type Event struct {
	Kind Kind
	// At is when the returned message came. Read does not set it.
	At time.Time
	// Message is the number of our message, as Number gives it; "" if it is not
	// known.
	Message string
	// Signed says that Message was in a return path, which only we can write.
	// Otherwise it was in a Message-ID, which anybody who has seen the message
	// can repeat.
	Signed bool
	// Address is the subscriber's address as the returned message has it, or that
	// of its writer if the kind is Leaving; "" if there is none. It cannot be
	// trusted: anybody can write anything there.
	Address string
	// Report is the report that a subscriber wants to leave; "" means all.
	Report string
	// Status is the code of RFC 3463, "5.1.1"; "" if there is none.
	Status string
	// Words are the server's own, on one line.
	Words string

	// Original and Final are the addresses that a bounce names, as written to and
	// as failed in the end; "" for none. Like Proof they are not kept.
	Original, Final string
	// Proof is whether the writer is the one that From names.
	Proof Proof
}
