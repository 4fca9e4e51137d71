package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// Explain is what the operator is told of an edition that is held: what is
// not as expected, cell by cell, and what can be done.
func Explain(held *edition.Held) string {
	return fmt.Sprintf(`Nothing has been kept and nothing has been sent, because sources are not what
is expected of them:

%s
The daemon tries again by itself while it is not too late for the edition. To
publish it as it is, in words that say so:

    catchup --run %s --force "the reason"`, held.Words(), held.Key.Report)
}

// complain logs why a report has not been settled.
func (a *App) complain(report string, err error) {
	a.options.Log.Error("a report has not been settled", "report", report, "error", err)
	if held := new(edition.Held); errors.As(err, &held) {
		for _, b := range held.Breaches {
			a.options.Log.Error("a source is not as expected", "report", report, "source", b.Source,
				"what", b.What, "words", b.Words, "cells", strings.Join(b.Cells, "; "), "more", b.More)
		}
	}
}

// stillHeld tells whether both errors say that the same edition is held for
// the same reasons.
func stillHeld(err, last error) bool {
	var now, then *edition.Held
	return errors.As(err, &now) && errors.As(last, &then) &&
		now.Words() == then.Words() && err.Error() == last.Error()
}

// noticeLease is how long another program may take to tell the operator of
// something before it is taken for dead.
const noticeLease = 5 * time.Minute

// notice names something that the operator is told, by what makes it one thing
// and not another.
func notice(kind, about, title, key string) deliver.Notice {
	sum := sha256.Sum256([]byte(about + "\n" + key))
	return deliver.Notice{What: kind + "-" + hex.EncodeToString(sum[:12]), About: about, Title: title}
}

// once does what a notice is told by, of all programs that share the store and
// for all times but once, unless it fails.
func (a *App) once(ctx context.Context, n deliver.Notice, do func() error) error {
	mine, err := a.store.ClaimNotice(ctx, n, a.options.Now(), noticeLease)
	if err != nil || !mine {
		return err
	}
	if err := do(); err != nil {
		return errors.Join(err, a.store.ReleaseNotice(context.WithoutCancel(ctx), n.What))
	}
	return a.store.SetNoticeSent(context.WithoutCancel(ctx), n.What, a.options.Now())
}

// inform mails a notice to the operator, once. It does nothing if the settings
// name none.
func (a *App) inform(ctx context.Context, n deliver.Notice, text func() (string, error)) error {
	if a.settings.Mail.Operator.Address.Address == "" {
		return nil
	}
	err := a.once(ctx, n, func() error {
		words, err := text()
		if err == nil {
			err = a.write(ctx, n, words)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("telling the operator: %w", err)
	}
	return nil
}

// write mails a notice. Its Message-ID is made of what it says.
func (a *App) write(ctx context.Context, n deliver.Notice, text string) error {
	from := mail.Address(a.settings.Mail.From.Address)
	_, domain, _ := strings.Cut(from.Address, "@")
	sum := sha256.Sum256([]byte(text))
	err := a.send(ctx,
		deliver.Content{From: from, Date: a.options.Now(), Lang: "en-GB", Subject: n.Title, Text: text},
		deliver.Recipient{To: mail.Address(a.settings.Mail.Operator.Address), MessageID: n.What + hex.EncodeToString(sum[:4]) + "@" + domain})
	if err == nil {
		a.tell("told", "the operator", n.Title)
	}
	return err
}

// send sends one message that no ledger knows of.
func (a *App) send(ctx context.Context, l deliver.Content, to deliver.Recipient) error {
	l.Sign = a.signing()
	m, err := l.Message(to)
	if err != nil {
		return err
	}
	sender, err := a.openSender()
	if err != nil {
		return err
	}
	return errors.Join(sender.Send(ctx, m, deliver.Unsealed), sender.Close())
}
