// Package deliver brings an edition to its subscribers, every one, once. The
// ledger holds one row per edition and subscriber:
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
// A row that is held is still queued, but a worker's: one run of a Post, which
// lives while it beats. When it is dead, what it held is free again.
//
// The server has taken a message once it has had the final dot of DATA (RFC
// 5321, section 4.1.1.4), and not before. So the row is sealed, which is to
// say durably written down as sending, when all of the message but the dot has
// been handed over. Whoever dies before that has sent nothing; a row that is
// found sending at a dead worker is unsure, and not sent again without the
// operator's word, unless it was the policy of that worker to send such again.
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
// subscriber gets, empty if it has none. Tries counts the attempts that came as
// far as the subscriber, Due is when the next may be made, Reason holds the
// server's last words, MessageID is derived from edition and subscriber, so
// that a content sent again is the same.
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
