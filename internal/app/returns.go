package app

import (
	"context"
	"sync"

	"catchup/internal/feedback"
	"catchup/internal/feedback/imap"
	"catchup/internal/feedback/lmtp"
)

// returns takes the messages that come back.
type returns struct {
	in    *installation
	inbox feedback.Inbox
	site  *site
}

// serve takes returned messages by LMTP and IMAP until ctx ends.
func (r *returns) serve(ctx context.Context) {
	spec := r.in.settings.Mail.Returns
	if spec == nil {
		return
	}
	var ways sync.WaitGroup
	if spec.LMTP != nil {
		ways.Go(func() { r.in.insist(ctx, "answers are not taken from the mail server", r.listen) })
	}
	if spec.IMAP != nil {
		ways.Go(func() { imap.New(*spec.IMAP, r.take, r.in.options.Log).Run(ctx) }) // ends by ctx alone
	}
	if r.in.settings.Web == nil { // otherwise the site sends the messages of requests
		ways.Go(func() { r.site.mailRequests(ctx) })
	}
	ways.Wait()
}

// listen takes messages by LMTP.
func (r *returns) listen(ctx context.Context) error {
	listener, err := lmtp.Open(*r.in.settings.Mail.Returns.LMTP, r.take, r.in.options.Log)
	if err != nil {
		return err
	}
	return listener.Run(ctx)
}

// take keeps a returned message and applies the verdict on it. It returns nil
// only when that is done.
func (r *returns) take(ctx context.Context, raw []byte, recipient string) error {
	effects, err := r.in.store.Returns.ApplyReturn(ctx, r.inbox.Take(raw, recipient, r.in.options.Now()), r.in.settings.Mail.Returns.Judge)
	for _, e := range effects {
		r.note(ctx, e)
	}
	r.site.wake() // a message to the subscriber may be due
	return err
}

// note logs and counts what came back of one message.
func (r *returns) note(ctx context.Context, e feedback.Effect) {
	report, name := "", ""
	if e.Edition != "" {
		if key, err := r.in.store.Archive.KeyOf(ctx, e.Edition); err == nil {
			report, name = key.Report, key.String()
		}
	}
	log := r.in.options.Log.Info
	if e.Kind == feedback.Complaint || !e.Resolved() {
		log = r.in.options.Log.Warn
	}
	log("an answer came back", "kind", e.Kind, "edition", name, "subscriber", e.Subscriber, "outcome", e.Verdict.Action, "status", e.Status)
	r.in.options.Log.Debug("the answer said", "email", e.Address, "reason", e.Words, "signed", e.Signed)
	r.in.metrics.returns.WithLabelValues(report, string(e.Kind), string(e.Verdict.Action)).Inc()
}
