package watch

import (
	"context"
	"fmt"
	"slices"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// outFor is after what time an edition that is out is looked at again, since an
// operator may have sent it again.
const outFor = 5 * time.Minute

// announced is how old an edition may be so that the operator is still told of
// its outcome.
const announced = 7 * 24 * time.Hour

// stalled is how long nothing may move while there are messages to be sent.
const stalled = 10 * time.Minute

// movement is how many deliveries of an edition were done with, and since when.
type movement struct {
	done  int
	since time.Time
}

// follow finds how far the sending of an edition is, and tells whether it is
// out.
func (w *Watch) follow(ctx context.Context, e edition.Entry) (out bool, err error) {
	if w.o.Now().Before(w.done[e.ID]) {
		return true, nil
	}
	s, ended, err := w.ended(ctx, e.ID)
	if err != nil {
		return false, err
	}
	w.o.Metrics.waiting.WithLabelValues(e.Key.Report).Set(float64(s.Queued + s.Sending))
	w.o.Metrics.unreached.WithLabelValues(e.Key.Report).Set(float64(s.Missed(w.o.Unsure)))
	w.o.Metrics.unread.WithLabelValues(e.Key.Report).Set(float64(s.Unread))
	if !ended {
		return false, w.pace(ctx, e, s)
	}
	if w.o.Now().Sub(e.Made) < announced {
		w.Outcome(ctx, e)
	}
	out = hasReached(s) && e.State != edition.Dropped && e.State != edition.Quiet
	if out && s.Queued == 0 {
		w.done[e.ID] = w.o.Now().Add(outFor)
	}
	return out, nil
}

// ended tells whether nothing of the edition is left to be done now: every
// message has been tried, and what waits is due later.
func (w *Watch) ended(ctx context.Context, id string) (deliver.Standing, bool, error) {
	s, err := w.o.Store.Standing(ctx, id)
	if err != nil || s.Sending > 0 || s.Held > 0 {
		return s, false, err
	}
	if s.Queued > 0 && (!s.Paused.IsZero() || !s.Next.After(w.o.Now())) {
		return s, false, nil
	}
	for d, err := range w.o.Store.Rows(ctx, id, deliver.Queued) {
		if err != nil || d.Tries == 0 {
			return s, false, err
		}
	}
	return s, true, nil
}

// hasReached tells whether an edition that has ended is out: it has reached
// somebody, or there was nobody to reach.
func hasReached(s deliver.Standing) bool { return s.Sent > 0 || s.Skipped == s.Total() }

// pace alerts the operator when the sending does not move.
func (w *Watch) pace(ctx context.Context, e edition.Entry, s deliver.Standing) error {
	now, done := w.o.Now(), s.Total()-s.Queued-s.Sending
	last, known := w.moved[e.ID]
	if !known || last.done != done {
		w.moved[e.ID] = movement{done, now}
		return nil
	}
	owed, err := w.o.Store.Owed(ctx, now)
	if err != nil || s.Held == 0 && !slices.Contains(owed, e.ID) || now.Sub(last.since) < stalled {
		return err
	}
	w.alarm(ctx, deliver.AlertStalled, e.Key, "Stalled: "+e.Key.String(), "", fmt.Sprintf(
		"Nothing has moved since %s. %s have been sent, %d wait.", last.since.In(w.o.Zone).Format("15:04 MST"), part(s), s.Queued+s.Sending))
	return nil
}
