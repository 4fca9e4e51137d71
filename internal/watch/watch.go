// Package watch looks whether the editions of all reports are out, late or
// stalled, and reports it: to the operator by mail, to Prometheus by metrics,
// to watchers outside by calls, and to a health check by a file, the sign of
// life. It makes and sends no edition.
//
// The operator is told nothing twice. All programs on a store share the notices
// in it. So only one of them sends a notice, and sends it again only if the
// trouble was over in between.
package watch

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"net/mail"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// Store is what the watch reads: editions, their deliveries, the feeds that are
// collected, and what the operator has been told. Entries lists a report's editions, the last one last.
type Store interface {
	deliver.Accounts
	notices
	Owed(ctx context.Context, now time.Time) ([]string, error)
	Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error]
	LastMade(ctx context.Context) (edition.Entry, error)
	Document(ctx context.Context, id string) (*document.Document, error)
	Feeds(ctx context.Context) ([]source.Feed, error)
	Approval(ctx context.Context, k edition.Key) (edition.Approval, error)
	// Reaches counts the subscribers to whom the edition is still to go, and who
	// get mail at the moment.
	Reaches(ctx context.Context, edition string, at time.Time) (int, error)
}

// Sender mails one message that no ledger knows of.
type Sender interface {
	Send(ctx context.Context, l deliver.Content, to deliver.Recipient) error
}

// Options are what a Watch is made of.
type Options struct {
	Store    Store
	Sender   Sender
	Calendar *schedule.Calendar
	Reports  map[string]Report // by their names
	Sources  map[string]bool   // the names of all sources

	From     mail.Address   // of what is mailed to the operator
	Operator mail.Address   // zero for nobody
	Zone     *time.Location // of the times that the operator is told
	NextHop  string         // what messages go by, in words
	Unsure   deliver.Policy
	Admin    string // the address of the operators' site without a slash at its end; empty for none

	Dir            string         // where the sign of life is written
	Every          time.Duration  // how often the watch looks
	Heartbeat      setting.Secret // the address of a watcher outside of all reports; empty for none
	HeartbeatEvery time.Duration  // how often that is called
	// Call tells a watcher outside that all is well, or not, with some words.
	Call func(ctx context.Context, address setting.Secret, well bool, words string) error

	Now     func() time.Time
	OnStep  func(edition.Step) // is called with what the operator is told; may be nil
	Metrics *Metrics
	Log     *slog.Logger
}

// Report is what the watch knows of a report besides when it is due.
type Report struct {
	Heartbeat setting.Secret // the address of a watcher of this report alone; empty for none
	Approvers []string       // who may approve its editions; none for anybody
}

// Watch watches the reports of an installation. Run and Look are for one
// goroutine at a time; the other methods may be called from several.
type Watch struct {
	o      Options
	done   map[string]time.Time // the editions that are out, by ID; until when they need not be looked at
	moved  map[string]movement  // of those that are not, by ID
	met    map[string]string    // the last edition that is known of each report, by ID
	called time.Time            // when the watcher of all reports was called
}

// New makes a watch.
func New(o Options) *Watch {
	return &Watch{o: o, done: map[string]time.Time{}, moved: map[string]movement{}, met: map[string]string{}}
}

// Run looks every so often, and whenever something was sent, until ctx ends.
func (w *Watch) Run(ctx context.Context, sent <-chan struct{}) {
	w.o.Metrics.forget()
	for {
		w.Look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-sent:
		case <-time.After(w.o.Every):
		}
	}
}

// Look looks once at all reports. One that cannot be looked at is not well.
func (w *Watch) Look(ctx context.Context) {
	began := time.Now()
	defer func() { w.o.Metrics.sweeps.Observe(time.Since(began).Seconds()) }()
	var all []Due
	var failed error
	for _, report := range w.o.Calendar.Names() {
		due, ok, err := w.lookAt(ctx, report)
		if err != nil && ctx.Err() == nil {
			w.o.Log.Error("a report could not be looked at", "report", report, "error", err)
			failed = err
		}
		if ok && err == nil {
			all = append(all, due)
		}
	}
	if ctx.Err() != nil {
		return
	}
	if err := w.lookAtFeeds(ctx); err != nil && ctx.Err() == nil {
		w.o.Log.Error("the feeds could not be looked at", "error", err)
		failed = err
	}
	doubt := w.doubtClock(ctx)
	if doubt != "" {
		failed = errors.New(doubt)
	}
	if err := showSign(w.o.Dir, Sign{At: w.o.Now().UTC(), Due: all, Clock: doubt}); err != nil {
		w.o.Log.Error("the sign of life could not be written", "error", err)
	}
	w.o.Metrics.swept.SetToCurrentTime()
	w.heartbeat(ctx, all, failed)
}

