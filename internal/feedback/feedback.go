// Package feedback reads what comes back about letters: bounces (RFC 3464),
// complaints (RFC 5965) and wishes to leave. Inbox.Read turns one message into
// answers, Path writes and proves the return path that tells whose letter an
// answer is about, and Rules say what a reader's answers come to.
//
// The package does no I/O. Nothing that a message holds is trusted to be well
// formed: what cannot be understood is Unknown, for the operator to read.
package feedback

import "time"

// Kind is what an answer says.
type Kind string

// The kinds of answers. A Hard bounce says that the reader cannot be reached at
// this address, a Soft one that this letter could not be brought, a Delay that
// it is still being tried. Leaving is a reader's wish to get no more. Automatic
// answers — absence notes, receipts — say nothing about the letter.
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

// Answer is what one message says of one letter.
type Answer struct {
	Kind Kind
	// At is when the answer came; Read leaves it to whoever received it.
	At time.Time
	// Letter is the number of the letter it is about, as Number gives it; ""
	// if the answer does not tell.
	Letter string
	// Signed says that Letter stood in a return path that only we can write.
	// Else it stood in a Message-ID, which whoever saw the letter can repeat.
	Signed bool
	// Address is that of the reader as the answer has it, or of who wrote if
	// the kind is Leaving; anybody can write anything there. "" if there is none.
	Address string
	// Report is the one that a reader wants to leave; "" means all of them.
	Report string
	// Status is the code of RFC 3463, "5.1.1"; "" if there is none.
	Status string
	// Words are the server's own, on one line.
	Words string
}
