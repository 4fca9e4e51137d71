package smtp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail/smtp"

	"catchup/internal/deliver"
)

// message is a letter as the conversation needs it: whole before DATA begins,
// since an error in the midst of it would pass for its end.
type message struct {
	from, to string // in angle brackets
	bytes    []byte
}

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
func (s *session) send(ctx context.Context, m message) error {
	stop := context.AfterFunc(ctx, func() { s.conn.Close() })
	defer func() { s.lost = s.lost || !stop() }()
	if err := s.offer(m); err != nil {
		s.recover(err)
		return err
	}
	return s.hand(m.bytes)
}

// offer names the sender and the reader. Until it returns nil the server has
// taken nothing.
func (s *session) offer(m message) error {
	s.client.SkipSMTPUTF8(ascii(m.from + m.to))
	if err := s.step(func() error { return s.client.Mail(m.from) }); err != nil {
		r := refusal(err)
		r.Broken = true // the sender is refused, which is no reader's fault
		return r
	}
	if err := s.step(func() error { return s.client.Rcpt(m.to) }); err != nil {
		return refusal(err)
	}
	return nil
}

// hand hands over the message. Only an answer in digits says what became of
// it: without one the server may have taken it or not.
func (s *session) hand(bytes []byte) error {
	err := s.step(func() error {
		w, err := s.client.Data()
		if err != nil {
			return refusal(err)
		}
		if _, err := w.Write(bytes); err != nil {
			return err
		}
		s.extend()
		return w.Close()
	})
	var known *deliver.Refusal
	var answer *textproto.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
	case errors.As(err, &answer) && (answer.Code/100 == 4 || answer.Code/100 == 5):
		known = refusal(err)
	default:
		s.lost = true
		return fmt.Errorf("the connection broke while the message was handed over: %w", err)
	}
	s.recover(known)
	return known
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