// doubtClock tells why the clock cannot be right, to the operator too; empty if
// it may be.
func (w *Watch) doubtClock(ctx context.Context) string {
	last, err := w.o.Store.LastMade(ctx)
	if err != nil {
		return "" // there is none, or looking at the reports fails as well
	}
	doubt, ok := edition.DoubtClock(w.o.Now().In(w.o.Zone), last)
	if !ok {
		return ""
	}
	w.o.Log.Error("the clock cannot be right", "words", doubt.Words)
	err = w.inform(ctx, notice("clock", "", "The clock cannot be right", last.ID+doubt.What), func() (string, error) {
		return "No edition is made while this is so:\n\n" + doubt.Words + ".", nil
	})
	if err != nil && ctx.Err() == nil {
		w.o.Log.Error("the operator could not be told", "error", err)
	}
	return doubt.Words
}

// lookAt looks at one report.
func (w *Watch) lookAt(ctx context.Context, report string) (due Due, ok bool, err error) {
	slot, key := w.slot(report)
	latest, asked, err := w.editions(ctx, key)
	if err != nil {
		return due, false, err
	}
	out := false
	if asked != nil {
		if out, err = w.follow(ctx, *asked); err == nil && !out {
			err = w.freed(ctx, asked)
		}
		if err != nil {
			return due, false, err
		}
	}
	if latest != nil && latest != asked {
		_, err = w.follow(ctx, *latest)
		w.EndAlerts(ctx, latest.Key, latest.State)
	}
	if err == nil && latest != nil {
		err = w.meet(ctx, *latest)
	}
	if err != nil {
		return due, false, err
	}
	if due, ok = w.standing(key, slot, latest, asked, out); !ok {
		return due, false, nil
	}
	w.show(report, asked, due)
	w.judge(ctx, key, due)
	return due, true, nil
}

// freed counts what an operator has ruled on an edition as its release: it could
// not go out before that, and is late only from then on.
func (w *Watch) freed(ctx context.Context, e *edition.Entry) error {
	a, err := w.o.Store.Approval(ctx, e.Key)
	if err != nil {
		return err
	}
	for _, r := range a.Rulings {
		if r.At.After(e.Release) {
			e.Release = r.At
		}
	}
	return nil
}

// editions are the last edition of the key's report and the one of the key, nil
// if there is none.
func (w *Watch) editions(ctx context.Context, k edition.Key) (last, asked *edition.Entry, err error) {
	for e, err := range w.o.Store.Entries(ctx, k.Report) {
		if err != nil {
			return nil, nil, err
		}
		if last = &e; e.Key == k {
			asked = last
		}
	}
	return last, asked, nil
}

// meet notes when the sources of an edition were read, if the watch has not
// seen the edition before: another program may have made it.
func (w *Watch) meet(ctx context.Context, e edition.Entry) error {
	if w.met[e.Key.Report] == e.ID {
		return nil
	}
	d, err := w.o.Store.Document(ctx, e.ID)
	if err != nil {
		return err
	}
	for _, s := range d.Sources {
		w.o.Metrics.Read(s.Reading)
	}
	w.met[e.Key.Report] = e.ID
	return nil
}

// show tells Prometheus how the report stands.
func (w *Watch) show(report string, asked *edition.Entry, due Due) {
	for _, next := range w.o.Calendar.Next(report, 1) {
		set(w.o.Metrics.next, report, next)
	}
	if due.Out {
		set(w.o.Metrics.out, report, asked.Made)
	}
	late := 0.0
	if !due.Late.IsZero() {
		late = w.o.Now().Sub(due.Late).Seconds()
	}
	w.o.Metrics.late.WithLabelValues(report).Set(late)
}

// judge tells the operator and the report's own watcher that its edition is
// late, or out. Of one that waits for approval or is on hold, the operator knows
// already.
func (w *Watch) judge(ctx context.Context, k edition.Key, due Due) {
	w.EndAlerts(ctx, k, due.Stands)
	if due.Out {
		w.recovered(ctx, k, deliver.AlertLate)
		return
	}
	if due.Late.IsZero() {
		return
	}
	words := due.Edition + " was due at " + due.Slot.Format(clock) + " and " + due.words() + "."
	w.call(ctx, k, false, words)
	switch {
	case due.Stands == "":
		w.alarm(ctx, deliver.AlertLate, k, "Late: "+due.Edition, "", words+"\n\nIt has not been made. To see what is wrong:\n\n    catchup check")
	case deliver.AlertLate.Stands(due.Stands):
		w.alarm(ctx, deliver.AlertLate, k, "Late: "+due.Edition, "", words+"\n\nHow far it is:\n\n    catchup deliveries "+due.Edition)
	}
}
