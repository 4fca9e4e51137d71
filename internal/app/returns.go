package app

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"net/mail"
	"sync"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/feedback"
	"catchup/internal/feedback/imap"
	"catchup/internal/feedback/lmtp"
	"catchup/internal/subscriber"
	"catchup/internal/web/subscription"
)

// openInbox makes the inbox that answers are read by.
func (a *App) openInbox(context.Context) (err error) {
	if r := a.settings.Mail.Returns; r != nil {
		a.inbox, err = r.Inbox()
	}
	return err
}

// returnPath gives the return path of the message with a Message-ID; nil if
// answers come in to the sender.
func (a *App) returnPath() func(messageID string) string {
	if a.settings.Mail.Returns == nil {
		return nil
	}
	return func(messageID string) string {
		message, _ := feedback.Number(messageID)
		path, err := a.inbox.Path.Of(message)
		if err != nil { // it is not of an edition
			return a.settings.Mail.Returns.Address
		}
		return path
	}
}

// serveReturns takes answers, by all ways in, until ctx ends.
func (a *App) serveReturns(ctx context.Context) {
	r := a.settings.Mail.Returns
	if r == nil {
		return
	}
	var ways sync.WaitGroup
	if r.LMTP != nil {
		ways.Go(func() { a.insist(ctx, "answers are not taken from the mail server", a.listen) })
	}
	if r.IMAP != nil {
		ways.Go(func() { imap.New(*r.IMAP, a.take, a.options.Log).Run(ctx) }) // ends by ctx alone
	}
	if a.settings.Web == nil {
		ways.Go(func() { a.answer(ctx, a.farewells()) })
	}
	ways.Wait()
}

// listen takes answers from the mail server beside us.
func (a *App) listen(ctx context.Context) error {
	listener, err := lmtp.Open(*a.settings.Mail.Returns.LMTP, a.take, a.options.Log)
	if err != nil {
		return err
	}
	return listener.Run(ctx)
}

// farewells is the mailer who tells those who have left by mail that it is done,
// where there are no pages.
func (a *App) farewells() *subscription.Mailer {
	offered := a.offered()
	return subscription.NewMailer(subscription.MailerOptions{
		Requests: a.store, Looks: a.looks, Open: func() (deliver.Sender, error) { return a.openSender() }, Sign: a.signing(),
		From: mail.Address(a.settings.Mail.From.Address), Title: title(offered), Reports: offered,
		Zone: a.settings.Timezone.Location, Now: a.options.Now, Log: a.options.Log,
	})
}

// take keeps a message that came back and does what it comes to, before it
// says that it has it.
func (a *App) take(ctx context.Context, raw []byte, recipient string) error {
	effects, err := a.store.ApplyReturn(ctx, a.inbox.Take(raw, recipient, a.options.Now()), a.settings.Mail.Returns.Judge)
	for _, e := range effects {
		a.note(ctx, e)
	}
	a.wake() // the subscriber may be due a message
	return err
}

// note logs and counts an answer.
func (a *App) note(ctx context.Context, e feedback.Effect) {
	report, name := "", ""
	if e.Edition != "" {
		if key, err := a.store.KeyOf(ctx, e.Edition); err == nil {
			report, name = key.Report, key.String()
		}
	}
	log := a.options.Log.Info
	if e.Kind == feedback.Complaint || !e.Resolved() {
		log = a.options.Log.Warn
	}
	log("an answer came back", "kind", e.Kind, "edition", name, "subscriber", e.Subscriber, "outcome", e.Verdict.Action, "status", e.Status)
	a.options.Log.Debug("the answer said", "email", e.Address, "reason", e.Words, "signed", e.Signed)
	a.metrics.returns.WithLabelValues(report, string(e.Kind), string(e.Verdict.Action)).Inc()
}

// Came is about how many messages answers of a kind came back.
type Came struct {
	Kind  feedback.Kind
	Count int
}

// weighty are the kinds of answers that say something of a subscriber.
var weighty = []feedback.Kind{feedback.Hard, feedback.Soft, feedback.Complaint, feedback.Leaving}

func (a *App) came(ctx context.Context, id string) (all []Came, err error) {
	counts, err := a.store.Came(ctx, id)
	for _, kind := range weighty {
		if counts[kind] > 0 {
			all = append(all, Came{kind, counts[kind]})
		}
	}
	return all, err
}

// forgetReturns drops what came back, could not be settled, and has been kept
// for long enough.
func (a *App) forgetReturns(ctx context.Context) {
	r := a.settings.Mail.Returns
	if r == nil {
		return
	}
	if err := a.store.Forget(ctx, a.options.Now().Add(-r.Keep.Span())); err != nil && ctx.Err() == nil {
		a.options.Log.Error("what came back is not forgotten", "error", err)
	}
}

// manyOpen is how many messages that only the operator can make sense of
// are listed.
const manyOpen = 200

// OpenReturns lists the messages that only the operator can make sense of, the
// latest first.
func (a *App) OpenReturns(ctx context.Context) ([]feedback.Return, error) {
	return a.store.OpenReturns(ctx, manyOpen)
}

// Suspended gives the subscribers whose mail came back, and why, in the order of
// their addresses.
func (a *App) Suspended(ctx context.Context) iter.Seq2[subscriber.Subscriber, error] {
	return func(yield func(subscriber.Subscriber, error) bool) {
		for r, err := range a.store.All(ctx) {
			if (err != nil || r.State == subscriber.Suspended) && !yield(r, err) {
				return
			}
		}
	}
}

// Restore lets a suspended subscriber get mail again, or is subscriber.ErrUnknown.
// Who has left comes back only by their own will.
func (a *App) Restore(ctx context.Context, email string) error {
	r, err := a.store.SubscriberAt(ctx, email)
	switch {
	case err != nil:
		return err
	case r.State == subscriber.Suspended:
		return a.store.Restore(ctx, r.ID)
	}
	silent := cmp.Or(r.Silent(a.options.Now()), "the reader gets mail")
	return check.Problems{{Message: fmt.Sprintf("%s is not suspended: %s", email, silent), Hint: "catchup subscribers suspended lists those who are"}}
}
