package lmtp

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/emersion/go-smtp"
)

// Take keeps a message that was delivered to a recipient. When it returns nil,
// it must have kept the message durably. It may be given the same message
// again. It is called from several goroutines.
type Take func(ctx context.Context, raw []byte, recipient string) error

// The bounds of a conversation. The longest line of a message is far beyond what
// SMTP allows, since a message need not have come by SMTP.
const (
	maxRecipients = 100
	maxMessage    = 100_000_000
	maxLine       = 100_000
)

// Listener is an open address or socket. Nothing is read there before Run.
type Listener struct {
	spec Spec
	take Take
	log  *slog.Logger
	open net.Listener
}

// Open opens the address or the socket. It replaces a socket that a dead
// program has left.
func Open(spec Spec, take Take, log *slog.Logger) (*Listener, error) {
	open, err := listen(spec)
	if err != nil {
		return nil, fmt.Errorf("listening for returned messages: %w", err)
	}
	return &Listener{spec: spec, take: take, log: log, open: open}, nil
}

func listen(spec Spec) (net.Listener, error) {
	path := spec.Socket.Full
	if path == "" {
		return net.Listen("tcp", spec.Listen)
	}
	if err := clear(path); err != nil {
		return nil, err
	}
	open, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o660); err != nil {
		open.Close()
		return nil, err
	}
	return open, nil
}

// Try tells whether a listener could be opened, and opens none at a socket.
// taken tells whether a program listens there already.
func Try(spec Spec) (taken bool, err error) {
	path := spec.Socket.Full
	if path == "" {
		open, err := net.Listen("tcp", spec.Listen)
		if errors.Is(err, syscall.EADDRINUSE) {
			return true, nil
		}
		if err == nil {
			err = open.Close()
		}
		return false, err
	}
	if conn, err := net.DialTimeout("unix", path, time.Second); err == nil {
		return true, conn.Close()
	}
	switch info, err := os.Lstat(path); {
	case err == nil && info.Mode().Type() != fs.ModeSocket:
		return false, fmt.Errorf("%s is there and is no socket", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	_, err = os.Stat(filepath.Dir(path))
	return false, err
}

// clear removes a socket on which no program listens. It removes nothing else.
func clear(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() != fs.ModeSocket {
		return fmt.Errorf("%s is there and is no socket", path)
	}
	if conn, err := net.DialTimeout("unix", path, time.Second); err == nil {
		conn.Close()
		return fmt.Errorf("another program listens at %s", path)
	}
	return os.Remove(path)
}

// Close closes a listener that is not run.
func (l *Listener) Close() error { return l.open.Close() }

// Run takes messages until ctx ends. Then it takes no more, gives the
// conversations under way one Timeout to end, and returns nil.
func (l *Listener) Run(ctx context.Context) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := l.server(work)
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		l.shut(server)
	})
	err := server.Serve(l.open)
	if stop() {
		return fmt.Errorf("listening for returned messages: %w", err)
	}
	<-stopped
	return nil
}

func (l *Listener) shut(server *smtp.Server) {
	grace, cancel := context.WithTimeout(context.Background(), l.spec.Timeout.Span())
	defer cancel()
	if server.Shutdown(grace) != nil {
		server.Close()
	}
	l.open.Close() // the server may not have had it yet
}

func (l *Listener) server(ctx context.Context) *smtp.Server {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &session{listener: l, ctx: ctx}, nil
	}))
	server.LMTP = true
	server.Domain = "catchup"
	server.MaxRecipients = maxRecipients
	server.MaxMessageBytes = maxMessage
	server.MaxLineLength = maxMessage // else the library hangs up, and the mail server comes again for ever
	server.ReadTimeout = l.spec.Timeout.Span()
	server.WriteTimeout = l.spec.Timeout.Span()
	server.EnableSMTPUTF8 = true
	server.ErrorLog = slog.NewLogLogger(l.log.Handler(), slog.LevelDebug)
	return server
}
