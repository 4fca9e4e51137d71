package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// The kinds of alerts, each about one edition.
const (
	isHeld    = "held"    // its sources are not as expected
	isUnmade  = "unmade"  // it could not be made
	isLate    = "late"    // it is not out long after its hour
	isUnsent  = "unsent"  // no connection can be had
	isResting = "resting" // too many messages fail
	isStalled = "stalled" // nothing moves
)

// alarm tells the operator that something is wrong with an edition, once until
// it has recovered. The key tells alerts of the same kind apart.
func (w *Watch) alarm(ctx context.Context, kind string, k edition.Key, title, key, text string) {
	n := notice(kind, k.String(), title, key)
	if err := w.inform(ctx, n, func() (string, error) { return text + "\n", nil }); err != nil && ctx.Err() == nil {
		w.o.Log.Error("the operator could not be told", "edition", k.String(), "title", title, "error", err)
	}
}

// recovered tells the operator that what alerts of these kinds were about is
// well again.
func (w *Watch) recovered(ctx context.Context, k edition.Key, kinds ...string) {
	if err := w.callOff(ctx, k, kinds); err != nil && ctx.Err() == nil {
		w.o.Log.Error("an alert could not be called off", "edition", k.String(), "error", err)
	}
}

func (w *Watch) callOff(ctx context.Context, k edition.Key, kinds []string) error {
	alerts, err := w.o.Store.Alerts(ctx, k.String())
	if err != nil {
		return err
	}
	for _, alert := range alerts {
		kind, _, _ := strings.Cut(alert.What, "-")
		if !slices.Contains(kinds, kind) {
			continue
		}
		first, err := w.o.Store.Over(ctx, alert.What)
		if err == nil && first {
			err = w.tellOver(ctx, alert)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
func (w *Watch) Made(ctx context.Context, k edition.Key) { w.recovered(ctx, k, isHeld, isUnmade) }

// Unmade tells why an edition has not been made.
func (w *Watch) Unmade(ctx context.Context, k edition.Key, err error) {
	if ctx.Err() != nil {
		return
	}
	held := new(edition.Held)
	if errors.As(err, &held) {
		w.o.Metrics.held.WithLabelValues(k.Report).Inc()
		w.alarm(ctx, isHeld, k, "Held: "+k.String(), held.Words(), Explain(held))
	} else {
		w.o.Metrics.failed.WithLabelValues(k.Report).Inc()
		w.alarm(ctx, isUnmade, k, "Not made: "+k.String(), "", fmt.Sprintf(
			"%s has not been made, and nothing has been sent:\n\n    %v\n\nThe daemon tries again by itself while it is not too late for the edition.\nTo see what is wrong:\n\n    catchup check", k, err))
	}
	w.call(ctx, k, false, k.String()+" has not been made")
}

// Sent tells the operator what is wrong with the sending of an edition, or well
// again, and how it came out if all is done. broken is why no connection could
// be had, empty if one could.
func (w *Watch) Sent(ctx context.Context, e edition.Entry, broken string) {
	s, err := w.o.Store.Standing(ctx, e.ID)
	switch {
	case err != nil:
		w.o.Log.Error("an edition could not be watched", "edition", e.Key.String(), "error", err)
	case !s.Paused.IsZero():
		w.alarm(ctx, isResting, e.Key, "Paused: "+e.Key.String(), "", fmt.Sprintf(
			"Too many letters fail, and the sending rests until %s:\n\n    %s\n\n%s have been sent, %d wait.\n\nTo send them now:\n\n    catchup resend %s --missing",
			s.Paused.In(w.o.Zone).Format("15:04 MST"), s.Why, part(s), s.Queued+s.Sending, e.Key))
	case broken != "":
		w.alarm(ctx, isUnsent, e.Key, "Not sent: "+e.Key.String(), "", fmt.Sprintf(
			"No connection can be had to %s:\n\n    %s\n\n%s have been sent, %d wait. The daemon tries again by itself.", w.o.NextHop, broken, part(s), s.Queued+s.Sending))
	default:
		w.recovered(ctx, e.Key, isResting, isUnsent, isStalled)
		w.Outcome(ctx, e)
	}
}

// part is how many messages have been sent, in words.
func part(s deliver.Standing) string { return fmt.Sprintf("%d of %d letters", s.Sent, s.Total()) }
