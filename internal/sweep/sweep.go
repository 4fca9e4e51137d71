// Package sweep looks in the store for what is to be done, and has it done:
// editions that are due and not made, and deliveries that are due and not sent.
// It remembers only the last errors. It does no harm if a call or a job comes
// twice, late or not at all, because the store is asked again each time.
package sweep

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"

	"catchup/internal/edition"
	"catchup/internal/queue"
	"catchup/internal/schedule"
)

// Every is how often a daemon sweeps beside the slots of its reports.
const Every = time.Minute

// The kinds of jobs: to make is to make a report's edition if one is due; to
// send is to send what editions of it still have to be sent.
const (
	Making  = "make"
	Sending = "send"
)

// turn is how long a job sends before other jobs get their turn.
const turn = 20 * time.Second

// Store says what is to be done. Owed lists the IDs of editions with deliveries
// to be sent now. Lapse ends the waiting of editions whose release has come,
// and returns them.
type Store interface {
	Owed(ctx context.Context, now time.Time) ([]string, error)
	KeyOf(ctx context.Context, id string) (edition.Key, error)
	Exists(ctx context.Context, k edition.Key) (bool, error)
	Lapse(ctx context.Context, now time.Time) ([]edition.Key, error)
}

// Works does the work. Publish makes the report's edition that is due at the
// moment and keeps it. Send sends the deliveries of an edition that are queued
// and due, by its ID, until ctx ends.
type Works interface {
	Publish(ctx context.Context, report string, due time.Time) error
	Send(ctx context.Context, id string) error
}

// Options are what a Sweeper is made of.
type Options struct {
	Store    Store
	Works    Works
	Queue    queue.Queue
	Calendar *schedule.Calendar
	Parts    int // in how many the work of sending a report is shared
	Now      func() time.Time
	Log      *slog.Logger
}

// Sweeper finds what is to be done and does it. It may be used from several
// goroutines.
type Sweeper struct {
	o    Options
	sent chan struct{} // has room for one

	mu   sync.Mutex
	last map[queue.Job]error // what went wrong the last time
}

// New makes a sweeper.
func New(o Options) *Sweeper {
	return &Sweeper{o: o, sent: make(chan struct{}, 1), last: map[queue.Job]error{}}
}

// Sent gets a value when jobs of sending have ended; one value may stand for
// several.
func (s *Sweeper) Sent() <-chan struct{} { return s.sent }

// Sweep adds the jobs that the report, or all of them for "", may need.
func (s *Sweeper) Sweep(ctx context.Context, report string) error {
	var jobs []queue.Job
	for _, name := range s.o.Calendar.Names() {
		if (report == "" || report == name) && s.o.Calendar.Reports[name].Slots != nil {
			jobs = append(jobs, queue.Job{Kind: Making, Report: name})
		}
	}
	lapsing := Lapse(ctx, s.o.Store, s.o.Now(), s.o.Log)
	owing, err := s.owing(ctx, report)
	return errors.Join(lapsing, err, s.o.Queue.Add(ctx, append(jobs, owing...)...))
}

// Lapse ends the waiting of editions whose release has come, and logs it.
func Lapse(ctx context.Context, in Store, now time.Time, log *slog.Logger) error {
	lapsed, err := in.Lapse(ctx, now)
	for _, k := range lapsed {
		log.Warn("nobody has ruled on an edition before its hour", "edition", k.String())
	}
	return err
}

// owing are the jobs for deliveries of the report that are to be sent, or of
// all reports for "".
func (s *Sweeper) owing(ctx context.Context, report string) (jobs []queue.Job, err error) {
	ids, err := s.o.Store.Owed(ctx, s.o.Now())
	for _, id := range ids {
		key, err := s.o.Store.KeyOf(ctx, id)
		if err != nil {
			return nil, err
		}
		_, ours := s.o.Calendar.Reports[key.Report]
		for part := 0; part < s.o.Parts && ours && (report == "" || report == key.Report); part++ {
			jobs = append(jobs, queue.Job{Kind: Sending, Report: key.Report, Part: part})
		}
	}
	return jobs, err
}

// Work does a job, for a Queue. What went wrong is logged and returned; an
// edition that is held as it was the last time is not logged again.
func (s *Sweeper) Work(ctx context.Context, job queue.Job) error {
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
func (s *Sweeper) note(job queue.Job, err error) (before error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, s.last[job] = s.last[job], err
	return before
}

func (s *Sweeper) attempt(ctx context.Context, job queue.Job) (err error) {
	defer queue.Survive(job.Report, &err)
	if _, ours := s.o.Calendar.Reports[job.Report]; !ours {
		return nil // another program has settings of another day
	}
	if job.Kind == Sending {
		return s.send(ctx, job)
	}
	if err := s.make(ctx, job.Report); err != nil {
		return err
	}
	owing, err := s.owing(ctx, job.Report)
	return errors.Join(err, s.o.Queue.Add(ctx, owing...))
}

// make has the edition of the latest slot made, if nobody has and it is not too
// late for it.
func (s *Sweeper) make(ctx context.Context, report string) error {
	due, late, owed := s.o.Calendar.Owed(report)
	if !owed {
		return nil
	}
	made, err := s.o.Store.Exists(ctx, edition.Key{Report: report, Period: s.o.Calendar.Label(report, due)})
	if made || err != nil {
		return err
	}
	if late > 2*Every {
		s.o.Log.Warn("making an edition that was missed", "report", report, "due", due, "late", late.Round(time.Second))
	}
	return s.o.Works.Publish(ctx, report, due)
}

// send sends for one turn the deliveries of the report that are queued and due.
// If some are left, it adds the job again.
func (s *Sweeper) send(ctx context.Context, job queue.Job) error {
	sending, cancel := context.WithTimeout(ctx, turn)
	defer cancel()
	err := s.sendOwed(sending, job.Report)
	select {
	case s.sent <- struct{}{}:
	default: // it has been said already
	}
	if sending.Err() != nil && ctx.Err() == nil {
		return s.o.Queue.Add(ctx, job)
	}
	return err
}

// sendOwed sends the report's deliveries that are queued and due.
func (s *Sweeper) sendOwed(ctx context.Context, report string) error {
	ids, err := s.o.Store.Owed(ctx, s.o.Now())
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		key, err := s.o.Store.KeyOf(ctx, id)
		if err == nil && key.Report == report {
			err = s.o.Works.Send(ctx, id)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// complain logs why a job has not been done.
func (s *Sweeper) complain(report string, err error) {
	s.o.Log.Error("a report has not been settled", "report", report, "error", err)
	if held := new(edition.Held); errors.As(err, &held) {
		message := "an edition is held because " + string(held.Cause)
		if held.Cause == edition.Unexpected {
			message = "a source is not as expected"
		}
		for _, b := range held.Breaches {
			s.o.Log.Error(message, "report", report, "source", b.Source,
				"what", b.What, "words", b.Words, "cells", strings.Join(b.Cells, "; "), "more", b.More)
		}
	}
}

// stillHeld tells whether both errors say that the same edition is held for
// the same reasons.
func stillHeld(err, last error) bool {
	var now, then *edition.Held
	return errors.As(err, &now) && errors.As(last, &then) &&
		now.Words() == then.Words() && err.Error() == last.Error()
}
