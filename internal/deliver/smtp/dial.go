package smtp

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

var libraryPolicies = map[TLS]gomail.TLSPolicy{
	Required: gomail.TLSMandatory, Opportunistic: gomail.TLSOpportunistic,
	Implicit: gomail.NoTLS, None: gomail.NoTLS, // implicit is our own dialling
}

// mechanisms are the ways to sign in, best first. PLAIN and LOGIN are refused
// by the library on an unprotected connection, other than to this machine.
var mechanisms = []gomail.SMTPAuthType{
	gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthSCRAMSHA1,
	gomail.SMTPAuthCramMD5, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin,
}

// connect dials, protects the connection and signs in, all within one Timeout.
// Its errors are refusals of the connection. They are lasting if the server
// said so.
func (s *Sender) connect(ctx context.Context) (*session, error) {
	l := &line{ctx: ctx, reach: s.Dial, stop: func() bool { return true }}
	library, err := gomail.NewClient(s.spec.Host, s.options(l)...)
	if err != nil {
		return nil, s.unopened(err)
	}
	client, err := library.DialToSMTPClientWithContext(ctx)
	l.stop()
	if err != nil {
		l.cut()
		return nil, s.unopened(err)
	}
	return newSession(l.conn, client, s.spec.Timeout.Span()), nil
}

func (s *Sender) options(l *line) []gomail.Option {
	all := []gomail.Option{
		gomail.WithPort(s.spec.Port),
		gomail.WithTimeout(s.spec.Timeout.Span()),
		gomail.WithTLSPolicy(libraryPolicies[s.spec.TLS]),
		gomail.WithTLSConfig(s.tls),
		gomail.WithDialContextFunc(l.dial(s.spec.TLS == Implicit, s.tls)),
	}
	if s.spec.Helo != "" {
		all = append(all, gomail.WithHELO(s.spec.Helo))
	}
	if s.spec.User != "" {
		all = append(all, gomail.WithUsername(s.spec.User), gomail.WithPassword(s.spec.Password.Reveal()),
			gomail.WithOpportunisticSMTPAuth(mechanisms...))
	}
	return all
}

func (s *Sender) unopened(err error) error {
	r := refusal(err)
	r.Broken = true
	if strings.HasPrefix(err.Error(), "STARTTLS mode set to") { // the library has no error of its own for this
		r.Words = "it offers no STARTTLS, which mail.smtp.tls: " + string(Required) + " asks for"
	}
	r.Words = fmt.Sprintf("connecting to %s: %s", s.spec.Host, r.Words)
	return r
}

// line is the connection under the library's client. The library heeds the
// context only until the connection is made; the line closes the connection
// when the context ends, until opening is over.
type line struct {
	ctx   context.Context
	reach func(ctx context.Context, network, address string) (net.Conn, error)
	conn  net.Conn
	stop  func() bool
}

func (l *line) dial(implicit bool, config *tls.Config) gomail.DialContextFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := l.reach(ctx, network, address)
		if err != nil {
			return nil, err
		}
		l.conn = &brief{Conn: conn}
		if implicit {
			protected := tls.Client(l.conn, config)
			if err := protected.HandshakeContext(ctx); err != nil {
				l.cut()
				return nil, err
			}
			l.conn = protected
		}
		l.stop = context.AfterFunc(l.ctx, l.cut)
		return l.conn, nil
	}
}

func (l *line) cut() {
	if l.conn != nil {
		l.conn.Close()
	}
}
