package deliver

import (
	"context"
	"errors"
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
	HTML   bool             // send the HTML beside the text
	Attach []string         // the names of the edition's files that go with the mail, "edition.pdf"
	List   string           // List-Id; the report's key and the domain of From if empty
	Now    func() time.Time // the wall clock, never a pinned one: leases and pauses count on it
	Lease  time.Duration    // how long one letter may take; 5 minutes if zero
	Pauses []time.Duration  // before the second try, the third …; DefaultPauses if none
	Log    *slog.Logger
}

// DefaultPauses are the pauses after refusals for now; the refusal after the
// last pause is for good.
var DefaultPauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour}

// Post delivers editions. It may be used from several goroutines and beside
// other programs on the same ledger.
type Post struct{ o Options }

// New makes a Post, filling in the defaults of the options.
func New(o Options) *Post {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Lease == 0 {
		o.Lease = 5 * time.Minute
	}
	if len(o.Pauses) == 0 {
		o.Pauses = DefaultPauses
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Post{o}
}

// Deliver sends the edition to every reader whose delivery is queued and due,
// one after the other, and tells how all its deliveries now stand. What one
// reader's server says stops nobody else; when no connection can be had, the
// rest stay queued.
//
// When ctx is cancelled the letter under way is finished and written down,
// then Deliver returns the outcome so far and ctx's error. Another error says
// that the ledger failed or that the edition cannot be mailed at all.
func (p *Post) Deliver(ctx context.Context, e *edition.Edition) (Outcome, error) {
	shared, err := p.compose(e)
	if err != nil {
		return Outcome{}, err
	}
	own := context.WithoutCancel(ctx)
	sent, last, err := p.empty(ctx, own, e, shared)
	if err != nil && ctx.Err() == nil {
		return Outcome{}, err
	}
	rows, tallied := p.o.Ledger.Tally(own, e.ID)
	o := outcome(rows, sent)
	if last != nil {
		o.Broken = last.Error()
	}
	return o, errors.Join(err, tallied)
}

// maxBroken is how many connections in a row may fail before a run ends.
const maxBroken = 3

// empty sends until nothing is due, and counts what was accepted. If it ends
// before for want of a connection, last is what was said to the last attempt.
func (p *Post) empty(ctx, own context.Context, e *edition.Edition, shared Letter) (sent int, last *Refusal, err error) {
	for broken := 0; broken < maxBroken; {
		if err := ctx.Err(); err != nil {
			return sent, nil, err
		}
		d, err := p.o.Ledger.Claim(own, e.ID, p.o.Now(), p.o.Lease)
		if d == nil || err != nil {
			return sent, nil, err
		}
		if last, err = p.deliver(own, e, shared, d); err != nil {
			return sent, nil, err
		}
		if d.State == Sent {
			sent++
		}
		broken = count(broken, last)
	}
	return sent, last, nil
}

// count adds a broken connection to those in a row; one that will not heal by
// itself counts for all.
func count(broken int, fault *Refusal) int {
	switch {
	case fault == nil || !fault.Broken:
		return 0
	case fault.Lasting:
		return maxBroken
	}
	return broken + 1
}

// deliver sends one letter and settles its row. It returns the refusal, if
// there was one.
func (p *Post) deliver(ctx context.Context, e *edition.Edition, shared Letter, d *Delivery) (*Refusal, error) {
	l := shared.address(mail.Address{Name: d.Name, Address: d.Email}, e, d.Subscriber)
	d.MessageID = l.MessageID
	err := p.send(ctx, l)
	var refusal *Refusal
	errors.As(err, &refusal)
	p.judge(d, refusal, err)
	p.o.Log.Info("letter settled", "edition", e.Key.String(), "subscriber", d.Subscriber, "state", d.State, "tries", d.Tries)
	p.o.Log.Debug("server answered", "email", d.Email, "message_id", d.MessageID, "reason", d.Reason)
	return refusal, p.settle(ctx, d)
}

func (p *Post) settle(ctx context.Context, d *Delivery) error {
	ctx, cancel := context.WithTimeout(ctx, p.o.Lease/4)
	defer cancel()
	return p.o.Ledger.Settle(ctx, d)
}

// send is over before the lease is, so that nobody calls the row unsure while
// the letter is under way.
func (p *Post) send(ctx context.Context, l *Letter) error {
	ctx, cancel := context.WithTimeout(ctx, p.o.Lease*3/4)
	defer cancel()
	return p.o.Sender.Send(ctx, l)
}

// judge writes into the row what became of its letter. A connection that
// failed is not the reader's fault and not counted as a try.
func (p *Post) judge(d *Delivery, refusal *Refusal, err error) {
	d.Reason = ""
	if err != nil {
		d.Reason = err.Error()
	}
	switch {
	case err == nil:
		d.State = Sent
	case refusal == nil:
		d.State = Unsure
	case refusal.Broken:
		d.Tries--
		p.requeue(d, 0)
	case refusal.Lasting || d.Tries > len(p.o.Pauses):
		d.State = Refused
	default:
		p.requeue(d, d.Tries-1)
	}
}

func (p *Post) requeue(d *Delivery, pause int) {
	d.State = Queued
	d.Due = p.o.Now().Add(p.o.Pauses[pause])
}

// Once sends the edition to one address, whoever reads there, and writes
// nothing into the ledger.
func (p *Post) Once(ctx context.Context, e *edition.Edition, to mail.Address) error {
	shared, err := p.compose(e)
	if err != nil {
		return err
	}
	if err := p.send(ctx, shared.address(to, e, "once "+to.Address)); err != nil {
		return fmt.Errorf("sending %s to %s: %w", e.Key, to.Address, err)
	}
	return nil
}
