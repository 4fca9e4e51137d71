package app

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
func (a *App) alarm(ctx context.Context, kind string, k edition.Key, title, key, text string) {
	n := notice(kind, k.String(), title, key)
	if err := a.inform(ctx, n, func() (string, error) { return text + "\n", nil }); err != nil && ctx.Err() == nil {
		a.options.Log.Error("the operator could not be told", "edition", k.String(), "title", title, "error", err)
	}
}

// recovered tells the operator that what alerts of these kinds were about is
// well again.
func (a *App) recovered(ctx context.Context, k edition.Key, kinds ...string) {
	if err := a.callOff(ctx, k, kinds); err != nil && ctx.Err() == nil {
		a.options.Log.Error("an alert could not be called off", "edition", k.String(), "error", err)
	}
}

func (a *App) callOff(ctx context.Context, k edition.Key, kinds []string) error {
	alerts, err := a.store.Alerts(ctx, k.String())
	if err != nil {
		return err
	}
	for _, alert := range alerts {
		kind, _, _ := strings.Cut(alert.What, "-")
		if !slices.Contains(kinds, kind) {
			continue
		}
		first, err := a.store.Over(ctx, alert.What)
		if err == nil && first {
			err = a.tellOver(ctx, alert)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tellOver tells that an alert is over; if that fails, it is not.
func (a *App) tellOver(ctx context.Context, alert deliver.Notice) error {
	a.options.Log.Info("resolved", "edition", alert.About, "title", alert.Title)
	if a.settings.Mail.Operator.Address.Address == "" {
		return nil
	}
	n := deliver.Notice{What: "resolved-" + alert.What, Title: "Resolved: " + alert.Title}
	err := a.write(ctx, n, fmt.Sprintf("This is over, at %s:\n\n    %s\n", a.clock(), alert.Title))
	if err != nil {
		err = errors.Join(err, a.store.SetNoticeSent(ctx, alert.What, a.options.Now()))
	}
	return err
}

// clock is the time as the operator's messages give it.
func (a *App) clock() string {
	return a.options.Now().In(a.settings.Timezone.Location).Format("15:04 MST on 2 January 2006")
}

// tellUnmade tells why an edition has not been made.
func (a *App) tellUnmade(ctx context.Context, k edition.Key, err error) {
	if ctx.Err() != nil {
		return
	}
	held := new(edition.Held)
	if errors.As(err, &held) {
		a.metrics.held.WithLabelValues(k.Report).Inc()
		a.alarm(ctx, isHeld, k, "Held: "+k.String(), held.Words(), Explain(held))
	} else {
		a.metrics.failed.WithLabelValues(k.Report).Inc()
		a.alarm(ctx, isUnmade, k, "Not made: "+k.String(), "", fmt.Sprintf(
			"%s has not been made, and nothing has been sent:\n\n    %v\n\nThe daemon tries again by itself while it is not too late for the edition.\nTo see what is wrong:\n\n    catchup check", k, err))
	}
	a.call(ctx, k, false, k.String()+" has not been made")
}

// watchOver tells the operator what is wrong with the sending of an edition,
// or well again, and how it came out if all is done.
func (a *App) watchOver(ctx context.Context, e *edition.Edition, o deliver.Outcome) {
	s, err := a.store.Standing(ctx, e.ID)
	switch {
	case err != nil:
		a.options.Log.Error("an edition could not be watched", "edition", e.Key.String(), "error", err)
	case !s.Paused.IsZero():
		a.alarm(ctx, isResting, e.Key, "Paused: "+e.Key.String(), "", fmt.Sprintf(
			"Too many letters fail, and the sending rests until %s:\n\n    %s\n\n%s have been sent, %d wait.\n\nTo send them now:\n\n    catchup resend %s --missing",
			s.Paused.In(a.settings.Timezone.Location).Format("15:04 MST"), s.Why, part(s), s.Queued+s.Sending, e.Key))
	case o.Broken != "":
		a.alarm(ctx, isUnsent, e.Key, "Not sent: "+e.Key.String(), "", fmt.Sprintf(
			"No connection can be had to %s:\n\n    %s\n\n%s have been sent, %d wait. The daemon tries again by itself.", a.nextHop(), o.Broken, part(s), s.Queued+s.Sending))
	default:
		a.recovered(ctx, e.Key, isResting, isUnsent, isStalled)
		a.announce(ctx, entry(e))
	}
}

// part is how many messages have been sent, in words.
func part(s deliver.Standing) string { return fmt.Sprintf("%d of %d letters", s.Sent, s.Total()) }
