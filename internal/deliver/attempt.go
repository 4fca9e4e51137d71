package deliver

import (
	"context"
	"errors"
	"net/mail"
	"sync"

	"catchup/internal/control"
	"catchup/internal/edition"
)

// send sends the rows one after the other. It is the work of one connection.
func (r *run) send(ctx, own context.Context, rows <-chan Delivery) {
	for d := range rows {
		if ctx.Err() == nil {
			r.attempt(own, d)
		}
	}
}

// attempt sends one message and records the outcome in its row.
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

// known makes a temporary refusal of an unknown error before the seal: a
// message that was not sealed was not sent.
func known(err error, sealed bool) error {
	if refusal := new(Refusal); err == nil || sealed || errors.As(err, &refusal) {
		return err
	}
	return &Refusal{Broken: true, Words: err.Error()}
}

// finish records what became of the message. It ends the run if too many
// connections or too many messages have failed.
func (r *run) finish(d Delivery, err error) {
	var refusal *Refusal
	errors.As(err, &refusal)
	r.judge(&d, refusal, err)
	r.batchWriter.finish(d)
	r.meter.note(d)
	r.o.Log.Info("letter settled", "edition", r.edition.Key.String(), "subscriber", d.Subscriber, "state", d.State, "tries", d.Tries)
	r.o.Log.Debug("server answered", "email", d.Email, "message_id", d.MessageID, "reason", d.Reason)
	if words := r.trouble.note(refusal, d.Reason); words != "" {
		r.end(&halt{broken: words})
	}
	if why := r.failures.note(d); why != "" {
		r.end(&halt{paused: why})
	}
}

// judge writes into the row what became of its message. A connection that
// failed is not the subscriber's fault, so it does not count as a try.
func (r *run) judge(d *Delivery, refusal *Refusal, err error) {
	d.Reason = ""
	if err != nil {
		d.Reason = inShort(nameless(err.Error(), d.Email, r.o.From.Address))
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

// longestReason is how many characters of a server's reply are kept.
const longestReason = 500

// inShort is what a server said, on one line and cut to longestReason.
func inShort(words string) string {
	all := []rune(control.Line(words))
	if len(all) > longestReason {
		return control.Line(string(all[:longestReason])) + "…"
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

// note counts the result of the last message. It returns the words once so many connections in a row have failed that there is no use in
// going on. A lasting failure of the connection counts as all of them.
func (t *trouble) note(fault *Refusal, words string) string {
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
	return words
}

// hand gives the message to the sender, within the time that one message may
// take.
func (p *Post) hand(ctx context.Context, m *Message, seal func() error) error {
	ctx, cancel := context.WithTimeout(ctx, p.o.Limit)
	defer cancel()
	return p.o.Sender.Send(ctx, m, seal)
}

// template makes the message template of the edition.
func (p *Post) template(e *edition.Edition) (*Template, error) {
	l, err := p.compose(e)
	if err != nil {
		return nil, err
	}
	p.o.Personal.open(&l)
	return l.Template()
}
