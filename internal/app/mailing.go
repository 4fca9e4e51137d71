package app

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"time"

	"catchup/config"
	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/watch"
)

// mailing sends editions.
type mailing struct {
	in    *installation
	way   *way
	links links
	watch *watch.Watch
}

// post makes the post of a report, and a function that closes its connections.
func (m *mailing) post(report string) (*deliver.Post, func(), error) {
	sender, err := m.way.open()
	if err != nil {
		return nil, nil, err
	}
	to, mails := m.in.settings.Reports[report].To, m.in.settings.Mail
	post := deliver.New(deliver.Options{
		Ledger: counting{m.in.store.Ledger, report, m.in.metrics}, Slice: m.in.store.Archive.Slice, Sender: sender,
		From: mail.Address(mails.From.Address), ReplyTo: mail.Address(mails.ReplyTo.Address),
		HTML: slices.Contains(to.Formats, config.HTML), Attach: attached(to), Now: m.in.options.Now, Log: m.in.options.Log,
		Unsure: mails.Unsure, Pace: mails.Pace, PauseOver: mails.PauseOver, Connections: m.way.connections(), Lease: mails.Lease.Span(),
		OnProgress: m.progress, Personal: m.links.personal(), Return: m.way.returnPath(), Sign: m.way.signing(),
	})
	closing := func() {
		if err := sender.Close(); err != nil {
			m.in.options.Log.Warn("closing the way to the mail server failed", "error", err)
		}
	}
	return post, closing, nil
}

// attached lists the files that go with the mail.
func attached(to config.To) []string {
	var names []string
	for _, kind := range to.Attach {
		names = append(names, "edition."+string(kind))
	}
	return names
}

// deliver sends the edition to all its subscribers who are still to get it. If
// some have not been reached, the error is a *deliver.NotAccepted.
func (m *mailing) deliver(ctx context.Context, e *edition.Edition) (deliver.Outcome, error) {
	post, closing, err := m.post(e.Key.Report)
	if err != nil {
		return deliver.Outcome{}, err
	}
	defer closing()
	began := time.Now()
	outcome, err := post.Deliver(ctx, e)
	m.in.metrics.since(stepSend, began)
	if err != nil && ctx.Err() == nil {
		return outcome, err
	}
	after := context.WithoutCancel(ctx)
	m.in.tell("sent", fmt.Sprintf("%d of %d", outcome.Sent, outcome.Total()), m.sum(outcome))
	m.watch.Sent(after, e.Entry(), outcome.Broken)
	if len(e.Slices) > 0 && outcome.Skipped > 0 {
		err = errors.Join(err, m.passedOver(after, e))
	}
	if err != nil {
		return outcome, fmt.Errorf("broken off; the next run sends what is left: %w", err)
	}
	return outcome, outcome.Err()
}

