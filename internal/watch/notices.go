package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// notices is where the store keeps the notices, for all programs that share it.
// ClaimNotice claims a notice, which only one program can: it is false if the
// notice has been sent and is not over, or if another program has claimed it
// lately. SetNoticeSent notes that it was sent, and ReleaseNotice that it was
// not. Over notes that the trouble is over, and is true for the first who does.
// Alerts lists the notices about an edition that were sent and are not over.
type notices interface {
	ClaimNotice(ctx context.Context, n deliver.Notice, at time.Time, lease time.Duration) (bool, error)
	SetNoticeSent(ctx context.Context, what string, at time.Time) error
	ReleaseNotice(ctx context.Context, what string) error
	Over(ctx context.Context, what string) (first bool, err error)
	Alerts(ctx context.Context, about string) ([]deliver.Notice, error)
}

// tellingTime is how long a program that has claimed a notice may take to send
// it; after that it is taken for dead.
const tellingTime = 5 * time.Minute

// notice makes a notice. Its unique name is made of the kind, what it is about,
// and the key.
func notice(kind deliver.Kind, about, title, key string) deliver.Notice {
	sum := sha256.Sum256([]byte(about + "\n" + key))
	return deliver.Notice{What: string(kind) + "-" + hex.EncodeToString(sum[:12]), About: about, Title: title}
}

// once calls do for a notice: only one of the programs that share the store
// does, and only once, unless it fails.
func (w *Watch) once(ctx context.Context, n deliver.Notice, do func() error) error {
	mine, err := w.o.Store.ClaimNotice(ctx, n, w.o.Now(), tellingTime)
	if err != nil || !mine {
		return err
	}
	if err := do(); err != nil {
		return errors.Join(err, w.o.Store.ReleaseNotice(context.WithoutCancel(ctx), n.What))
	}
	return w.o.Store.SetNoticeSent(context.WithoutCancel(ctx), n.What, w.o.Now())
}

// inform mails a notice to the operator, once. It does nothing if there is
// none.
func (w *Watch) inform(ctx context.Context, n deliver.Notice, text func() (string, error)) error {
	if w.o.Operator.Address == "" {
		return nil
	}
	err := w.once(ctx, n, func() error {
		words, err := text()
		if err == nil {
			err = w.mail(ctx, n, words)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("telling the operator: %w", err)
	}
	return nil
}

// mail sends a notice. Its Message-ID is made of what it says.
func (w *Watch) mail(ctx context.Context, n deliver.Notice, text string) error {
	_, domain, _ := strings.Cut(w.o.From.Address, "@")
	sum := sha256.Sum256([]byte(text))
	err := w.o.Sender.Send(ctx,
		deliver.Content{From: w.o.From, Lang: "en-GB", Subject: n.Title, Text: text},
		deliver.Recipient{To: w.o.Operator, Date: w.o.Now(), MessageID: n.What + hex.EncodeToString(sum[:4]) + "@" + domain})
	if err == nil && w.o.OnStep != nil {
		w.o.OnStep(edition.Step{Verb: "told", Object: "the operator", Result: n.Title})
	}
	return err
}
