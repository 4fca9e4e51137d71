package deliver

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"time"

	"catchup/internal/edition"
)

// run is one worker: it delivers one edition once, in one program.
type run struct {
	*Post
	edition     *edition.Edition
	templates   *templates
	worker      string
	batchWriter *batchWriter
	meter       *meter
	failures    *failures
	trouble     *trouble
	end         context.CancelCauseFunc // ends the run, once what is under way is done
}

// halt is a reason to end a run that is no error. The outcome holds it.
type halt struct {
	broken string // no connection can be had
	paused string // too many messages fail
}

func (h *halt) Error() string { return h.broken + h.paused }

// Deliver sends the edition to every subscriber whose delivery is queued and
// due, and returns how all its deliveries then stand. A refusal of one message
// does not stop the others. If there is no connection, the remaining rows stay
// queued; if too many messages fail, the edition is paused. Deliver waits for
// rows that other workers hold, and takes over those that they leave.
//
// When ctx is cancelled, Deliver finishes the messages under way, writes their
// outcomes, and returns the outcome so far and ctx's error. Another error says
// that the ledger failed or that the edition cannot be mailed at all.
func (p *Post) Deliver(ctx context.Context, e *edition.Edition) (Outcome, error) {
	templates := &templates{post: p, edition: e}
	if err := templates.whole(ctx); err != nil {
		return Outcome{}, err
	}
	own := context.WithoutCancel(ctx)
	r := &run{Post: p, edition: e, templates: templates, worker: rand.Text(), meter: new(meter), failures: &failures{bound: p.o.PauseOver}, trouble: new(trouble)}
	err := r.live(ctx, own)
	var stopped *halt
	if errors.As(err, &stopped) {
		err = r.pause(own, stopped)
	}
	if err != nil && ctx.Err() == nil {
		return Outcome{}, err
	}
	o, summed := p.outcome(own, e.ID, int(r.meter.sent.Load()))
	if stopped != nil {
		o.Broken, o.Paused = stopped.broken, stopped.paused
	}
	return o, errors.Join(err, summed)
}

// pauseSpan is for how long an edition is paused after too many failures.
const pauseSpan = time.Hour

// pause pauses the edition if the run has ended because too many messages
// failed.
func (r *run) pause(ctx context.Context, h *halt) error {
	if h.paused == "" {
		return nil
	}
	r.o.Log.Error("too many letters fail, the edition rests", "edition", r.edition.Key.String(), "reason", h.paused)
	return r.o.Ledger.Pause(ctx, r.edition.ID, pauseSpan, h.paused)
}

// live does the work with heartbeats beside it, and then leaves the ledger.
func (r *run) live(ctx, own context.Context) error {
	standing, err := r.o.Ledger.Standing(own, r.edition.ID)
	if err == nil {
		err = r.heartbeat(own)
	}
	if err != nil {
		return err
	}
	r.meter.of = standing.Queued + standing.Sending
	alive, stop := context.WithCancel(own)
	var beside sync.WaitGroup
	beside.Go(func() { r.keepAlive(alive) })
	beside.Go(func() { r.meter.run(alive, r.o.OnProgress) })
	err = r.work(ctx, own)
	stop()
	beside.Wait()
	return errors.Join(err, r.o.Ledger.Leave(own, r.worker))
}

// heartbeat shows that the worker lives.
func (r *run) heartbeat(ctx context.Context) error {
	return r.o.Ledger.Heartbeat(ctx, Worker{ID: r.worker, Lease: r.o.Lease, Unsure: r.o.Unsure})
}

// keepAlive sends heartbeats until ctx ends.
func (r *run) keepAlive(ctx context.Context) {
	ticks := time.NewTicker(r.o.Lease / 4)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if err := r.heartbeat(ctx); err != nil && ctx.Err() == nil {
			r.o.Log.Warn("a worker could not show that it lives", "error", err)
		}
	}
}

// work sends until nothing is due and nobody else holds anything.
func (r *run) work(ctx, own context.Context) error {
	for {
		if err := r.round(ctx, own); err != nil {
			return err
		}
		if more, err := r.await(ctx, own); err != nil || !more {
			return errors.Join(err, ctx.Err())
		}
	}
}

// round sends all that can be claimed, over several connections.
func (r *run) round(ctx, own context.Context) error {
	ctx, r.end = context.WithCancelCause(ctx)
	defer r.end(nil)
	writing, stop := context.WithCancel(own)
	defer stop()
	r.batchWriter = newBatchWriter(r.o.Connections, r.record(own), r.end, r.lost)
	go r.batchWriter.work(writing)
	rows := make(chan Delivery, fewRows)
	var connections sync.WaitGroup
	for range r.o.Connections {
		connections.Go(func() { r.send(ctx, own, rows) })
	}
	err := r.feed(ctx, own, rows)
	close(rows)
	connections.Wait()
	stop()
	<-r.batchWriter.ended
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return err
}

// record is how the batch writer writes rows.
func (r *run) record(ctx context.Context) func([]Delivery) ([]Delivery, error) {
	return func(rows []Delivery) ([]Delivery, error) {
		ctx, cancel := context.WithTimeout(ctx, r.o.Limit/4)
		defer cancel()
		return r.o.Ledger.Record(ctx, r.worker, rows)
	}
}

func (r *run) lost(d Delivery) {
	r.o.Log.Warn("a delivery is another worker's by now", "edition", r.edition.Key.String(), "subscriber", d.Subscriber, "state", d.State)
}
