package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/deliver/dkim"
	"catchup/internal/deliver/outbox"
	"catchup/internal/deliver/smtp"
	"catchup/internal/feedback"
)

// way is how messages are sent: by a mail server or to a folder, signed or not,
// and with which return path.
type way struct {
	mail    config.Mail
	signer  *dkim.Signer   // nil if messages are not signed
	inbox   feedback.Inbox // its Path is that of what comes back
	meeting sync.Once
	server  *smtp.Sender // connects when something is first sent
}

// openWay reads the keys for signatures and for return paths.
func openWay(mail config.Mail) (w *way, err error) {
	w = &way{mail: mail}
	if mail.DKIM != nil {
		if w.signer, err = dkim.New(*mail.DKIM, domainOf(mail.From.Address.Address)); err != nil {
			return nil, fmt.Errorf("opening what letters are signed with: %w", err)
		}
	}
	if mail.Returns != nil {
		w.inbox, err = mail.Returns.Inbox()
	}
	return w, err
}

// domainOf is the domain of an e-mail address.
func domainOf(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

// open opens a sender to the next hop; the caller must close it. All senders to
// a server share its connections, whose number is bounded.
func (w *way) open() (deliver.Sender, error) {
	if w.mail.SMTP != nil {
		w.meeting.Do(func() { w.server = smtp.New(*w.mail.SMTP) })
		return w.server, nil
	}
	return outbox.Open(w.mail.Outbox.Full)
}

// atOnce is how many messages are written to an outbox at once.
const atOnce = 4

// connections is how many messages may be under way at once.
func (w *way) connections() int {
	if w.mail.SMTP != nil {
		return w.mail.SMTP.Connections
	}
	return atOnce
}

// nextHop is the next hop in words.
func (w *way) nextHop() string {
	if w.mail.SMTP != nil {
		return w.mail.SMTP.Host
	}
	return w.mail.Outbox.Name
}

// signing signs messages; nil if they are not signed. Messages of one body
// share its digest.
func (w *way) signing() deliver.Signing {
	if w.signer == nil {
		return nil
	}
	return func(body [][]byte) func([]byte) ([]byte, error) {
		digest := dkim.Sum(body...)
		return func(head []byte) ([]byte, error) { return w.signer.Sign(head, digest) }
	}
}

// returnPath gives the return path of the message with a Message-ID; nil if
// what comes back goes to the sender.
func (w *way) returnPath() func(messageID string) string {
	if w.mail.Returns == nil {
		return nil
	}
	return func(messageID string) string {
		message, _ := feedback.Number(messageID)
		path, err := w.inbox.Path.Of(message)
		if err != nil { // it is not of an edition
			return w.mail.Returns.Address
		}
		return path
	}
}

// Send sends one message that no ledger knows of.
func (w *way) Send(ctx context.Context, l deliver.Content, to deliver.Recipient) error {
	l.Sign = w.signing()
	m, err := l.Message(to)
	if err != nil {
		return err
	}
	sender, err := w.open()
	if err != nil {
		return err
	}
	return errors.Join(sender.Send(ctx, m, deliver.Unsealed), sender.Close())
}
