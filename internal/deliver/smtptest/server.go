// Package smtptest is a mail server for tests. It speaks SMTP on a port of this
// machine, keeps the mail that it takes, and replies as a test tells it to.
package smtptest

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
)

// Drop and Stall stand for no reply: Drop closes the connection, and Stall
// keeps it open and says nothing.
const (
	Drop  = "drop"
	Stall = "stall"
)

// Options say how a server behaves.
type Options struct {
	// Reply gives the reply to a command, "" for the usual one. The verb is in
	// capitals, "." for the end of a message, "HELLO" for the greeting. The
	// argument of DATA and of what follows is that of RCPT. Connections are
	// numbered from 1. "BODY" is a message that has begun to come: it may be
	// dropped, or not be read on.
	Reply func(verb, argument string, connection int) string
	// TLS is offered by STARTTLS, or spoken from the first byte if Implicit.
	TLS      *tls.Config
	Implicit bool
	// Extensions are offered besides 8BITMIME and ENHANCEDSTATUSCODES, such as
	// PIPELINING, which the server always understands.
	Extensions []string
	// Credentials are "user:password"; if set, AUTH PLAIN is offered.
	Credentials string
}

// Mail is a message that the server has taken.
type Mail struct {
	From, To string // the arguments of MAIL and RCPT
	Data     []byte // lines end in LF
	TLS      bool
	User     string
}

// Server is a running server. Dial makes a connection to it.
type Server struct {
	Host string
	Port int
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	o      Options
	closed chan struct{}

	mu          sync.Mutex
	mails       []Mail
	connections int
}

// Start runs a server until the test ends.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("starting a mail server: %v", err)
	}
	return serve(t, o, listener, new(net.Dialer).DialContext)
}

// StartInMemory runs a server until the test ends, on no port: it is reached by
// Dial alone. It may run in a bubble of testing/synctest, in which a timeout
// never depends on how fast the machine is.
func StartInMemory(t testing.TB, o Options) *Server {
	t.Helper()
	x := newExchange()
	return serve(t, o, x, x.dial)
}

func serve(t testing.TB, o Options, listener net.Listener, dial func(context.Context, string, string) (net.Conn, error)) *Server {
	s := &Server{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Dial: dial, o: o, closed: make(chan struct{})}
	if o.Implicit {
		listener = tls.NewListener(listener, o.TLS)
	}
	var served sync.WaitGroup
	served.Go(func() { s.accept(listener, &served) })
	t.Cleanup(func() {
		close(s.closed)
		listener.Close()
		served.Wait()
	})
	return s
}

func (s *Server) accept(listener net.Listener, served *sync.WaitGroup) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.connections++
		c := &conversation{server: s, conn: conn, number: s.connections, secret: s.o.Implicit}
		s.mu.Unlock()
		served.Go(func() { c.run() })
		served.Go(func() { <-s.closed; conn.Close() })
	}
}

// Mails lists what the server has taken so far.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

// Connections counts the connections made so far.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.connections
}

func (s *Server) take(m Mail) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mails = append(s.mails, m)
}

// conversation is one connection.
type conversation struct {
	server *Server
	conn   net.Conn
	in     *textproto.Reader
	number int
	secret bool
	mail   Mail
	ready  bool // MAIL and RCPT had good replies
}

func (c *conversation) run() {
	defer c.conn.Close()
	c.read()
	if !c.say("HELLO", "", "220 smtptest ready") {
		return
	}
	for {
		line, err := c.in.ReadLine()
		if err != nil {
			return
		}
		verb, argument, _ := strings.Cut(line, " ")
		if !c.obey(strings.ToUpper(verb), argument) {
			return
		}
	}
}

func (c *conversation) read() { c.in = textproto.NewReader(bufio.NewReader(c.conn)) }

// say sends the script's reply to a command, or else the usual one. It tells
// whether the conversation goes on.
func (c *conversation) say(verb, argument, usual string) bool {
	reply := ""
	if c.server.o.Reply != nil {
		reply = c.server.o.Reply(verb, argument, c.number)
	}
	switch reply {
	case Drop:
		return false
	case Stall:
		<-c.server.closed
		return false
	case "":
		reply = usual
	}
	if verb == "." && reply[0] == '2' {
		c.server.take(c.mail)
	}
	_, err := fmt.Fprintf(c.conn, "%s\r\n", reply)
	return err == nil && !strings.HasPrefix(reply, "421") && c.follow(verb, reply)
}

// follow does what a command asks for once it has a good reply.
func (c *conversation) follow(verb, reply string) bool {
	switch {
	case verb == "STARTTLS" && reply[0] == '2':
		c.conn, c.secret = tls.Server(c.conn, c.server.o.TLS), true
		c.read()
	case verb == "DATA" && reply[0] == '3':
		return c.data()
	case verb == "QUIT":
		return false
	case verb == "MAIL":
		c.ready = reply[0] == '2'
	case verb == "RCPT":
		c.ready = c.ready && reply[0] == '2'
	}
	return true
}

func (c *conversation) obey(verb, argument string) bool {
	switch verb {
	case "EHLO":
		c.mail = Mail{TLS: c.secret, User: c.mail.User}
		return c.say(verb, argument, c.greeting())
	case "AUTH":
		return c.say(verb, argument, c.auth(argument))
	case "MAIL":
		c.mail.From = argument
	case "RCPT":
		c.mail.To = argument
	case "DATA":
		return c.say(verb, c.mail.To, c.start())
	case "STARTTLS":
		return c.say(verb, argument, "220 go on")
	case "QUIT":
		return c.say(verb, argument, "221 bye")
	}
	return c.say(verb, argument, "250 2.0.0 fine")
}

func (c *conversation) start() string {
	if !c.ready {
		return "503 5.5.1 whose mail, and to whom?"
	}
	return "354 go on"
}

func (c *conversation) greeting() string {
	lines := append([]string{"smtptest", "8BITMIME", "ENHANCEDSTATUSCODES"}, c.server.o.Extensions...)
	if c.server.o.TLS != nil && !c.secret {
		lines = append(lines, "STARTTLS")
	}
	if c.server.o.Credentials != "" {
		lines = append(lines, "AUTH PLAIN")
	}
	last := len(lines) - 1
	for i := range lines[:last] {
		lines[i] = "250-" + lines[i]
	}
	lines[last] = "250 " + lines[last]
	return strings.Join(lines, "\r\n")
}

// auth knows PLAIN with its initial response (RFC 4616).
func (c *conversation) auth(argument string) string {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(argument, "PLAIN "))
	parts := strings.Split(string(raw), "\x00")
	if err != nil || len(parts) != 3 || parts[1]+":"+parts[2] != c.server.o.Credentials {
		return "535 5.7.8 wrong user or password"
	}
	c.mail.User = parts[1]
	return "235 2.7.0 welcome"
}

func (c *conversation) data() bool {
	if !c.begin() {
		return false
	}
	data, err := io.ReadAll(c.in.DotReader())
	if err != nil {
		return false
	}
	c.mail.Data = data
	return c.say(".", c.mail.To, "250 2.0.0 taken")
}

// begin reads the first lines of a message, and does what the script says of
// it.
func (c *conversation) begin() bool {
	if c.server.o.Reply == nil {
		return true
	}
	switch c.server.o.Reply("BODY", c.mail.To, c.number) {
	case Drop:
		c.in.ReadLine() // the rest is on its way, or not sent yet
		return false
	case Stall:
		<-c.server.closed
		return false
	}
	return true
}
