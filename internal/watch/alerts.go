package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// alarm tells the operator that something is wrong with an edition, once until
// it has recovered. The key tells alerts of the same kind apart.
func (w *Watch) alarm(ctx context.Context, kind deliver.Kind, k edition.Key, title, key, text string) {
	n := notice(kind, k.String(), title, key)
	if err := w.inform(ctx, n, func() (string, error) { return text + "\n", nil }); err != nil && ctx.Err() == nil {
		w.o.Log.Error("the operator could not be told", "edition", k.String(), "title", title, "error", err)
	}
}

// recovered tells the operator that what alerts of these kinds were about is
// well again.
func (w *Watch) recovered(ctx context.Context, k edition.Key, kinds ...deliver.Kind) {
	w.callOff(ctx, k, w.tellOver, func(n deliver.Notice) bool { return slices.Contains(kinds, n.Kind()) })
}

// EndAlerts ends the alerts about an edition that cannot be true of it in its state.
// It tells nobody: they are not well again, something else is so. An edition that
// has just been made is told of by Made.
func (w *Watch) EndAlerts(ctx context.Context, k edition.Key, state edition.State) {
	quiet := func(context.Context, deliver.Notice) error { return nil }
	w.callOff(ctx, k, quiet, func(n deliver.Notice) bool {
		return !n.Kind().Stands(state) && n.Kind() != deliver.AlertHeld && n.Kind() != deliver.AlertUnmade
	})
}

// callOff ends those alerts about an edition that are over, and tells each.
func (w *Watch) callOff(ctx context.Context, k edition.Key, tell func(context.Context, deliver.Notice) error, over func(deliver.Notice) bool) {
	alerts, err := w.o.Store.Alerts(ctx, k.String())
	for _, alert := range alerts {
		if err != nil || !over(alert) {
			continue
		}
		first := false
		if first, err = w.o.Store.Over(ctx, alert.What); err == nil && first {
			err = tell(ctx, alert)
		}
	}
	if err != nil && ctx.Err() == nil {
		w.o.Log.Error("an alert could not be called off", "edition", k.String(), "error", err)
	}
}

// tellOver tells that an alert is over; if that fails, it is not.
func (w *Watch) tellOver(ctx context.Context, alert deliver.Notice) error {
	w.o.Log.Info("resolved", "edition", alert.About, "title", alert.Title)
	if w.o.Operator.Address == "" {
		return nil
	}
	n := deliver.Notice{What: "resolved-" + alert.What, Title: "Resolved: " + alert.Title}
	err := w.mail(ctx, n, fmt.Sprintf("This is over, at %s:\n\n    %s\n", w.o.Now().In(w.o.Zone).Format(clock), alert.Title))
	if err != nil {
		err = errors.Join(err, w.o.Store.SetNoticeSent(ctx, alert.What, w.o.Now()))
	}
	return err
}

// clock is how the operator's mails give a moment.
const clock = "15:04 MST on 2 January 2006"

// Made tells that an edition has been made or found: what kept it from being made
// is over.
func (w *Watch) Made(ctx context.Context, k edition.Key) {
	w.recovered(ctx, k, deliver.AlertHeld, deliver.AlertUnmade)
}

// Unmade tells why an edition has not been made.
func (w *Watch) Unmade(ctx context.Context, k edition.Key, err error) {
	if ctx.Err() != nil {
		return
	}
	held := new(edition.Held)
	if errors.As(err, &held) {
		w.o.Metrics.held.WithLabelValues(k.Report).Inc()
		w.alarm(ctx, deliver.AlertHeld, k, "Held: "+k.String(), held.Words(), Explain(held))
	} else {
		w.o.Metrics.failed.WithLabelValues(k.Report).Inc()
		w.alarm(ctx, deliver.AlertUnmade, k, "Not made: "+k.String(), "", fmt.Sprintf(
			"%s has not been made, and nothing has been sent:\n\n    %v\n\nThe daemon tries again by itself while it is not too late for the edition.\nTo see what is wrong:\n\n    catchup check", k, err))
	}
	w.call(ctx, k, false, k.String()+" has not been made")
}

// Sent tells the operator what is wrong with the sending of an edition, or well
// again, and how it came out if all is done. broken is why no connection could
// be had, empty if one could. Of an edition that somebody has stopped meanwhile
// nothing is wrong.
func (w *Watch) Sent(ctx context.Context, e edition.Entry, broken string) {
	s, err := w.o.Store.Standing(ctx, e.ID)
	var a edition.Approval
	if err == nil {
		a, err = w.o.Store.Approval(ctx, e.Key)
	}
	switch {
	case err != nil:
		w.o.Log.Error("an edition could not be watched", "edition", e.Key.String(), "error", err)
	case !a.Goes(w.o.Now()):
		w.EndAlerts(ctx, e.Key, a.State)
		w.Outcome(ctx, e)
	case !s.Paused.IsZero():
		w.alarm(ctx, deliver.AlertPaused, e.Key, "Paused: "+e.Key.String(), "", fmt.Sprintf(
			"Too many letters fail, and the sending rests until %s:\n\n    %s\n\n%s have been sent, %d wait.\n\nTo send them now:\n\n    catchup resend %s --missing",
			s.Paused.In(w.o.Zone).Format("15:04 MST"), s.Why, part(s), s.Queued+s.Sending, e.Key))
	case broken != "":
		w.alarm(ctx, deliver.AlertUnsent, e.Key, "Not sent: "+e.Key.String(), "", fmt.Sprintf(
			"No connection can be had to %s:\n\n    %s\n\n%s have been sent, %d wait. The daemon tries again by itself.", w.o.NextHop, broken, part(s), s.Queued+s.Sending))
	default:
		w.recovered(ctx, e.Key, deliver.AlertPaused, deliver.AlertUnsent, deliver.AlertStalled)
		w.Outcome(ctx, e)
	}
}

// part is how many messages have been sent, in words.
func part(s deliver.Standing) string { return fmt.Sprintf("%d of %d letters", s.Sent, s.Total()) }
