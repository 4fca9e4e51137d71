package deliver

import (
	"context"
	"crypto/rand"
	"errors"
	"net/mail"
	"time"

	"catchup/internal/edition"
)

// run is one worker: one delivering of an edition by one program.
type run struct {
	*Post
	edition *edition.Edition
	shared  Letter
	worker  string
	sent    int
	broken  int      // connections in a row that failed
	last    *Refusal // what the last attempt was told
}

// Deliver sends the edition to every reader whose delivery is queued and due,
// and tells how all its deliveries now stand. What one reader's server says
// stops nobody else; when no connection can be had, the rest stay queued. What
// other workers hold it waits for, and takes over what they leave behind.
//
// When ctx is cancelled the letters under way are finished and written down,
// then Deliver returns the outcome so far and ctx's error. Another error says
// that the ledger failed or that the edition cannot be mailed at all.
func (p *Post) Deliver(ctx context.Context, e *edition.Edition) (Outcome, error) {
	shared, err := p.compose(e)
	if err != nil {
		return Outcome{}, err
	}
	r := &run{Post: p, edition: e, shared: shared, worker: rand.Text()}
	own := context.WithoutCancel(ctx)
	err = r.live(ctx, own)
	if err != nil && ctx.Err() == nil {
		return Outcome{}, err
	}
	o, summed := p.outcome(own, e.ID, r.sent)
	if r.gaveUp() {
		o.Broken = r.last.Error()
	}
	return o, errors.Join(err, summed)
}

// live works while it beats, and leaves.
func (r *run) live(ctx, own context.Context) error {
	if err := r.o.Ledger.Beat(own, r.worker, r.o.Lease); err != nil {
		return err
	}
	beating, stop := context.WithCancel(own)
	beaten := make(chan struct{})
	go func() { defer close(beaten); r.beat(beating) }()
	err := r.work(ctx, own)
	stop()
	<-beaten
	return errors.Join(err, r.o.Ledger.Leave(own, r.worker))
}

// beat shows that the worker lives until ctx ends.
func (r *run) beat(ctx context.Context) {
	ticks := time.NewTicker(r.o.Lease / 4)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if err := r.o.Ledger.Beat(ctx, r.worker, r.o.Lease); err != nil && ctx.Err() == nil {
			r.o.Log.Warn("a worker could not show that it lives", "error", err)
		}
	}
}

// batch is how many rows are claimed at once.
const batch = 64

// work sends until nothing is due, and nobody else holds anything.
func (r *run) work(ctx, own context.Context) error {
	for !r.gaveUp() {
		if err := ctx.Err(); err != nil {
			return err
		}
		rows, wait, err := r.o.Ledger.Claim(own, r.claim())
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			if wait, err = r.awaited(own, wait); wait == 0 || err != nil {
				return err
			}
			pause(ctx, wait)
		}
		for _, d := range rows {
			if ctx.Err() != nil || r.gaveUp() {
				break
			}
			if err := r.deliver(own, d); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *run) claim() Claim {
	return Claim{
		Edition: r.edition.ID, Worker: r.worker, Limit: batch, Now: r.o.Now(),
		Pace: r.o.Pace, Resend: r.o.Unsure == Resend,
	}
}

// patience is how often a run looks whether others have let go.
const patience = time.Second / 2

// awaited is how long to wait before the next claim, 0 for no longer: for the
// pace, or for what other workers hold.
func (r *run) awaited(ctx context.Context, pace time.Duration) (time.Duration, error) {
	if pace > 0 {
		return pace, nil
	}
	s, err := r.o.Ledger.Standing(ctx, r.edition.ID)
	if err != nil || s.Held == 0 {
		return 0, err
	}
	r.o.Told(Progress{Awaited: s.Held})
	return patience, nil
}

func pause(ctx context.Context, span time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(span):
	}
}

// maxBroken is how many connections in a row may fail before a run ends.
const maxBroken = 3

func (r *run) gaveUp() bool { return r.broken >= maxBroken }

// note adds a broken connection to those in a row; one that will not heal by
// itself counts for all.
func (r *run) note(fault *Refusal) {
	r.last = fault
	switch {
	case fault == nil || !fault.Broken:
		r.broken = 0
	case fault.Lasting:
		r.broken = maxBroken
	default:
		r.broken++
	}
}

// errLost abandons a letter whose row is another's by now.
var errLost = errors.New("the delivery is another worker's by now")

// deliver sends one letter and settles its row.
func (r *run) deliver(ctx context.Context, d Delivery) error {
	l := r.shared.address(mail.Address{Name: d.Name, Address: d.Email}, r.edition, d.Subscriber)
	d.MessageID = l.MessageID
	var unsealed error
	m, err := l.Message()
	if err == nil {
		err = r.send(ctx, m, func() error {
			unsealed = r.record(ctx, d, Sending)
			return unsealed
		})
	}
	if unsealed != nil {
		return ignoreLost(unsealed)
	}
	var refusal *Refusal
	errors.As(err, &refusal)
	r.judge(&d, refusal, err)
	r.note(refusal)
	if d.State == Sent {
		r.sent++
	}
	r.o.Log.Info("letter settled", "edition", r.edition.Key.String(), "subscriber", d.Subscriber, "state", d.State, "tries", d.Tries)
	r.o.Log.Debug("server answered", "email", d.Email, "message_id", d.MessageID, "reason", d.Reason)
	return ignoreLost(r.record(ctx, d, d.State))
}

// record writes the row down in the state.
func (r *run) record(ctx context.Context, d Delivery, s State) error {
	ctx, cancel := context.WithTimeout(ctx, r.o.Limit/4)
	defer cancel()
	d.State = s
	lost, err := r.o.Ledger.Record(ctx, r.worker, []Delivery{d})
	if err == nil && len(lost) > 0 {
		err = errLost
		r.o.Log.Warn("a delivery is another worker's by now", "edition", r.edition.Key.String(), "subscriber", d.Subscriber, "state", s)
	}
	return err
}

func ignoreLost(err error) error {
	if errors.Is(err, errLost) {
		return nil
	}
	return err
}

// judge writes into the row what became of its letter. A connection that
// failed is not the reader's fault and not counted as a try.
func (r *run) judge(d *Delivery, refusal *Refusal, err error) {
	d.Reason = ""
	if err != nil {
		d.Reason = err.Error()
	}
	switch {
	case err == nil:
		d.State, d.Tries = Sent, d.Tries+1
	case refusal != nil && refusal.Broken:
		d.State, d.Due = Queued, r.o.Now().Add(r.o.Pauses[0])
	case refusal == nil && r.o.Unsure != Resend:
		d.State, d.Tries = Unsure, d.Tries+1
	case refusal != nil && refusal.Lasting:
		d.State, d.Tries = Refused, d.Tries+1
	case d.Tries >= len(r.o.Pauses):
		d.State, d.Tries = map[bool]State{true: Unsure, false: Refused}[refusal == nil], d.Tries+1
	default:
		d.State, d.Due, d.Tries = Queued, r.o.Now().Add(r.o.Pauses[d.Tries]), d.Tries+1
	}
}
