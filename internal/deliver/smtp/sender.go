package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"sync"

	"catchup/internal/deliver"
)

// Sender hands letters to the server of its Spec, one at a time over one
// connection. It may be used from several goroutines.
type Sender struct {
	spec Spec
	tls  *tls.Config

	mu      sync.Mutex
	session *session // nil when there is no usable connection
}

// New makes a sender. It connects when the first letter is sent.
func New(spec Spec) *Sender {
	return &Sender{spec: spec, tls: &tls.Config{ServerName: spec.Host, MinVersion: tls.VersionTLS12}}
}

// Send hands over one letter. When a connection that served before turns out
// to be broken while nothing was handed over yet, it is opened again at once.
// When ctx ends the conversation is cut off where it stands.
func (s *Sender) Send(ctx context.Context, m *deliver.Message, seal func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	served, sealed := s.session != nil, false
	err := s.attempt(ctx, m, func() error {
		sealed = true
		return seal()
	})
	if served && !sealed && broken(err) {
		err = s.attempt(ctx, m, seal)
	}
	return err
}

func broken(err error) bool {
	var refusal *deliver.Refusal
	return errors.As(err, &refusal) && refusal.Broken
}

func (s *Sender) attempt(ctx context.Context, m *deliver.Message, seal func() error) error {
	if s.session == nil {
		opened, err := s.open(ctx)
		if err != nil {
			return err
		}
		s.session = opened
	}
	err := s.session.send(ctx, m, seal)
	if s.session.lost {
		s.session.conn.Close()
		s.session = nil
	}
	return err
}

// Close takes leave of the server.
func (s *Sender) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.session == nil {
		return nil
	}
	defer func() { s.session = nil }()
	return s.session.quit()
}
