package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// Again is an operator's word about an edition that has not reached all: to
// send it to those it is missing for, or what becomes of the deliveries that
// are unsure. Either Missing or Unsure is set.
type Again struct {
	Edition string         // as Deliveries takes it
	Missing bool           // to those who were refused, or wait
	Unsure  deliver.Policy // Resend or Leave; empty for neither
	To      string         // only this address; empty for all
}

// SendAgain writes the word down and, unless it was to leave something, sends
// what is queued now. If some have still not been reached, the error is a
// *NotAccepted or, if nothing was sent, a *Unreached.
func (a *App) SendAgain(ctx context.Context, o Again) error {
	e, err := a.find(ctx, o.Edition)
	if err != nil {
		return err
	}
	if _, ours := a.settings.Reports[e.Key.Report]; !ours {
		return check.Problems{{Message: fmt.Sprintf("the settings have no report %q any more", e.Key.Report)}}
	}
	if kept, err := a.keptBack(ctx, e); kept || err != nil {
		return errors.Join(err, check.Problems{{Message: e.Key.String() + " does not go out now", Hint: "catchup approve " + e.Key.String() + " tells why"}})
	}
	if err := a.decide(ctx, e, o); err != nil {
		return err
	}
	if o.Unsure == deliver.Leave {
		a.announce(ctx, entry(e))
		return a.reached(ctx, e)
	}
	_, err = a.deliver(ctx, e)
	return err
}

// reached is a *Unreached unless all have been reached.
func (a *App) reached(ctx context.Context, e *edition.Edition) error {
	x, err := a.account(ctx, e, false)
	if err != nil {
		return err
	}
	return x.Err()
}

// decide writes the word down and tells what it did.
func (a *App) decide(ctx context.Context, e *edition.Edition, o Again) error {
	d, verb, done := o.decision(e.ID)
	n, err := a.store.Decide(ctx, d)
	if err != nil {
		return err
	}
	if n == 0 && o.To != "" {
		return check.Problems{{Message: fmt.Sprintf("there is nothing to decide about %q", o.To), Hint: "catchup deliveries " + e.Key.String() + " lists who has not been reached"}}
	}
	a.tell(verb, strconv.Itoa(n), done)
	return nil
}

// leftUndecided is why a delivery is left of which nobody knows.
const leftUndecided = "nobody knows whether it arrived, and it was left at that"

// decision is the word as the ledger takes it, and how it is told.
func (o Again) decision(id string) (d deliver.Decision, verb, done string) {
	d = deliver.Decision{Edition: id, To: deliver.Queued, Only: o.To}
	switch {
	case o.Missing:
		d.From = []deliver.State{deliver.Queued, deliver.Refused}
		return d, "queued", "refused or waiting, to be sent now"
	case o.Unsure == deliver.Resend:
		d.From = []deliver.State{deliver.Unsure}
		return d, "queued", "unsure, to be sent again"
	}
	d.From, d.To, d.Reason = []deliver.State{deliver.Unsure}, deliver.Skipped, leftUndecided
	return d, "left", "unsure, for good"
}
