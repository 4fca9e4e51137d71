package readers

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

// Desk is where a Clerk finds what is asked for.
type Desk interface {
	// Unanswered takes requests whose letter is due, and has nobody else take
	// them for the span. Answered says when that of one is due again.
	Unanswered(ctx context.Context, now time.Time, span time.Duration, limit int) ([]subscriber.Request, error)
	Answered(ctx context.Context, id string, due time.Time) error
	// Asked counts the requests with the same address before this one.
	Asked(ctx context.Context, r subscriber.Request, since time.Time) (int, error)
	ReaderAt(ctx context.Context, email string) (subscriber.Subscriber, error)
}

// ClerkOptions are what a Clerk is made of.
type ClerkOptions struct {
	Desk    Desk
	Key     *pass.Key
	Looks   *templates.Set
	Open    func() (deliver.Sender, error) // the way to the next hop
	Sign    deliver.Signing                // nil for no signature
	From    mail.Address
	Title   string // of the site
	Reports []Report
	SignUp  bool // whether anybody may sign up
	Address string
	Zone    *time.Location
	Pending time.Duration // how long a sign-up may be confirmed
	Now     func() time.Time
	Log     *slog.Logger
}

// Clerk answers, by letters, what was asked for at the pages. Several may work
// on the same requests. A crash loses no letter, and may send one again.
type Clerk struct{ o ClerkOptions }

// NewClerk makes a clerk.
func NewClerk(o ClerkOptions) *Clerk { return &Clerk{o} }

const (
	mostLetters  = 3 // to one address in a day: nobody's mailbox is to be filled by others
	mostTries    = 8
	letterTime   = time.Minute
	lettersAHand = 20
)

// Answer sends the letters that are due.
func (c *Clerk) Answer(ctx context.Context) error {
	for {
		all, err := c.o.Desk.Unanswered(ctx, c.o.Now(), lettersAHand*letterTime, lettersAHand)
		if len(all) == 0 || err != nil {
			return err
		}
		if err := c.answer(ctx, all); err != nil {
			return err
		}
	}
}

func (c *Clerk) answer(ctx context.Context, all []subscriber.Request) error {
	sender, err := c.o.Open()
	if err != nil {
		return c.later(ctx, all, err)
	}
	var errs []error
	for _, r := range all {
		errs = append(errs, c.settle(ctx, r, c.reply(ctx, sender, r)))
	}
	return errors.Join(append(errs, sender.Close())...)
}

// later has all requests wait, since there is no way to the next hop.
func (c *Clerk) later(ctx context.Context, all []subscriber.Request, err error) error {
	errs := []error{err}
	for _, r := range all {
		errs = append(errs, c.o.Desk.Answered(ctx, r.ID, c.o.Now().Add(pause(r.Tries))))
	}
	return errors.Join(errs...)
}

// settle writes down what became of a letter. It names nobody.
func (c *Clerk) settle(ctx context.Context, r subscriber.Request, err error) error {
	var due time.Time
	var refusal *deliver.Refusal
	switch {
	case err == nil:
	case errors.As(err, &refusal) && refusal.Lasting && !refusal.Broken, r.Tries >= mostTries:
		c.o.Log.Warn("a letter to whoever asked for it was given up", "kind", r.Kind, "tries", r.Tries)
	default:
		due = c.o.Now().Add(pause(r.Tries))
		c.o.Log.Warn("a letter to whoever asked for it is tried again", "kind", r.Kind, "tries", r.Tries)
	}
	if err != nil {
		c.o.Log.Debug("the letter failed", "error", err)
	}
	return c.o.Desk.Answered(ctx, r.ID, due)
}

// pause is how long to wait after so many tries.
func pause(tries int) time.Duration {
	return min(time.Minute<<min(tries-1, 8), 3*time.Hour)
}

// reply sends the letter that the request is to have, if any.
func (c *Clerk) reply(ctx context.Context, sender deliver.Sender, r subscriber.Request) error {
	before, err := c.o.Desk.Asked(ctx, r, r.At.Add(-24*time.Hour))
	if err != nil || before >= mostLetters {
		return err
	}
	reader, err := c.o.Desk.ReaderAt(ctx, r.Wish.Email)
	if err != nil && !errors.Is(err, subscriber.ErrUnknown) {
		return err
	}
	said, ok := c.words(r, reader)
	if !ok {
		return nil
	}
	m, err := c.letter(r, said)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, letterTime)
	defer cancel()
	return sender.Send(ctx, m, deliver.Unsealed)
}

func (c *Clerk) letter(r subscriber.Request, said said) (*deliver.Message, error) {
	page, err := said.html(c.o.Looks)
	if err != nil {
		return nil, err
	}
	l := deliver.Letter{
		From: c.o.From, Date: c.o.Now(), Subject: said.Subject, Lang: said.Lang, Text: said.text(), HTML: page, Sign: c.o.Sign,
	}
	return l.Message(deliver.Recipient{To: mail.Address{Address: r.Wish.Email}, MessageID: messageID(r.ID, c.o.From.Address)})
}

// messageID is the same whenever the request is answered.
func messageID(request, from string) string {
	sum := sha256.Sum256([]byte(request))
	return "request-" + hex.EncodeToString(sum[:16]) + "@" + from[strings.LastIndexByte(from, '@')+1:]
}
