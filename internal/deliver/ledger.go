package deliver

import (
	"context"
	"iter"
	"time"

	"catchup/internal/check"
)

// Ledger keeps the deliveries. It may be used from several goroutines and
// programs at once. Leases, pauses and the pace are measured by the clock of
// the store; what is due is measured by the caller's.
//
// Claim, Decide and Leave first free the rows of dead workers, of all editions.
// What a dead worker was sending becomes what its own policy says, whoever
// finds it.
type Ledger interface {
	// Claim has the worker hold up to Limit rows that are queued, due and free.
	// It returns them, still queued. The worker must have sent a heartbeat before.
	// Rows whose subscriber has left become skipped. If wait is more than zero,
	// the pace allows no more rows until it is over.
	Claim(ctx context.Context, c Claim) (rows []Delivery, wait time.Duration, err error)
	// Record writes the new states of rows, all in one transaction. Sending is
	// for a row that the worker holds queued. An outcome is for a row that the
	// worker holds, or that became unsure because the worker seemed dead. It
	// returns the rows that did not belong to the worker any more, and leaves
	// those unchanged.
	Record(ctx context.Context, worker string, rows []Delivery) (lost []Delivery, err error)
	// Standing counts the edition's rows.
	Standing(ctx context.Context, edition string) (Standing, error)
	// Rows gives the edition's rows in one of the states, or all, in the order
	// of addresses.
	Rows(ctx context.Context, edition string, states ...State) iter.Seq2[Delivery, error]
	// Owed lists the IDs of editions, oldest first, that have rows which could be
	// claimed now, or which a dead worker was sending. Editions that are paused
	// are left out.
	Owed(ctx context.Context, now time.Time) ([]string, error)
	// Decide applies an operator's decision and returns how many rows it changed.
	// Rows that a living worker holds stay as they are.
	Decide(ctx context.Context, d Decision) (int, error)
	// Pause has no worker claim rows of the edition for the span.
	Pause(ctx context.Context, edition string, span time.Duration, reason string) error
	// Heartbeat renews the lease of the worker.
	Heartbeat(ctx context.Context, w Worker) error
	// Leave ends the worker and frees the rows that it holds, at once. It must not
	// be sending any more.
	Leave(ctx context.Context, worker string) error
}

// Worker is one run of a Post as the ledger knows it. After a heartbeat it is
// taken to live for the Lease. Unsure is what becomes of the messages that it
// is sending when it dies: Resend has them queued again, and anything else has
// them called unsure.
type Worker struct {
	ID     string
	Lease  time.Duration
	Unsure Policy
}

// Claim asks for rows to send.
type Claim struct {
	Edition string
	Worker  string
	Limit   int
	Now     time.Time
	Pace    Pace
}

// Decision is what an operator has decided of the edition's rows in one of the
// states From. If To is Queued, they are sent again, due at once and as if
// never tried, and the edition is no longer paused. If To is Skipped, they are
// left for the Reason. Only is the address of the one subscriber that the
// decision is about, empty for all.
type Decision struct {
	Edition string
	From    []State
	To      State
	Reason  string
	Only    string
}

// Pace bounds how many messages may leave in any second and in any minute, of
// all editions and workers that share the ledger; 0 is no bound.
type Pace struct {
	// Second is how many mails may leave in a second; 0 is no bound.
	Second int `yaml:"second"`
	// Minute is how many mails may leave in a minute; 0 is no bound.
	Minute int `yaml:"minute"`
}

// Check notes what is no pace.
func (p Pace) Check(at check.Place) {
	if p.Second < 0 || p.Minute < 0 {
		at.Note("0 is no bound", "a pace cannot be less than nothing")
	}
}

// Standing is how many of an edition's rows are in each state. Held counts
// those of the queued and sending rows that a worker holds which lives, or
// which the ledger has not found dead yet. Next is when the first free queued
// row is due; zero if there is none. Paused is until when the edition is
// paused, and Why the reason; zero if it is not. Unread is how many rows of the
// list could not be read when the edition was made, so that whoever stands there
// has no row here, and UnreadRows names them.
type Standing struct {
	Queued, Sending, Sent, Refused, Unsure, Skipped int

	Held   int
	Next   time.Time
	Paused time.Time
	Why    string

	Unread     int
	UnreadRows string
}

// Total is how many rows the edition has.
func (s Standing) Total() int {
	return s.Queued + s.Sending + s.Sent + s.Refused + s.Unsure + s.Skipped
}

// Count is the field that counts the rows of a state; nil for no known state.
func (s *Standing) Count(state State) *int {
	return map[State]*int{
		Queued: &s.Queued, Sending: &s.Sending, Sent: &s.Sent,
		Refused: &s.Refused, Unsure: &s.Unsure, Skipped: &s.Skipped,
	}[state]
}
