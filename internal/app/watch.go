package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/monitor"
)

// watch looks at every sweep, and when something was sent, how the reports
// stand, until ctx ends, and shows
// it to whoever watches: by the sign of life, the metrics, alerts, and calls
// to watchers outside.
type watch struct {
	*App
	done   map[string]time.Time // the editions that are out, and told; until when they need not be looked at
	moved  map[string]movement  // of those that are not, by their IDs
	met    map[string]string    // the editions that are known, by their reports
	called time.Time
}

// movement is how far an edition was, and since when.
type movement struct {
	settled int
	since   time.Time
}

func (a *App) watch(ctx context.Context, sent <-chan struct{}) {
	w := &watch{App: a, done: map[string]time.Time{}, moved: map[string]movement{}, met: map[string]string{}}
	a.metrics.forget()
	for {
		w.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-sent:
		case <-time.After(a.sweep):
		}
	}
}

// look looks once at all reports. What cannot be looked at is not well.
func (w *watch) look(ctx context.Context) {
	defer w.metrics.since(stepSweep, time.Now())
	var all []Due
	var failed error
	for _, report := range w.Reports() {
		due, ok, err := w.lookAt(ctx, report)
		if err != nil && ctx.Err() == nil {
			w.options.Log.Error("a report could not be looked at", "report", report, "error", err)
			failed = err
		}
		if ok && err == nil {
			all = append(all, due)
		}
	}
	if ctx.Err() != nil {
		return
	}
	if err := w.beat(all); err != nil {
		w.options.Log.Error("the sign of life could not be written", "error", err)
	}
	w.metrics.swept.SetToCurrentTime()
	w.heartbeat(ctx, all, failed)
}

// lookAt looks at one report.
func (w *watch) lookAt(ctx context.Context, report string) (due Due, ok bool, err error) {
	latest, err := w.latest(ctx, report)
	if err != nil {
		return due, false, err
	}
	out := false
	if latest != nil {
		if out, err = w.follow(ctx, *latest); err == nil {
			err = w.meet(ctx, *latest)
		}
		if err != nil {
			return due, false, err
		}
	}
	if due, ok = w.standing(report, latest, out); !ok {
		return due, false, nil
	}
	w.show(report, latest, due)
	w.judge(ctx, report, due)
	return due, true, nil
}

// meet notes of an edition that is new to it, which another program may have
// made, when its sources were read.
func (w *watch) meet(ctx context.Context, e edition.Entry) error {
	if w.met[e.Key.Report] == e.ID {
		return nil
	}
	d, err := w.store.Document(ctx, e.ID)
	if err != nil {
		return err
	}
	for _, s := range d.Sources {
		w.metrics.note(s.Reading)
	}
	w.met[e.Key.Report] = e.ID
	return nil
}

// follow looks how far an edition is, and tells whether it is out.
func (w *watch) follow(ctx context.Context, e edition.Entry) (out bool, err error) {
	if w.options.Now().Before(w.done[e.ID]) {
		return true, nil
	}
	s, ended, err := w.ended(ctx, e.ID)
	if err != nil {
		return false, err
	}
	w.metrics.waiting.WithLabelValues(e.Key.Report).Set(float64(s.Queued + s.Sending))
	w.metrics.unreached.WithLabelValues(e.Key.Report).Set(float64(w.unreached(s)))
	if !ended {
		return false, w.pace(ctx, e, s)
	}
	if w.options.Now().Sub(e.Made) < remembered {
		w.announce(ctx, e)
	}
	out = reachesSubscribers(s)
	if out && s.Queued == 0 {
		w.done[e.ID] = w.options.Now().Add(doneFor)
	}
	return out, nil
}

// doneFor is how long an edition that is out is not looked at: an operator may
// have sent it again.
const doneFor = 5 * time.Minute

// remembered is how long ago an edition may have been made that the operator
// is still told of.
const remembered = 7 * 24 * time.Hour

// reachesSubscribers tells whether an edition that has ended is out: it has
// reached somebody, or there was nobody to reach.
func reachesSubscribers(s deliver.Standing) bool { return s.Sent > 0 || s.Skipped == s.Total() }

// stalled is how long nothing may move while there are messages to be sent.
const stalled = 10 * time.Minute

// pace alerts the operator when the sending does not move.
func (w *watch) pace(ctx context.Context, e edition.Entry, s deliver.Standing) error {
	now, settled := w.options.Now(), s.Total()-s.Queued-s.Sending
	last, known := w.moved[e.ID]
	if !known || last.settled != settled {
		w.moved[e.ID] = movement{settled, now}
		return nil
	}
	owed, err := w.store.Owed(ctx, now)
	if err != nil || s.Held == 0 && !slices.Contains(owed, e.ID) || now.Sub(last.since) < stalled {
		return err
	}
	w.alarm(ctx, isStalled, e.Key, "Stalled: "+e.Key.String(), "", fmt.Sprintf(
		"Nothing has moved since %s. %s have been sent, %d wait.", last.since.In(w.settings.Timezone.Location).Format("15:04 MST"), part(s), s.Queued+s.Sending))
	return nil
}

// show tells Prometheus how the report stands.
func (w *watch) show(report string, latest *edition.Entry, due Due) {
	set(w.metrics.next, report, w.slots()[report].Next(w.options.Now()))
	if due.Out {
		set(w.metrics.out, report, latest.Made)
	}
	late := 0.0
	if !due.Late.IsZero() {
		late = w.options.Now().Sub(due.Late).Seconds()
	}
	w.metrics.late.WithLabelValues(report).Set(late)
}

// judge tells the operator and the report's own watcher that its edition is
// late, or out.
func (w *watch) judge(ctx context.Context, report string, due Due) {
	key := edition.Key{Report: report, Period: due.Edition[len(report)+1:]}
	switch {
	case due.Out:
		w.recovered(ctx, key, isLate)
	case !due.Late.IsZero():
		words := fmt.Sprintf("%s was due at %s and is not out.", due.Edition, due.Slot.Format("15:04 MST on 2 January 2006"))
		w.alarm(ctx, isLate, key, "Late: "+due.Edition, "", words+"\n\nHow far it is:\n\n    catchup deliveries "+due.Edition)
		w.call(ctx, key, false, words)
	}
}

// call shows an edition to its report's own watcher, once as it is.
func (a *App) call(ctx context.Context, k edition.Key, well bool, words string) {
	address := a.settings.Reports[k.Report].Heartbeat
	if address.Reveal() == "" {
		return
	}
	n := notice("call", "", words, fmt.Sprint(k, well))
	if err := a.once(ctx, n, func() error { return monitor.Call(ctx, address, well, words) }); err != nil && ctx.Err() == nil {
		a.options.Log.Warn("a watcher could not be called", "report", k.Report, "error", err)
	}
}

// heartbeat shows the daemon to its watcher, if it is time.
func (w *watch) heartbeat(ctx context.Context, all []Due, failed error) {
	h := w.settings.Heartbeat
	now := w.options.Now()
	if h == nil || now.Sub(w.called) < h.Every.Span()-w.sweep/2 {
		return
	}
	w.called = now
	err := WellOf(all)
	if failed != nil {
		err = failed
	}
	words := "all is well"
	if err != nil {
		words = err.Error()
	}
	if err := monitor.Call(ctx, h.URL, err == nil, words); err != nil && ctx.Err() == nil {
		w.options.Log.Warn("the watcher could not be called", "error", err)
	}
}
