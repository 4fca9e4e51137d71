package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// connection is one connection to the server, with the mailbox open. The
// library waits for a response without end, so each step closes the connection
// when its time is up or its context ends.
type connection struct {
	*imapclient.Client
	spec Spec
	conn net.Conn
	ctx  context.Context
}

// connect connects, protects the connection, signs in and opens the mailbox.
func (m *Mailbox) connect(ctx context.Context) (*connection, error) {
	c := &connection{spec: m.spec, ctx: ctx}
	if err := c.dial(m.tls); err != nil {
		return nil, err
	}
	err := c.step(func() error { return c.greet(m.tls) })
	if err == nil {
		err = c.step(c.Login(m.spec.User, m.spec.Password.Reveal()).Wait)
	}
	if err == nil {
		err = c.step(func() error { _, err := c.Select(m.spec.Mailbox, nil).Wait(); return err })
	}
	if err != nil {
		c.conn.Close()
		return nil, err
	}
	return c, nil
}

func (c *connection) dial(config *tls.Config) (err error) {
	ctx, cancel := context.WithTimeout(c.ctx, c.spec.Timeout.Span())
	defer cancel()
	address := net.JoinHostPort(c.spec.Host, strconv.Itoa(c.spec.Port))
	if c.spec.TLS == Implicit {
		c.conn, err = (&tls.Dialer{Config: config}).DialContext(ctx, "tcp", address)
	} else {
		c.conn, err = (&net.Dialer{}).DialContext(ctx, "tcp", address)
	}
	return err
}

// greet waits for the server's greeting, and protects the connection if that
// is yet to be done.
func (c *connection) greet(config *tls.Config) (err error) {
	if c.spec.TLS == Required {
		c.Client, err = imapclient.NewStartTLS(c.conn, &imapclient.Options{TLSConfig: config})
		return err
	}
	c.Client = imapclient.New(c.conn, nil)
	// Of a server that says why and hangs up, the library gives what it said or
	// that it hung up, by chance. Both can be asked for again.
	for range 20 {
		if err = c.WaitGreeting(); err == nil || !strings.Contains(err.Error(), "before greeting") {
			break
		}
	}
	return err
}

// step does one thing, in the time that a step may take.
func (c *connection) step(do func() error) error {
	ctx, cancel := context.WithTimeoutCause(c.ctx, c.spec.Timeout.Span(), errSlow)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { c.conn.Close() })
	defer stop()
	err := do()
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

var errSlow = errors.New("the server did not answer in time")

// lost tells whether the connection can be used no more.
func (c *connection) lost() bool {
	select {
	case <-c.Closed():
		return true
	default:
		return false
	}
}

// leave logs out, and does not insist on a response.
func (c *connection) leave() {
	_ = c.step(c.Logout().Wait)
	c.conn.Close()
}

// fresh lists the messages that have not been taken yet. These are the unread
// ones, or all if messages that are done are moved to another folder.
func (c *connection) fresh() (ids []imap.UID, err error) {
	wanted := &imap.SearchCriteria{NotFlag: []imap.Flag{imap.FlagDeleted}}
	if c.spec.Done == "" {
		wanted.NotFlag = append(wanted.NotFlag, imap.FlagSeen)
	}
	err = c.step(func() error {
		found, err := c.UIDSearch(wanted, nil).Wait()
		if err == nil {
			ids = found.AllUIDs()
		}
		return err
	})
	return ids, err
}

// bring has one message kept, and then marks it. One that cannot be read at all
// is marked too, so that it is set aside and not read again and again.
func (m *Mailbox) bring(ctx context.Context, c *connection, id imap.UID) error {
	raw, err := c.read(id)
	if err != nil {
		return fmt.Errorf("reading message %d: %w", id, err)
	}
	if raw == nil {
		return nil // somebody else has removed it
	}
	err = m.keep(ctx, raw)
	if errors.Is(err, errUnreadable) {
		m.log.Error("a returned message cannot be read and is set aside", "message", id, "error", err)
		err = nil
	}
	if err != nil {
		return fmt.Errorf("keeping message %d: %w", id, err)
	}
	if err := c.mark(id); err != nil {
		return fmt.Errorf("marking message %d: %w", id, err)
	}
	return nil
}

var errUnreadable = errors.New("the message cannot be read")

// keep has a message kept. The error is errUnreadable if the message makes the
// program panic: it would do so again.
func (m *Mailbox) keep(ctx context.Context, raw []byte) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: panic: %v", errUnreadable, cause)
		}
	}()
	return m.take(ctx, raw, "")
}

// read fetches the front of a message, nil if it is no longer there.
func (c *connection) read(id imap.UID) (raw []byte, err error) {
	front := &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Size: int64(c.spec.Limit)}}
	err = c.step(func() error {
		found, err := c.Fetch(imap.UIDSetNum(id), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{front}}).Collect()
		for _, message := range found {
			if message.UID == id && len(message.BodySection) > 0 {
				raw = message.BodySection[0].Bytes
			}
		}
		return err
	})
	return raw, err
}

// mark marks or moves the message, so that it is not read again.
func (c *connection) mark(id imap.UID) error {
	if c.spec.Done != "" {
		return c.step(func() error { _, err := c.Move(imap.UIDSetNum(id), c.spec.Done).Wait(); return err })
	}
	seen := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagSeen}}
	return c.step(c.Store(imap.UIDSetNum(id), seen, nil).Close)
}
