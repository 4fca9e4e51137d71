package app

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"catchup/internal/edition"
	"catchup/internal/schedule"
)

// sweepEvery is how often a daemon looks for what is owed without a bell.
const sweepEvery = time.Minute

// Serve makes and sends what is owed, now and whenever a bell rings, until ctx
// ends; then it lets the letter under way finish and returns.
//
// Each report has a worker of its own, so that a long run of one holds up no
// other. A worker that has been rung while it works runs once more.
func (a *App) Serve(ctx context.Context) error {
	bells := map[string]chan struct{}{}
	for _, report := range a.Reports() {
		bells[report] = make(chan struct{}, 1)
	}
	bell, err := schedule.NewBell(a.slots(), sweepEvery, func(report string) { a.ring(ctx, bells, report) }, a.options.Log)
	if err != nil {
		return err
	}
	var workers sync.WaitGroup
	for report, rung := range bells {
		workers.Go(func() { a.work(ctx, report, rung) })
	}
	workers.Go(func() { a.serveWeb(ctx) })
	a.ring(ctx, bells, "")
	bell.Start()
	<-ctx.Done()
	workers.Wait()
	return bell.Stop()
}

// ring wakes the report's worker, or all of them for "", and shows that the
// daemon is alive.
func (a *App) ring(ctx context.Context, bells map[string]chan struct{}, report string) {
	if err := a.beat(); err != nil && ctx.Err() == nil {
		a.options.Log.Error("the heartbeat could not be written", "error", err)
	}
	for name, rung := range bells {
		if report == "" || report == name {
			select {
			case rung <- struct{}{}:
			default: // it has been rung already
			}
		}
	}
}

// work settles what the report owes whenever it is rung. After a failure it
// pauses, longer each time, so that a source that is down is not asked every
// minute.
func (a *App) work(ctx context.Context, report string, rung <-chan struct{}) {
	var failures pause
	for {
		select {
		case <-ctx.Done():
			return
		case <-rung:
		}
		if failures.over(a.options.Now()) {
			failures.note(a.settle(ctx, report, failures.last), a.options.Now())
		}
	}
}

// pause is how long to wait after failures in a row, and the last of them.
type pause struct {
	count int
	until time.Time
	last  error
}

func (p *pause) over(now time.Time) bool { return !now.Before(p.until) }

// note counts a failure, or forgets them after a success.
func (p *pause) note(err error, now time.Time) {
	if err == nil {
		*p = pause{}
		return
	}
	p.until = now.Add(min(time.Minute<<p.count, time.Hour/2))
	p.count, p.last = min(p.count+1, 10), err
}

// settle makes the report's edition if one is owed, and sends what editions
// of it still have to be sent. What went wrong is logged and returned; an
// edition that is held as it was the last time is not logged again.
func (a *App) settle(ctx context.Context, report string, last error) error {
	err := a.attempt(ctx, report)
	if err != nil && ctx.Err() == nil && !stillHeld(err, last) {
		a.complain(report, err)
	}
	return err
}

func (a *App) attempt(ctx context.Context, report string) (err error) {
	defer survive(report, &err)
	return errors.Join(a.makeOwed(ctx, report), a.sendOwed(ctx, report))
}

// makeOwed makes and sends the edition of the latest slot, if nobody has and
// it is not too late for it.
func (a *App) makeOwed(ctx context.Context, report string) error {
	s := a.settings.Reports[report].Schedule
	if s == nil {
		return nil
	}
	moment := a.moment(report, nil)
	due := a.due(report, moment)
	late := moment.Sub(due)
	if late > s.CatchUp.Span() || due.Equal(moment) && a.slots()[report].Last(moment).IsZero() {
		return nil
	}
	if _, err := a.store.Find(ctx, a.press(report).Key(due)); !errors.Is(err, edition.ErrNone) {
		return err
	}
	if late > 2*sweepEvery {
		a.options.Log.Warn("making an edition that was missed", "report", report, "due", due, "late", late.Round(time.Second))
	}
	_, err := a.Run(ctx, Order{Report: report})
	return ignoreTold(err)
}

// ignoreTold drops an error that the ledger holds and the log has told.
func ignoreTold(err error) error {
	if refused := new(NotAccepted); errors.As(err, &refused) {
		return nil
	}
	return err
}

// sendOwed sends the report's deliveries that are queued and due.
func (a *App) sendOwed(ctx context.Context, report string) error {
	ids, err := a.store.Owed(ctx, a.options.Now())
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		e, err := a.store.Edition(ctx, id)
		if err == nil && e.Key.Report == report {
			err = a.resend(ctx, e)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (a *App) resend(ctx context.Context, e *edition.Edition) error {
	if _, err := a.deliver(ctx, e); ignoreTold(err) != nil {
		return fmt.Errorf("sending %s: %w", e.Key, err)
	}
	return nil
}
