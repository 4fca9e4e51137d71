// Package feedback reads what comes back about messages: bounces (RFC 3464),
// complaints (RFC 5965) and wishes to leave. Inbox.Read turns one message into
// events, Path writes and proves the return path that tells whose message an
// answer is about, and Rules say what a subscriber's answers come to.
//
// The package does no I/O. Nothing that a message holds is trusted to be well
// formed: what cannot be understood is Unknown, for the operator to read.
package feedback

import "time"

// Kind is what an answer says.
type Kind string

// The kinds of answers. A Hard bounce says that the subscriber cannot be
// reached at this address, a Soft one that this message could not be brought, a
// Delay that it is still being tried. Leaving is a subscriber's wish to get no
// more. Automatic events — absence notes, receipts — say nothing about the
// message.
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

// Event is what one message says of one message.
type Event struct {
	Kind Kind
	// At is when the answer came; Read leaves it to whoever received it.
	At time.Time
	// Message is the number of the message it is about, as Number gives it; ""
	// if the answer does not tell.
	Message string
	// Signed says that Message stood in a return path that only we can write.
	// Else it stood in a Message-ID, which whoever saw the message can repeat.
	Signed bool
	// Address is that of the subscriber as the answer has it, or of who wrote if
	// the kind is Leaving; anybody can write anything there. "" if there is none.
	Address string
	// Report is the one that a subscriber wants to leave; "" means all of them.
	Report string
	// Status is the code of RFC 3463, "5.1.1"; "" if there is none.
	Status string
	// Words are the server's own, on one line.
	Words string
}