// sum says in words what became of the messages.
func (m *mailing) sum(o deliver.Outcome) string {
	words := "by " + m.way.nextHop()
	for _, part := range []struct {
		n    int
		what string
	}{
		{o.Before, "sent before"}, {o.Waiting, "to be tried again"}, {o.Refused, "refused"},
		{o.Unsure, "unsure"}, {o.Skipped, "passed over"}, {o.Unread, "on rows of the list that could not be read"},
	} {
		if part.n > 0 {
			words += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return words
}

// progress tells how the sending goes on.
func (m *mailing) progress(p deliver.Progress) {
	if p.Awaited > 0 {
		m.in.tell("waiting", fmt.Sprintf("for %d letters that another program is sending", p.Awaited), "")
		return
	}
	words := fmt.Sprintf("%d of %d, %.0f a second", p.Done, p.Of, p.Rate)
	if p.Left > 0 {
		words += ", " + p.Left.String() + " left"
	}
	m.in.tell("sending", words, "")
}

// passedOver reports why subscribers of the edition have been skipped.
func (m *mailing) passedOver(ctx context.Context, e *edition.Edition) error {
	why := deliver.Tally{Most: fewReasons}
	for d, err := range m.in.store.Ledger.Rows(ctx, e.ID, deliver.Skipped) {
		if err != nil {
			return err
		}
		why.Add(d.State, d.Reason, 1)
	}
	m.in.tellSkipped(why)
	return nil
}

// fewReasons is how many reasons for skipping subscribers are reported.
const fewReasons = 10

func (in *installation) tellSkipped(why deliver.Tally) {
	for _, r := range why.Reasons {
		in.tell("skipped", strconv.Itoa(r.Count), r.Words)
	}
	if why.Other > 0 {
		in.tell("skipped", strconv.Itoa(why.Other), "for other reasons")
	}
}

// once sends an edition to one address, and records nothing.
func (m *mailing) once(ctx context.Context, e *edition.Edition, to mail.Address) error {
	post, closing, err := m.post(e.Key.Report)
	if err != nil {
		return err
	}
	defer closing()
	return post.Once(ctx, e, to)
}

// owed sends the deliveries of an edition that are queued and due, by its ID.
// Results that are in the ledger and the log are no error.
func (m *mailing) owed(ctx context.Context, id string) error {
	e, err := m.in.store.Archive.Edition(ctx, id)
	if err != nil {
		return err
	}
	refused := new(deliver.NotAccepted)
	if _, err := m.deliver(ctx, e); err != nil && !errors.As(err, &refused) {
		return fmt.Errorf("sending %s: %w", e.Key, err)
	}
	return nil
}

// Again is an operator's decision about an edition that has not reached
// everybody: to send it to those who lack it, or what becomes of the deliveries
// that are unsure. Either Missing or Unsure is set.
type Again struct {
	Edition string         // as Find takes it
	Missing bool           // to those who were refused, or wait
	Unsure  deliver.Policy // Resend or Leave; empty for neither
	To      string         // only this address; empty for all
}

// again records the decision and, unless it was to leave something, sends what
// is queued now.
func (m *mailing) again(ctx context.Context, e *edition.Edition, o Again) error {
	if _, ours := m.in.settings.Reports[e.Key.Report]; !ours {
		return gone(e.Key.Report)
	}
	if kept, err := m.in.keptBack(ctx, e); kept || err != nil {
		return errors.Join(err, check.Problems{{Message: e.Key.String() + " does not go out now", Hint: "catchup approve " + e.Key.String() + " tells why"}})
	}
	if err := m.decide(ctx, e, o); err != nil {
		return err
	}
	if o.Unsure != deliver.Leave {
		_, err := m.deliver(ctx, e)
		return err
	}
	m.watch.Outcome(ctx, e.Entry())
	x, err := deliver.AccountOf(ctx, m.in.store.Ledger, e.Entry(), m.in.settings.Mail.Unsure, false)
	if err != nil {
		return err
	}
	return x.Err()
}

// gone says that the settings no longer have the report of an edition.
func gone(report string) error {
	return check.Problems{{Message: fmt.Sprintf("the settings have no report %q any more", report)}}
}

// decide records the decision and reports what it did.
func (m *mailing) decide(ctx context.Context, e *edition.Edition, o Again) error {
	d, verb, done := o.decision(e.ID)
	n, err := m.in.store.Ledger.Decide(ctx, d)
	if err != nil {
		return err
	}
	if n == 0 && o.To != "" {
		return check.Problems{{Message: fmt.Sprintf("there is nothing to decide about %q", o.To), Hint: "catchup deliveries " + e.Key.String() + " lists who has not been reached"}}
	}
	m.in.tell(verb, strconv.Itoa(n), done)
	return nil
}

// leftUndecided is the reason for leaving an unsure delivery.
const leftUndecided = "nobody knows whether it arrived, and it was left at that"

// decision is the decision for the ledger, and the words for it.
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

// works does what a sweep finds to be done.
type works struct {
	maker   *maker
	mailing *mailing
}

// Publish makes and keeps the report's edition that is due at the moment.
func (w works) Publish(ctx context.Context, report string, due time.Time) error {
	_, err := w.maker.publish(ctx, w.maker.press(report), due)
	return err
}

// Send sends the deliveries of an edition that are queued and due, by its ID.
func (w works) Send(ctx context.Context, id string) error { return w.mailing.owed(ctx, id) }
