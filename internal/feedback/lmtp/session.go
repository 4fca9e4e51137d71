package lmtp

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/emersion/go-smtp"
)

// session is one conversation.
type session struct {
	listener   *Listener
	ctx        context.Context
	recipients []string
}

// later asks the mail server to try again.
var later = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "It could not be kept, please come again"}

// never is the reply to a message that no later try would make better.
var never = &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "It cannot be read, please do not bring it again"}

// Mail begins a message. Its sender does not matter: most returned messages
// have an empty one.
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

// Rcpt notes a recipient of the message. It takes every address: messages to
// unknown ones are kept for the operator.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.recipients = append(s.recipients, to)
	return nil
}

// LMTPData keeps the message for each recipient, and replies for each (RFC
// 2033, section 4.2). It reads and drops what is beyond the limit, and refuses a
// message with too long a line.
func (s *session) LMTPData(r io.Reader, status smtp.StatusCollector) error {
	lines := &lineMeter{from: r}
	raw, err := io.ReadAll(io.LimitReader(lines, int64(s.listener.spec.Limit)))
	if err == nil {
		_, err = io.Copy(io.Discard, lines)
	}
	switch {
	case err != nil:
		return broken(err)
	case lines.longest > maxLine:
		s.listener.log.Error("a returned message with too long a line was refused for good", "octets", lines.longest)
		return never
	}
	for _, to := range s.recipients {
		status.SetStatus(to, s.keep(raw, to))
	}
	return nil
}

// lineMeter reads on, and notes the octets of the longest line.
type lineMeter struct {
	from             io.Reader
	current, longest int
}

func (l *lineMeter) Read(b []byte) (int, error) {
	n, err := l.from.Read(b)
	for _, c := range b[:n] {
		if l.current++; c == '\n' {
			l.current = 0
		}
		l.longest = max(l.longest, l.current)
	}
	return n, err
}

// broken is the reply to a message that did not arrive whole.
func broken(err error) error {
	var refusal *smtp.SMTPError
	if errors.As(err, &refusal) {
		return refusal
	}
	return later
}

func (s *session) keep(raw []byte, to string) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			s.listener.log.Error("a returned message that cannot be read was refused for good", "error", fmt.Errorf("panic: %v", cause))
			err = never
		}
	}()
	ctx, cancel := context.WithTimeout(s.ctx, s.listener.spec.Timeout.Span())
	defer cancel()
	if err := s.listener.take(ctx, raw, to); err != nil {
		return s.later(err)
	}
	return nil
}

func (s *session) later(err error) error {
	s.listener.log.Error("a returned message could not be kept, the mail server will bring it again", "error", err)
	return later
}

// Data is for SMTP, which is not spoken here.
func (s *session) Data(io.Reader) error { return later }

// Reset forgets the message.
func (s *session) Reset() { s.recipients = nil }

// Logout ends the conversation.
func (s *session) Logout() error { return nil }
