package app

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"time"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// NotAccepted says that an edition has not reached every subscriber.
type NotAccepted struct{ Outcome deliver.Outcome }

func (e *NotAccepted) Error() string {
	words := fmt.Sprintf("%d not accepted", e.Outcome.Missed)
	if e.Outcome.Broken != "" {
		words += ", for want of a connection: " + e.Outcome.Broken
	}
	if e.Outcome.Paused != "" {
		words += ", and the edition rests for an hour: " + e.Outcome.Paused
	}
	return words
}

// deliver sends the edition to all its subscribers who are still to get it. If
// some have not been reached, the error is a *NotAccepted.
func (a *App) deliver(ctx context.Context, e *edition.Edition) (deliver.Outcome, error) {
	post, closing, err := a.post(e.Key.Report)
	if err != nil {
		return deliver.Outcome{}, err
	}
	defer closing()
	began := time.Now()
	outcome, err := post.Deliver(ctx, e)
	a.metrics.since(stepSend, began)
	if err != nil && ctx.Err() == nil {
		return outcome, err
	}
	a.tell("sent", fmt.Sprintf("%d of %d", outcome.Sent, outcome.Total()), a.sum(outcome))
	a.watchOver(context.WithoutCancel(ctx), e, outcome)
	if len(e.Slices) > 0 && outcome.Skipped > 0 {
		err = errors.Join(err, a.passedOver(context.WithoutCancel(ctx), e))
	}
	if err != nil {
		return outcome, fmt.Errorf("broken off; the next run sends what is left: %w", err)
	}
	if outcome.Missed > 0 {
		return outcome, &NotAccepted{outcome}
	}
	return outcome, nil
}

// sum says in words what became of the messages.
func (a *App) sum(o deliver.Outcome) string {
	words := "by " + a.nextHop()
	for _, part := range []struct {
		n    int
		what string
	}{
		{o.Before, "sent before"}, {o.Waiting, "to be tried again"}, {o.Refused, "refused"},
		{o.Unsure, "unsure"}, {o.Skipped, "passed over"},
	} {
		if part.n > 0 {
			words += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return words
}

// progress tells how the sending goes on.
func (a *App) progress(p deliver.Progress) {
	if p.Awaited > 0 {
		a.tell("waiting", fmt.Sprintf("for %d letters that another program is sending", p.Awaited), "")
		return
	}
	words := fmt.Sprintf("%d of %d, %.0f a second", p.Done, p.Of, p.Rate)
	if p.Left > 0 {
		words += ", " + p.Left.String() + " left"
	}
	a.tell("sending", words, "")
}

// attached lists the files that go with the mail.
func attached(to config.To) []string {
	var names []string
	for _, kind := range to.Attach {
		names = append(names, "edition."+string(kind))
	}
	return names
}

// post makes the post of a report, and what closes its way to the next hop.
func (a *App) post(report string) (*deliver.Post, func(), error) {
	sender, err := a.openSender()
	if err != nil {
		return nil, nil, err
	}
	to := a.settings.Reports[report].To
	post := deliver.New(deliver.Options{
		Ledger: counting{a.store, report, a.metrics}, Slice: a.store.Slice, Sender: sender, From: mail.Address(a.settings.Mail.From.Address),
		HTML:   slices.Contains(to.Formats, config.HTML),
		Attach: attached(to), Now: a.options.Now, Log: a.options.Log,
		Unsure: a.settings.Mail.Unsure, Pace: a.settings.Mail.Pace, PauseOver: a.settings.Mail.PauseOver,
		Connections: a.connections(), Lease: a.settings.Mail.Lease.Span(), OnProgress: a.progress, Personal: a.personal(),
		Return: a.returnPath(), Sign: a.signing(),
	})
	closing := func() {
		if err := sender.Close(); err != nil {
			a.options.Log.Warn("closing the way to the mail server failed", "error", err)
		}
	}
	return post, closing, nil
}
