// Package deliver brings an edition to its readers, every one, once. The
// ledger holds one row per edition and reader:
//
//	queued ──claim──▶ sending ──accepted──▶ sent
//	  ▲                  │ ├────refused for good, or too often──▶ refused
//	  └──refused for now─┘ └────we died while sending──▶ unsure
//
// and a queued row whose reader has left meanwhile is skipped.
//
// A row is claimed by one worker at a time under a lease. A row whose lease
// ran out in sending is unsure: the server may have taken the message, so it
// is never sent again without the operator's word.
package deliver

import (
	"context"
	"fmt"
	"time"
)

// State is where a delivery stands.
type State string

// The states of a delivery; see the package comment.
const (
	Queued  State = "queued"
	Sending State = "sending"
	Sent    State = "sent"
	Refused State = "refused"
	Unsure  State = "unsure"
	Skipped State = "skipped"
)

// Delivery is one row of the ledger. Tries counts the attempts, Due is when
// the next may be made, Reason holds the server's last words, MessageID is
// derived from edition and reader, so that a message sent again is the same.
type Delivery struct {
	Edition    string // the edition's ID
	Subscriber string // the reader's ID
	Email      string
	Name       string
	State      State
	Tries      int
	Due        time.Time
	MessageID  string
	Reason     string
}

// Ledger is where deliveries stand.
//
// Claim takes one queued delivery of the edition that is due at now, marks it
// as sending until lease has passed, counts the try, and returns it; nil when
// there is none. Of several claimants at once each gets another row. It also
// turns rows whose lease has passed into unsure, and queued ones whose reader
// has left into skipped. Settle writes the outcome of a claimed row: its
// State, Tries, Due, MessageID and Reason; it is an error if the row is not
// being sent. Tally lists all rows of the
// edition in the order of addresses. Owed lists the editions' IDs that have
// rows queued and due at now.
type Ledger interface {
	Claim(ctx context.Context, edition string, now time.Time, lease time.Duration) (*Delivery, error)
	Settle(ctx context.Context, d *Delivery) error
	Tally(ctx context.Context, edition string) ([]Delivery, error)
	Owed(ctx context.Context, now time.Time) ([]string, error)
}

// Sender hands one letter to the next hop. A nil error means that the next
// hop has taken it. A *Refusal says that it has not; any other error says
// that it is not known whether it has.
type Sender interface {
	Send(ctx context.Context, l *Letter) error
	Close() error
}

// Refusal is a next hop's no. Lasting refusals are not tried again. Broken
// means that the connection, not the reader, was refused.
type Refusal struct {
	Lasting bool
	Broken  bool
	Words   string
}

func (r *Refusal) Error() string {
	if r.Lasting {
		return fmt.Sprintf("refused for good: %s", r.Words)
	}
	return fmt.Sprintf("refused for now: %s", r.Words)
}
