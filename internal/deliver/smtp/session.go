package smtp

import (
	"context"
	"fmt"
	"net"
	"net/textproto"
	"time"

	gomail "github.com/wneessen/go-mail/smtp"

	"catchup/internal/deliver"
)

// session is one connection to the server, opened by the library. The
// conversation that follows is our own: it hands over bytes that are ready, and
// sends several commands at once if the server allows it (RFC 2920). A session
// is lost when its state is not known any more.
type session struct {
	conn    net.Conn
	text    *textproto.Conn
	timeout time.Duration
	lost    bool

	pipelining, size, utf8 bool // what the server offers
}

func newSession(conn net.Conn, client *gomail.Client, timeout time.Duration) *session {
	s := &session{conn: conn, text: client.Text, timeout: timeout}
	s.pipelining, _ = client.Extension("PIPELINING")
	s.size, _ = client.Extension("SIZE")
	s.utf8, _ = client.Extension("SMTPUTF8")
	return s
}

// send takes one message through MAIL, RCPT and DATA (RFC 5321, section 3.3).
// It closes the connection when ctx ends.
func (s *session) send(ctx context.Context, m *deliver.Message, seal func() error) error {
	stop := context.AfterFunc(ctx, func() { s.conn.Close() })
	defer func() { s.lost = s.lost || !stop() }()
	if err := s.offer(m); err != nil {
		s.recover(err)
		return err
	}
	if err := s.hand(m); err != nil {
		s.lost = true
		return refusal(err)
	}
	if err := seal(); err != nil {
		s.lost = true
		return err
	}
	return s.finish()
}

// offer sends MAIL, RCPT and DATA. If it returns nil, the server waits for the
// message; otherwise it has taken nothing.
func (s *session) offer(m *deliver.Message) error {
	mail, err := s.mail(m)
	if err != nil {
		return err
	}
	var replies [3]error
	for i, command := range []string{mail, "RCPT TO:<" + deliver.Plain(m.To) + ">", "DATA"} {
		if s.pipelining {
			err = s.write(command)
		} else {
			replies[i], err = s.ask(command)
		}
		if err != nil || replies[i] != nil {
			break
		}
	}
	if err == nil && s.pipelining {
		err = s.collect(&replies)
	}
	if err != nil {
		return refusal(err)
	}
	return s.judge(replies)
}

// mail is the command that names the sender. If an address has characters
// beyond ASCII before its @, the server must offer to take them (RFC 6531,
// section 3.4). Domains are given in ASCII, so that no server on the way needs to
// know of others.
func (s *session) mail(m *deliver.Message) (string, error) {
	from := deliver.Plain(m.From)
	command := "MAIL FROM:<" + from + ">"
	if s.size {
		command += fmt.Sprintf(" SIZE=%d", m.Size()) // RFC 1870, section 3
	}
	if deliver.IsPlain(from + deliver.Plain(m.To)) {
		return command, nil
	}
	if !s.utf8 {
		return "", &deliver.Refusal{Lasting: true, Words: "the server takes no addresses with characters beyond ASCII before the @"}
	}
	return command + " SMTPUTF8", nil
}

// collect reads the replies to all three commands.
func (s *session) collect(replies *[3]error) (err error) {
	if err := s.flush(); err != nil {
		return err
	}
	for i := range replies {
		if replies[i], err = s.reply(); err != nil && (i == 0 || replies[i-1] == nil) {
			return err
		}
		if err != nil {
			return nil // the server has said why it went
		}
	}
	if replies[2] == nil && (replies[0] != nil || replies[1] != nil) {
		return s.nothing()
	}
	return nil
}

// nothing ends a DATA that the server should not have allowed, because it had
// refused the sender or the recipient before (RFC 2920, section 3.1).
func (s *session) nothing() error {
	if err := s.write("."); err != nil {
		return err
	}
	if err := s.flush(); err != nil {
		return err
	}
	_, err := s.reply()
	return err
}

// judge makes a refusal of the replies. If the sender is refused, that is not
// the recipient's fault, and counts as a broken connection.
func (s *session) judge(replies [3]error) error {
	for i, reply := range replies {
		if reply != nil {
			r := refusal(reply)
			r.Broken = r.Broken || i == 0
			return r
		}
	}
	return nil
}

// stretch is how many bytes are written within the time of one step.
const stretch = 256 << 10

// hand hands over all of the message but the final dot.
func (s *session) hand(m *deliver.Message) error {
	for _, part := range m.Parts {
		for len(part) > 0 {
			s.extend()
			n, err := s.text.W.Write(part[:min(stretch, len(part))])
			if err != nil {
				return err
			}
			part = part[n:]
		}
	}
	return s.flush()
}

// finish writes the final dot. Only a reply with a code says what became of the
// message: without one the server may have taken it or not.
func (s *session) finish() error {
	reply, err := s.ask(".")
	switch {
	case err != nil:
		s.lost = true
		return fmt.Errorf("the connection broke while the message was handed over: %w", err)
	case reply == nil:
		return nil
	}
	known := refusal(reply)
	s.recover(known)
	return known
}

// recover makes the session ready for the next message after a refusal.
func (s *session) recover(err error) {
	if broken(err) {
		s.lost = true
		return
	}
	if reply, err := s.ask("RSET"); reply != nil || err != nil {
		s.lost = true
	}
}

// ask writes a command and reads the reply. The reply is nil if the server
// accepts the command, and else what the server said.
func (s *session) ask(command string) (reply, err error) {
	if err := s.write(command); err != nil {
		return nil, err
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	return s.reply()
}

func (s *session) write(command string) error {
	_, err := s.text.W.WriteString(command + "\r\n")
	return err
}

func (s *session) flush() error {
	s.extend()
	return s.text.W.Flush()
}

// extend starts the time of a step anew. A connection that takes no deadline
// is broken, and the step says so.
func (s *session) extend() {
	_ = s.conn.SetDeadline(time.Now().Add(s.timeout))
}

func (s *session) quit() error {
	reply, err := s.ask("QUIT")
	s.conn.Close()
	if err == nil {
		err = reply
	}
	if err != nil {
		return fmt.Errorf("taking leave of the mail server: %w", err)
	}
	return nil
}
