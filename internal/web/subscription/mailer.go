package subscription

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/mail"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/pass"
	"catchup/internal/subscriber"
	"catchup/templates"
)

// Requests is where a Mailer finds requests.
type Requests interface {
	// ClaimRequests claims requests whose message is due; if it gives none, it
	// says what is held back. SetRequestDue sets when the message of one is due
	// again, and whether it counts as sent.
	ClaimRequests(ctx context.Context, c subscriber.Claim) ([]subscriber.Request, subscriber.Waiting, error)
	SetRequestDue(ctx context.Context, id string, due time.Time, sent bool) error
	// SentBefore counts the messages to the mailbox of a request that were sent
	// for earlier ones.
	SentBefore(ctx context.Context, r subscriber.Request, since time.Time) (int, error)
	SubscriberAt(ctx context.Context, email string) (subscriber.Subscriber, error)
}

// MailerOptions are what a Mailer is made of.
type MailerOptions struct {
	Requests Requests
	Key      *pass.Key
	Looks    *templates.Set
	Open     func() (deliver.Sender, error) // the way to the next hop
	Sign     deliver.Signing                // nil for no signature
	From     mail.Address
	Title    string // of the site
	Reports  []Report
	Spec     *Spec // nil if nobody may sign up
	Address  string
	Zone     *time.Location
	Pending  time.Duration // how long a sign-up may be confirmed
	// Held is called with what the bounds of Spec hold back, also if that is
	// nothing; may be nil.
	Held func(context.Context, subscriber.Waiting)
	Now  func() time.Time
	Log  *slog.Logger
}

// Mailer sends the messages that requests from the pages need. Several may work
// on the same requests. After a crash no message is lost, but one may be sent
// again.
type Mailer struct{ o MailerOptions }

// NewMailer makes a mailer.
func NewMailer(o MailerOptions) *Mailer { return &Mailer{o} }

const (
	mostMessages = 3 // to one mailbox in a day, so that nobody can fill that of another
	mostTries    = 8
	sendTimeout  = time.Minute
	batchSize    = 20
	longestHeld  = 3 * time.Hour // then whoever asked does not expect the message any more
)

// Send sends the messages that are due and that the bounds let out.
func (c *Mailer) Send(ctx context.Context) error {
	for {
		all, held, err := c.o.Requests.ClaimRequests(ctx, c.claim())
		if err != nil {
			return err
		}
		if len(all) == 0 {
			c.tell(ctx, held)
			return nil
		}
		if err := c.send(ctx, all); err != nil {
			return err
		}
	}
}

func (c *Mailer) claim() subscriber.Claim {
	ceiling, domain := c.o.Spec.bounds()
	return subscriber.Claim{
		Now: c.o.Now(), Lease: batchSize * sendTimeout, Limit: batchSize,
		Ceiling: subscriber.Rate(ceiling), PerDomain: subscriber.Rate(domain), GiveUp: longestHeld,
	}
}

// tell tells what is held back. The log names no domain, which may be that of a
// person.
func (c *Mailer) tell(ctx context.Context, held subscriber.Waiting) {
	if held.GivenUp > 0 {
		c.o.Log.Warn("messages that were asked for at the pages were given up, since too many were", "given_up", held.GivenUp, "waiting", held.Messages, "ceiling", held.Ceiling, "domains", len(held.Domains))
	}
	if c.o.Held != nil {
		c.o.Held(ctx, held)
	}
}

func (c *Mailer) send(ctx context.Context, all []subscriber.Request) error {
	sender, err := c.o.Open()
	if err != nil {
		return c.later(ctx, all, err)
	}
	var errs []error
	for _, r := range all {
		sent, err := c.reply(ctx, sender, r)
		errs = append(errs, c.note(ctx, r, sent, err))
	}
	return errors.Join(append(errs, sender.Close())...)
}

// later puts off all requests, since the next hop cannot be reached.
func (c *Mailer) later(ctx context.Context, all []subscriber.Request, err error) error {
	errs := []error{err}
	for _, r := range all {
		errs = append(errs, c.o.Requests.SetRequestDue(ctx, r.ID, c.o.Now().Add(pause(r.Tries)), false))
	}
	return errors.Join(errs...)
}

// note records what became of a message: one that was refused for good counts as
// sent. Its log lines name nobody.
func (c *Mailer) note(ctx context.Context, r subscriber.Request, sent bool, err error) error {
	var due time.Time
	var refusal *deliver.Refusal
	switch {
	case err == nil:
	case errors.As(err, &refusal) && refusal.Lasting && !refusal.Broken, r.Tries >= mostTries:
		sent = true
		c.o.Log.Warn("a letter to whoever asked for it was given up", "kind", r.Kind, "tries", r.Tries)
	default:
		due = c.o.Now().Add(pause(r.Tries))
		c.o.Log.Warn("a letter to whoever asked for it is tried again", "kind", r.Kind, "tries", r.Tries)
	}
	if err != nil {
		c.o.Log.Debug("the letter failed", "error", err)
	}
	return c.o.Requests.SetRequestDue(ctx, r.ID, due, sent)
}

// pause is how long to wait after that many tries.
func pause(tries int) time.Duration {
	return min(time.Minute<<min(tries-1, 8), 3*time.Hour)
}

// reply sends the message that the request needs, if any.
func (c *Mailer) reply(ctx context.Context, sender deliver.Sender, r subscriber.Request) (sent bool, err error) {
	before, err := c.o.Requests.SentBefore(ctx, r, c.o.Now().Add(-24*time.Hour))
	if err != nil || before >= mostMessages {
		return false, err
	}
	sub, err := c.o.Requests.SubscriberAt(ctx, r.Wish.Email)
	if err != nil && !errors.Is(err, subscriber.ErrUnknown) {
		return false, err
	}
	said, ok := c.words(r, sub)
	if !ok {
		return false, nil
	}
	m, err := c.message(r, said)
	if err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	err = sender.Send(ctx, m, deliver.Unsealed)
	return err == nil, err
}

func (c *Mailer) message(r subscriber.Request, said said) (*deliver.Message, error) {
	page, err := said.html(c.o.Looks)
	if err != nil {
		return nil, err
	}
	l := deliver.Content{
		From: c.o.From, Subject: said.Subject, Lang: said.Lang, Text: said.text(), HTML: page, Sign: c.o.Sign,
		Reply: automatic(r.Kind),
	}
	return l.Message(deliver.Recipient{To: mail.Address{Address: r.Wish.Email}, Date: c.o.Now(), MessageID: messageID(r.ID, c.o.From.Address)})
}

// messageID is always the same for the same request.
func messageID(request, from string) string {
	sum := sha256.Sum256([]byte(request))
	return "request-" + hex.EncodeToString(sum[:16]) + "@" + from[strings.LastIndexByte(from, '@')+1:]
}
