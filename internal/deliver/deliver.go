// Package deliver brings an edition to each of its subscribers, once. The
// ledger holds one row for each edition and subscriber:
//
//	       refused for now, or its worker died
//	   ┌───────────────┐ ┌────────────────┐
//	   ▼               │ │                │
//	queued ──claim──▶ held ──seal──▶ sending ──accepted──▶ sent
//	   │                 │                ├────refused─────▶ refused
//	   │                 └──refused───────┼────────────────▶ refused
//	   │                                  └──nobody knows──▶ unsure
//	   └──the subscriber has left, or there is nothing for them─▶ skipped
//
// A row that is held is still queued, but it belongs to a worker. A worker is
// one run of a Post. It lives as long as its heartbeats renew its lease. When
// it is dead, the rows that it held are free again.
//
// A server takes a message when it gets the final dot of DATA (RFC 5321,
// section 4.1.1.4), and not before. So the row is sealed when all of the
// message but the dot has been handed over: it is durably written as sending. A
// worker that dies before the seal has not sent the message. If it dies after
// the seal, nobody knows, and the row is unsure. It is not sent again without
// the operator's word, unless it was the policy of that worker to send such
// rows again.
package deliver

import "time"

// State is where a delivery stands.
type State string

// The states of a delivery; see the package comment. A row that is held is
// Queued.
const (
	Queued  State = "queued"
	Sending State = "sending"
	Sent    State = "sent"
	Refused State = "refused"
	Unsure  State = "unsure"
	Skipped State = "skipped"
)

// Delivery is one row of the ledger. Slice is the part of the edition that the
// subscriber gets, empty if it has none. Tries counts the attempts in which a
// server said something of this subscriber. Due is when the next attempt may be
// made. Reason holds the server's last words. MessageID is made of edition and
// subscriber, so that a message sent again has the same one.
type Delivery struct {
	Edition    string // the edition's ID
	Subscriber string // the subscriber's ID
	Slice      string
	Email      string
	Name       string
	State      State
	Tries      int
	Due        time.Time
	MessageID  string
	Reason     string
	Generation int // of the subscriber's links
}
