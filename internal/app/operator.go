package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"
	"strings"

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

// alert tells the operator by mail that an edition is held, once for the same
// edition and reasons. It does nothing if the settings name no operator.
func (a *App) alert(ctx context.Context, held *edition.Held) error {
	operator := mail.Address(a.settings.Mail.Operator.Address)
	if operator.Address == "" {
		return nil
	}
	l, id := a.alarm(held)
	told, err := a.store.Told(ctx, id)
	if told || err != nil {
		return err
	}
	if err := a.send(ctx, l, deliver.Recipient{To: operator, MessageID: id}); err != nil {
		return fmt.Errorf("telling the operator: %w", err)
	}
	a.tell("told", "the operator", "that "+held.Key.String()+" is held")
	return a.store.NoteTold(ctx, id, a.options.Now())
}

// send sends one letter that no ledger knows of.
func (a *App) send(ctx context.Context, l deliver.Letter, to deliver.Recipient) error {
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

// alarm is the letter of a held edition. Its Message-ID is made of what it
// says.
func (a *App) alarm(held *edition.Held) (l deliver.Letter, id string) {
	from, text := mail.Address(a.settings.Mail.From.Address), Explain(held)+"\n"
	sum := sha256.Sum256([]byte(held.Key.String() + "\n" + text))
	_, domain, _ := strings.Cut(from.Address, "@")
	l = deliver.Letter{From: from, Date: a.options.Now(), Lang: "en-GB", Subject: "Held: " + held.Key.String(), Text: text}
	return l, "held-" + hex.EncodeToString(sum[:12]) + "@" + domain
}
