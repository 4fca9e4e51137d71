package app

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"catchup/internal/queue"
	"catchup/internal/schedule"
)

// sweepEvery is how often a daemon looks for what is owed without a bell, if
// not more often, as what a dead program held is owed after its lease.
const sweepEvery = time.Minute

// The kinds of jobs. To make is to make a report's edition if one is due; to
// send is to send what editions of it still have to be sent.
const (
	making  = "make"
	sending = "send"
)

// stint is how long a job sends before it lets others have their turn.
const stint = 20 * time.Second

// sharers is how many programs may share the sending of an edition.
const sharers = 4

// shift is one time that an App serves.
type shift struct {
	*App
	queue queue.Queue
	parts int // of the sending of a report

	sent chan struct{} // rung when a job of sending has ended

	mu   sync.Mutex
	last map[queue.Job]error // what went wrong the last time
}

// Serve makes and sends what is owed, now and whenever a bell rings, until ctx
// ends; then it lets the messages under way finish and returns. Of several
// programs that serve one store each does what the others do not.
func (a *App) Serve(ctx context.Context) error {
	q, closing, parts, err := a.openQueue(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil // it ended before it began
	case err != nil:
		return err
	}
	s := &shift{App: a, queue: q, parts: parts, last: map[queue.Job]error{}, sent: make(chan struct{}, 1)}
	return errors.Join(s.serve(ctx), closing())
}

func (s *shift) serve(ctx context.Context) error {
	bell, err := schedule.NewBell(s.slots(), s.sweep, func(report string) { s.ring(ctx, report) }, s.options.Log)
	if err != nil {
		return err
	}
	var workers sync.WaitGroup
	workers.Go(func() { s.queue.Run(ctx, s.work) })
	workers.Go(func() { s.heed(ctx) })
	workers.Go(func() { s.serveWeb(ctx) })
	workers.Go(func() { s.serveReturns(ctx) })
	workers.Go(func() { s.expire(ctx) })
	workers.Go(func() { s.serveMetrics(ctx) })
	workers.Go(func() { s.watch(ctx, s.sent) })
	s.ring(ctx, "")
	bell.Start()
	<-ctx.Done()
	workers.Wait()
	return bell.Stop()
}

// heed looks for what is owed whenever an operator has let messages go, until ctx
// ends.
func (s *shift) heed(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.roused:
			s.ring(ctx, "")
		}
	}
}

// ring has the report looked after, or all reports for "".
func (s *shift) ring(ctx context.Context, report string) {
	ctx, cancel := context.WithTimeout(ctx, s.sweep)
	defer cancel()
	if err := s.call(ctx, report); err != nil && !errors.Is(ctx.Err(), context.Canceled) {
		s.options.Log.Warn("a bell was not heard", "report", report, "error", err)
	}
}

// call adds the jobs that the report, or all for "", may have.
func (s *shift) call(ctx context.Context, report string) error {
	var jobs []queue.Job
	for _, name := range s.Reports() {
		if (report == "" || report == name) && s.settings.Reports[name].Schedule != nil {
			jobs = append(jobs, queue.Job{Kind: making, Report: name})
		}
	}
	lapsing := s.lapse(ctx)
	owing, err := s.owing(ctx, report)
	return errors.Join(lapsing, err, s.queue.Add(ctx, append(jobs, owing...)...))
}

// owing are the jobs of sending what is owed of the report, or of all for "".
func (s *shift) owing(ctx context.Context, report string) (jobs []queue.Job, err error) {
	ids, err := s.store.Owed(ctx, s.options.Now())
	for _, id := range ids {
		key, err := s.store.KeyOf(ctx, id)
		if err != nil {
			return nil, err
		}
		_, ours := s.settings.Reports[key.Report]
		for part := 0; part < s.parts && ours && (report == "" || report == key.Report); part++ {
			jobs = append(jobs, queue.Job{Kind: sending, Report: key.Report, Part: part})
		}
	}
	return jobs, err
}

// work does a job. What went wrong is logged and returned; an edition that is
// held as it was the last time is not logged again.
func (s *shift) work(ctx context.Context, job queue.Job) error {
	err := s.attempt(ctx, job)
	if ctx.Err() != nil {
		return err
	}
	if before := s.note(job, err); err != nil && !stillHeld(err, before) {
		s.complain(job.Report, err)
	}
	return err
}

// note keeps what went wrong with the job, and returns what did before.
func (s *shift) note(job queue.Job, err error) (before error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, s.last[job] = s.last[job], err
	return before
}

func (s *shift) attempt(ctx context.Context, job queue.Job) (err error) {
	defer survive(job.Report, &err)
	if _, ours := s.settings.Reports[job.Report]; !ours {
		return nil // another program has settings of another day
	}
	if job.Kind == sending {
		return s.send(ctx, job)
	}
	if err := s.make(ctx, job.Report); err != nil {
		return err
	}
	owing, err := s.owing(ctx, job.Report)
	return errors.Join(err, s.queue.Add(ctx, owing...))
}

// make makes the edition of the latest slot, if nobody has and it is not too
// late for it.
func (s *shift) make(ctx context.Context, report string) error {
	plan := s.settings.Reports[report].Schedule
	if plan == nil {
		return nil
	}
	moment := s.moment(report, nil)
	due := s.due(report, moment)
	late := moment.Sub(due)
	if late > plan.CatchUp.Span() || due.Equal(moment) && s.slots()[report].Last(moment).IsZero() {
		return nil
	}
	press := s.press(report)
	if there, err := s.store.Exists(ctx, press.Key(due)); there || err != nil {
		return err
	}
	if late > 2*sweepEvery {
		s.options.Log.Warn("making an edition that was missed", "report", report, "due", due, "late", late.Round(time.Second))
	}
	_, err := s.publish(ctx, press, due)
	return err
}

// send sends for a stint what is queued and due of the report, and comes back
// if that was not enough.
func (s *shift) send(ctx context.Context, job queue.Job) error {
	turn, cancel := context.WithTimeout(ctx, stint)
	defer cancel()
	err := s.sendOwed(turn, job.Report)
	select {
	case s.sent <- struct{}{}:
	default: // it has been rung already
	}
	if turn.Err() != nil && ctx.Err() == nil {
		return s.queue.Add(ctx, job)
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
		key, err := a.store.KeyOf(ctx, id)
		if err == nil && key.Report == report {
			err = a.resend(ctx, id)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (a *App) resend(ctx context.Context, id string) error {
	e, err := a.store.Edition(ctx, id)
	if err != nil {
		return err
	}
	if _, err := a.deliver(ctx, e); ignoreTold(err) != nil {
		return fmt.Errorf("sending %s: %w", e.Key, err)
	}
	return nil
}

// ignoreTold drops an error that the ledger holds and the log has told.
func ignoreTold(err error) error {
	if refused := new(NotAccepted); errors.As(err, &refused) {
		return nil
	}
	return err
}
