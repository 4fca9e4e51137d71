package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/emersion/go-imap/v2"
)

// Take keeps a message. When it returns nil, it must have kept the message
// durably. It may be given the same message again. The address that the message
// was delivered to is not known here, so recipient is always "".
type Take func(ctx context.Context, raw []byte, recipient string) error

// Mailbox is a mailbox on a server. One goroutine at a time may use it.
type Mailbox struct {
	spec Spec
	take Take
	log  *slog.Logger
	tls  *tls.Config
}

// New makes a mailbox. It connects when it is first used.
func New(spec Spec, take Take, log *slog.Logger) *Mailbox {
	return &Mailbox{
		spec: spec, take: take, log: log,
		tls: &tls.Config{ServerName: spec.Host, MinVersion: tls.VersionTLS12},
	}
}

// Try signs in to the server and looks whether the folders of the Spec are
// there. It reads and changes nothing.
func (m *Mailbox) Try(ctx context.Context) error {
	c, err := m.connect(ctx)
	if err != nil {
		return fmt.Errorf("connecting to %s: %w", m.spec.Host, err)
	}
	defer c.leave()
	if m.spec.Done == "" {
		return nil
	}
	if err := c.step(func() error {
		_, err := c.Status(m.spec.Done, &imap.StatusOptions{NumMessages: true}).Wait()
		return err
	}); err != nil {
		return fmt.Errorf("looking for %s: %w", m.spec.Done, err)
	}
	return nil
}

// pauses are how long to wait after one, two and more failures in a row, unless
// the usual time between two looks is shorter.
var pauses = []time.Duration{10 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute}

// Run looks into the mailbox again and again until ctx ends, and then returns
// nil. After a failure it looks again soon, and then less and less often.
func (m *Mailbox) Run(ctx context.Context) error {
	for failures := 0; ; {
		taken, err := m.look(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			failures++
			m.log.Error("the mailbox could not be read to its end", "taken", taken, "failures", failures, "error", err)
		default:
			failures = 0
			m.log.Debug("the mailbox was read", "taken", taken)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(m.pause(failures)):
		}
	}
}

func (m *Mailbox) pause(failures int) time.Duration {
	every := m.spec.Every.Span()
	if failures == 0 {
		return every
	}
	return min(every, pauses[min(failures, len(pauses))-1])
}

// look reads every new message and tells how many were kept. If one could not be
// kept, it is left as it is, and the others are read all the same. The error
// then holds all reasons.
func (m *Mailbox) look(ctx context.Context) (taken int, err error) {
	c, err := m.connect(ctx)
	if err != nil {
		return 0, fmt.Errorf("connecting to %s: %w", m.spec.Host, err)
	}
	defer c.leave()
	fresh, err := c.fresh()
	if err != nil {
		return 0, fmt.Errorf("looking into %s: %w", m.spec.Mailbox, err)
	}
	var failures []error
	for _, id := range fresh {
		if err := ctx.Err(); err != nil {
			return taken, errors.Join(append(failures, err)...)
		}
		switch err := m.bring(ctx, c, id); {
		case err == nil:
			taken++
		case c.lost() || ctx.Err() != nil:
			return taken, errors.Join(append(failures, err)...)
		default:
			failures = append(failures, err)
		}
	}
	return taken, errors.Join(failures...)
}
