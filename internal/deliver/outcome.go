package deliver

import (
	"context"
	"fmt"
)

// Outcome is how the deliveries of an edition stand after a run.
type Outcome struct {
	Sent    int       // accepted in this run
	Before  int       // accepted earlier, or by another program at the same time
	Waiting int       // will be tried again
	Refused int       // for good
	Unsure  int       // nobody knows whether it was accepted; not sent again
	Skipped int       // the subscriber left, or there was nothing for them
	Missed  int       // subscribers who have not been reached: waiting, refused, and unsure unless those are left
	Failed  []Failure // the first of them, in the order of addresses
	Broken  string    // no connection could be had; empty if not
	Paused  string    // why the edition is paused: too many messages failed; empty if it is not

	Unread     int    // rows of the list that could not be read, so that whoever stands there gets nothing
	UnreadRows string // which, and why; empty for none
}

// Total is how many deliveries there are.
func (o Outcome) Total() int {
	return o.Sent + o.Before + o.Waiting + o.Refused + o.Unsure + o.Skipped
}

// Failure is a subscriber who has not been reached.
type Failure struct {
	Email  string
	State  State
	Reason string
}

// maxFailures is how many failures an outcome names.
const maxFailures = 1000

// outcome sums up how the edition stands. Sent is how many of its deliveries
// were accepted in this run.
func (p *Post) outcome(ctx context.Context, edition string, sent int) (Outcome, error) {
	s, err := p.o.Ledger.Standing(ctx, edition)
	if err != nil {
		return Outcome{}, err
	}
	o := Outcome{
		Sent: sent, Before: s.Sent - sent, Waiting: s.Queued + s.Sending,
		Refused: s.Refused, Unsure: s.Unsure, Skipped: s.Skipped, Unread: s.Unread, UnreadRows: s.UnreadRows,
	}
	if o.Missed = s.Missed(p.o.Unsure); o.Missed > 0 {
		o.Failed, err = p.failures(ctx, edition, p.o.Unsure.Missed())
	}
	return o, err
}

// Err is a *NotAccepted if subscribers have not been reached, those of rows that
// could not be read among them.
func (o Outcome) Err() error {
	if o.Missed == 0 && o.Unread == 0 {
		return nil
	}
	return &NotAccepted{o}
}

// NotAccepted says that an edition has not reached every subscriber.
type NotAccepted struct{ Outcome Outcome }

func (e *NotAccepted) Error() string {
	if e.Outcome.Missed == 0 {
		return e.Outcome.UnreadRows
	}
	words := fmt.Sprintf("%d not accepted", e.Outcome.Missed)
	if e.Outcome.Broken != "" {
		words += ", for want of a connection: " + e.Outcome.Broken
	}
	if e.Outcome.Paused != "" {
		words += ", and the edition rests for an hour: " + e.Outcome.Paused
	}
	if e.Outcome.UnreadRows != "" {
		words += "; " + e.Outcome.UnreadRows
	}
	return words
}

func (p *Post) failures(ctx context.Context, edition string, states []State) (all []Failure, err error) {
	for d, err := range p.o.Ledger.Rows(ctx, edition, states...) {
		if err != nil {
			return all, err
		}
		if all = append(all, Failure{Email: d.Email, State: d.State, Reason: d.Words()}); len(all) == maxFailures {
			break
		}
	}
	return all, nil
}

// Words are the reason, or what there is to say without one.
func (d Delivery) Words() string {
	switch {
	case d.Reason != "":
		return d.Reason
	case d.State == Sending:
		return "it is being sent by another program"
	default:
		return "not tried yet"
	}
}
