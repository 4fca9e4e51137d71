package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"

	"catchup/internal/deliver"
)

// Sender hands messages to the server of its Spec, over as many connections as
// that allows. A connection serves many messages. A Sender may be used from
// several goroutines, and also after Close.
type Sender struct {
	// Dial makes the connections; the network's own unless it is set before the
	// first message.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	spec  Spec
	tls   *tls.Config
	lines chan struct{} // a place for each connection
	idle  chan *session // those that wait for a message
	door  chan struct{} // held by whoever opens a connection

	mu   sync.Mutex
	open int // connections
}

// New makes a sender. It connects when the first message is sent.
func New(spec Spec) *Sender {
	n := max(spec.Connections, 1)
	return &Sender{
		Dial: new(net.Dialer).DialContext,
		spec: spec, tls: &tls.Config{ServerName: spec.Host, MinVersion: tls.VersionTLS12},
		lines: make(chan struct{}, n), idle: make(chan *session, n), door: make(chan struct{}, 1),
	}
}

// Send hands over one message. If a connection that served before turns out to
// be broken, and the message is not sealed yet, Send opens another one at once.
// When ctx ends, it closes the connection at once.
func (s *Sender) Send(ctx context.Context, m *deliver.Message, seal func() error) error {
	if err := enter(ctx, s.lines); err != nil {
		return err
	}
	defer leave(s.lines)
	for sealed := false; ; {
		line, served, err := s.take(ctx)
		if err != nil {
			return err
		}
		err = line.send(ctx, m, func() error {
			sealed = true
			return seal()
		})
		s.putBack(line)
		if !served || sealed || !broken(err) {
			return err
		}
	}
}

// LookUp has the server's name looked up by the resolver; nil for this
// machine's. It must be called before the first message.
func (s *Sender) LookUp(by *net.Resolver) { s.Dial = (&net.Dialer{Resolver: by}).DialContext }

// Try connects to the server, protects the connection and signs in, and says
// goodbye. No message is begun.
func (s *Sender) Try(ctx context.Context) error {
	line, err := s.connect(ctx)
	if err != nil {
		return err
	}
	return line.quit()
}

// enter waits for a place.
func enter(ctx context.Context, places chan<- struct{}) error {
	select {
	case places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return &deliver.Refusal{Broken: true, Words: fmt.Sprintf("waiting for a connection: %v", ctx.Err())}
	}
}

func leave(places <-chan struct{}) { <-places }

func broken(err error) bool {
	var refusal *deliver.Refusal
	return errors.As(err, &refusal) && refusal.Broken
}

// take is an idle connection or a new one. If the server allows no more
// connections, take waits for one of the others.
func (s *Sender) take(ctx context.Context) (line *session, served bool, err error) {
	select {
	case line := <-s.idle:
		return line, true, nil
	default:
	}
	line, err = s.openOne(ctx)
	if err == nil {
		return line, false, nil
	}
	if s.count(0) == 0 {
		return nil, false, err
	}
	select {
	case line := <-s.idle:
		return line, true, nil
	case <-time.After(s.spec.Timeout.Span()):
	case <-ctx.Done():
	}
	return nil, false, err
}

// openOne opens connections one at a time, so that it is known whether there
// are others when one cannot be opened.
func (s *Sender) openOne(ctx context.Context) (*session, error) {
	if err := enter(ctx, s.door); err != nil {
		return nil, err
	}
	defer leave(s.door)
	line, err := s.connect(ctx)
	if err == nil {
		s.count(1)
	}
	return line, err
}

func (s *Sender) count(more int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open += more
	return s.open
}

// putBack makes a connection idle again, unless it is lost.
func (s *Sender) putBack(line *session) {
	if line.lost {
		line.conn.Close()
		s.count(-1)
		return
	}
	s.idle <- line
}

// Close ends the idle connections with QUIT.
func (s *Sender) Close() error {
	var errs []error
	for {
		select {
		case line := <-s.idle:
			s.count(-1)
			errs = append(errs, line.quit())
		default:
			return errors.Join(errs...)
		}
	}
}
