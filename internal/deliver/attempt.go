package deliver

import (
	"context"
	"errors"
	"net/mail"
	"sync"

	"catchup/internal/edition"
)

// send sends the rows one after the other: one connection.
func (r *run) send(ctx, own context.Context, rows <-chan Delivery) {
	for d := range rows {
		if ctx.Err() == nil {
			r.attempt(own, d)
		}
	}
}

// attempt sends one message and has its row settled.
func (r *run) attempt(ctx context.Context, d Delivery) {
	d.MessageID = messageID(r.edition, d.Subscriber, r.o.From.Address)
	template, err := r.templates.of(ctx, d.Slice)
	if err != nil {
		r.end(err)
		return
	}
	m, err := template.Build(r.recipient(mail.Address{Name: d.Name, Address: d.Email}, d.MessageID, r.o.Personal.fill(d)))
	var unsealed error
	if err == nil {
		sealed := false
		err = r.hand(ctx, m, func() error {
			sealed, unsealed = true, r.batchWriter.seal(d)
			return unsealed
		})
		err = known(err, sealed)
	}
	switch {
	case errors.Is(unsealed, errLost):
		return
	case unsealed != nil:
		r.end(unsealed)
		return
	}
	r.finish(d, err)
}

// known is the error of a sender: what was not sealed was not sent.
func known(err error, sealed bool) error {
	if refusal := new(Refusal); err == nil || sealed || errors.As(err, &refusal) {
		return err
	}
	return &Refusal{Broken: true, Words: err.Error()}
}

// finish has written down what became of the message, and ends the run if that
// is a reason to.
func (r *run) finish(d Delivery, err error) {
	var refusal *Refusal
	errors.As(err, &refusal)
	r.judge(&d, refusal, err)
	r.batchWriter.finish(d)
	r.meter.note(d)
	r.o.Log.Info("letter settled", "edition", r.edition.Key.String(), "subscriber", d.Subscriber, "state", d.State, "tries", d.Tries)
	r.o.Log.Debug("server answered", "email", d.Email, "message_id", d.MessageID, "reason", d.Reason)
	if words := r.trouble.note(refusal); words != "" {
		r.end(&halt{broken: words})
	}
	if why := r.failures.note(d); why != "" {
		r.end(&halt{paused: why})
	}
}

// judge writes into the row what became of its message. A connection that
// failed is not the subscriber's fault and not counted as a try.
func (r *run) judge(d *Delivery, refusal *Refusal, err error) {
	d.Reason = ""
	if err != nil {
		d.Reason = inShort(err.Error())
	}
	if refusal != nil && refusal.Broken {
		d.State, d.Due = Queued, r.o.Now().Add(pauseOf(r.o.Pauses, 0, *d))
		return
	}
	d.Tries++
	unknown := err != nil && refusal == nil
	switch {
	case err == nil:
		d.State = Sent
	case unknown && (r.o.Unsure != Resend || d.Tries > len(r.o.Pauses)):
		d.State = Unsure
	case !unknown && (refusal.Lasting || d.Tries > len(r.o.Pauses)):
		d.State = Refused
	default:
		d.State, d.Due = Queued, r.o.Now().Add(pauseOf(r.o.Pauses, d.Tries-1, *d))
	}
}

// longestReason is how many characters of a server's words are kept.
const longestReason = 500

// inShort is what a server said, fit for a terminal: on one line, not endless.
func inShort(words string) string {
	all := []rune(oneLine(words))
	if len(all) > longestReason {
		return string(all[:longestReason]) + "…"
	}
	return string(all)
}

// trouble counts the connections in a row that failed.
type trouble struct {
	mu  sync.Mutex
	row int
}

// maxBroken is how many connections in a row may fail before a run ends.
const maxBroken = 3

// note counts what the last message was told, and returns the words of that if
// no connection can be had; one that will not heal by itself counts for all.
func (t *trouble) note(fault *Refusal) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case fault == nil || !fault.Broken:
		t.row = 0
	case fault.Lasting:
		t.row = maxBroken
	default:
		t.row++
	}
	if t.row < maxBroken {
		return ""
	}
	return inShort(fault.Error())
}

// hand takes no longer than one message may.
func (p *Post) hand(ctx context.Context, m *Message, seal func() error) error {
	ctx, cancel := context.WithTimeout(ctx, p.o.Limit)
	defer cancel()
	return p.o.Sender.Send(ctx, m, seal)
}

// template makes what the edition's messages have in common.
func (p *Post) template(e *edition.Edition) (*Template, error) {
	l, err := p.compose(e)
	if err != nil {
		return nil, err
	}
	p.o.Personal.open(&l)
	return l.Template()
}
