package smtp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail/smtp"

	"catchup/internal/deliver"
)

// session is one connection to the server. It is lost once nobody can tell
// in what state the conversation is.
type session struct {
	conn    net.Conn
	client  *gomail.Client
	timeout time.Duration
	lost    bool
}

// send takes one letter through MAIL, RCPT and DATA (RFC 5321, section 3.3).
// The connection is cut when ctx ends, since the library does not look at it.
func (s *session) send(ctx context.Context, m *deliver.Message, seal func() error) error {
	stop := context.AfterFunc(ctx, func() { s.conn.Close() })
	defer func() { s.lost = s.lost || !stop() }()
	if err := s.offer(m); err != nil {
		s.recover(err)
		return err
	}
	return s.hand(m, seal)
}

// offer names the sender and the reader. Until it returns nil the server has
// taken nothing.
func (s *session) offer(m *deliver.Message) error {
	s.client.SkipSMTPUTF8(ascii(m.From + m.To))
	if err := s.step(func() error { return s.client.Mail("<" + m.From + ">") }); err != nil {
		r := refusal(err)
		r.Broken = true // the sender is refused, which is no reader's fault
		return r
	}
	if err := s.step(func() error { return s.client.Rcpt("<" + m.To + ">") }); err != nil {
		return refusal(err)
	}
	return nil
}

// hand hands over the message: all but the final dot, which waits for the
// seal. Only an answer in digits says what became of it: without one the
// server may have taken it or not, if it had the dot.
func (s *session) hand(m *deliver.Message, seal func() error) error {
	var dot io.WriteCloser
	err := s.step(func() (err error) {
		if dot, err = s.client.Data(); err == nil {
			_, err = m.WriteTo(dot)
		}
		return err
	})
	if err != nil {
		known := refusal(err)
		s.recover(known)
		return known
	}
	if err := seal(); err != nil {
		s.lost = true
		return err
	}
	return s.finish(dot)
}

// finish sends the final dot and reads the answer.
func (s *session) finish(dot io.Closer) error {
	err := s.step(dot.Close)
	var answer *textproto.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &answer) && (answer.Code/100 == 4 || answer.Code/100 == 5):
		known := refusal(err)
		s.recover(known)
		return known
	default:
		s.lost = true
		return fmt.Errorf("the connection broke while the message was handed over: %w", err)
	}
}

// recover makes the session ready for the next letter after a refusal.
func (s *session) recover(err error) {
	if broken(err) || s.step(s.client.Reset) != nil {
		s.lost = true
	}
}

// step gives a part of the conversation its time.
func (s *session) step(do func() error) error {
	s.extend()
	return do()
}

// extend starts the time of a step anew. A connection that takes no deadline
// is broken, and the step says so.
func (s *session) extend() {
	_ = s.conn.SetDeadline(time.Now().Add(s.timeout))
}

func (s *session) quit() error {
	err := s.step(s.client.Quit)
	s.conn.Close()
	if err != nil {
		return fmt.Errorf("taking leave of the mail server: %w", err)
	}
	return nil
}

// refusal reads an error from before the message was handed over, or an
// answer to it. Without an answer in digits the connection is to blame, and
// so it is with 421 (RFC 5321, section 3.8).
func refusal(err error) *deliver.Refusal {
	var answer *textproto.Error
	if !errors.As(err, &answer) {
		return &deliver.Refusal{Broken: true, Words: oneLine(err.Error())}
	}
	return &deliver.Refusal{
		Lasting: answer.Code/100 == 5,
		Broken:  answer.Code == 421,
		Words:   oneLine(fmt.Sprintf("%d %s", answer.Code, answer.Msg)),
	}
}

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > '~' })
}
