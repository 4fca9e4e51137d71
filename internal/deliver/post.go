package deliver

import (
	"context"
	"fmt"
	"log/slog"
	"net/mail"
	"time"

	"catchup/internal/edition"
)

// Options say how a report's editions are delivered.
type Options struct {
	Ledger Ledger
	Sender Sender
	From   mail.Address
	// ReplyTo is where replies of subscribers go; zero for From.
	ReplyTo mail.Address
	// Return gives the return path of the message with a Message-ID. A subscriber
	// who leaves by mail writes there too. It never returns ""; nil if the return
	// path is From.
	Return func(messageID string) string
	HTML   bool     // send the HTML beside the text
	Attach []string // the names of the edition's files that go with the mail, "edition.pdf"
	// Slice reads a slice of a sliced edition, as edition.Archive does.
	Slice  func(ctx context.Context, edition, name string) (*edition.Slice, error)
	List   string           // List-Id; the report's key and the domain of From if empty
	Now    func() time.Time // the wall clock, never a pinned one: pauses count on it
	Lease  time.Duration    // how long a worker is taken to live after a heartbeat; 15 seconds if zero
	Limit  time.Duration    // how long one message may take; 5 minutes if zero
	Pauses []time.Duration  // before the second try, the third …; DefaultPauses if none
	Unsure Policy           // Ask if empty
	Pace   Pace
	// Personal is what each subscriber has of their own; nil for nothing.
	Personal   *Personal
	Sign       Signing        // nil for no signature
	OnProgress func(Progress) // is called as a run goes on, from several goroutines; may be nil
	Log        *slog.Logger

	// Connections is how many messages may be under way at once; 1 if zero.
	Connections int
	// PauseOver is the share of messages that may fail for good before the
	// edition is paused; 30 % if zero, and 1 for never.
	PauseOver Share
}

// Policy is what becomes of deliveries that are unsure.
type Policy string

// Ask leaves it to the operator: the run is no success until they have decided.
// Resend sends them again, and a subscriber may get two copies. Leave does
// nothing, and a subscriber may have none.
const (
	Ask    Policy = "ask"
	Resend Policy = "resend"
	Leave  Policy = "leave"
)

// UnmarshalText reads the name of a policy.
func (p *Policy) UnmarshalText(text []byte) error {
	switch Policy(text) {
	case Ask, Resend, Leave:
		*p = Policy(text)
		return nil
	}
	return fmt.Errorf("%q is not what can become of an unsure delivery: ask, resend or leave", text)
}

// Post delivers editions. It may be used from several goroutines and beside
// other programs on the same ledger.
type Post struct{ o Options }

// New makes a Post, filling in the defaults of the options.
func New(o Options) *Post {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Lease == 0 {
		o.Lease = 15 * time.Second
	}
	if o.Limit == 0 {
		o.Limit = 5 * time.Minute
	}
	if o.Connections == 0 {
		o.Connections = 1
	}
	if o.PauseOver == 0 {
		o.PauseOver = 0.3
	}
	if len(o.Pauses) == 0 {
		o.Pauses = DefaultPauses
	}
	if o.OnProgress == nil {
		o.OnProgress = func(Progress) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Post{o}
}

// Once sends the edition to one address, whoever reads there. It writes nothing
// to the ledger.
func (p *Post) Once(ctx context.Context, e *edition.Edition, to mail.Address) error {
	l, err := p.compose(e)
	if err != nil {
		return err
	}
	m, err := l.Message(p.recipient(to, messageID(e, "once "+to.Address, p.o.From.Address), nil))
	if err == nil {
		err = p.hand(ctx, m, Unsealed)
	}
	if err != nil {
		return fmt.Errorf("sending %s to %s: %w", e.Key, to.Address, err)
	}
	return nil
}
