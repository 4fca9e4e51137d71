// Package preview shows the people who work on a report what the edition would
// be: all its forms side by side in a browser, and why its stories were
// chosen. When a file of the installation changes, it makes the edition again.
// If the edition cannot be made, the page shows the mistakes.
//
// It serves on this machine only and refuses requests for any other host name.
// It keeps nothing and sends nothing. A Server is built with its fields, and
// Serve does the rest:
//
//	file changes ──▶ watch ──▶ make ──▶ proof ──▶ page, events
package preview

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"catchup/internal/edition"
)

// Server is a preview of one report.
type Server struct {
	// Make makes the edition from the installation as it is now, and changes
	// nothing. It is called again after each change, never twice at once.
	Make func(context.Context) (*edition.Edition, error)
	// Dir is the folder that is watched, with all below it.
	Dir string
	// Skip are files and folders below Dir whose changes are ignored.
	Skip []string
	Log  *slog.Logger
}

// Listen opens the port on this machine alone; 0 is any that is free.
func Listen(port int) (net.Listener, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, fmt.Errorf("opening the preview's port: %w", err)
	}
	return l, nil
}

// Serve makes the edition and serves it until ctx ends; it closes l.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	b := newBench(s.Make)
	watch, err := newWatch(s.Dir, s.Skip, s.Log)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	defer watch.Close()
	go watch.run(ctx, b.ask)
	go b.run(ctx)
	server := &http.Server{
		Handler:           guard(l.Addr(), routes(b)),
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
	ended := context.AfterFunc(ctx, func() { server.Close() })
	defer ended()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving the preview: %w", err)
	}
	return nil
}
