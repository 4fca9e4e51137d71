// Package web is the web server. It listens, bounds how much one network may
// ask for, sets the headers, and shows errors in plain words. The pages
// themselves are in the packages below it, one for each kind of visitor. They
// mount their handlers on the server:
//
//	listener ──▶ headers ──▶ client's network ──▶ bounds ──▶ rooms: archive, …
//
// There is no script on any page, and a GET or HEAD never changes anything.
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"golang.org/x/net/netutil"
)

// Room is a part of the site. Mount adds its handlers. Their patterns must name
// the method. A request is logged by its pattern only, since its address may
// hold a token.
type Room interface{ Mount(mux *http.ServeMux) }

// Options are what a Server is made of.
type Options struct {
	Spec
	Pages *Pages
	Rooms []Room
	// Unbounded tells whether a request is not counted, as those for /health are
	// not; may be nil.
	Unbounded func(*http.Request) bool
	// Healthy tells what is wrong with the program, nil for nothing.
	Healthy func(context.Context) error
	Now     func() time.Time
	Log     *slog.Logger
}

// Server serves the rooms. It is an http.Handler, for tests.
type Server struct {
	o      Options
	mux    *http.ServeMux
	limit  *Limit[netip.Prefix]
	secure bool // readers reach it by https
}

// New makes a server of the rooms.
func New(o Options) *Server {
	s := &Server{o: o, mux: http.NewServeMux(), limit: NewLimit[netip.Prefix](o.Rate), secure: o.Spec.secure()}
	for _, room := range append([]Room{o.Pages}, o.Rooms...) {
		room.Mount(s.mux)
	}
	s.mux.Handle("GET /health", newHealth(o.Healthy, o.Now))
	s.mux.HandleFunc("/", o.Pages.lost)
	return s
}

// The bounds of every request, whatever it asks for.
const (
	mostHeader      = 16 << 10 // bytes
	mostBody        = 64 << 10
	mostConnections = 1000
)

// The timeouts for a client.
const (
	headTime  = 5 * time.Second
	readTime  = 15 * time.Second
	writeTime = 2 * time.Minute // a PDF by a slow line
	idleTime  = time.Minute
	lastTime  = 5 * time.Second // for requests under way when the server stops
)

// Run listens and serves until ctx ends, and lets what is under way finish.
func (s *Server) Run(ctx context.Context) error {
	l, err := net.Listen("tcp", s.o.Listen)
	if err != nil {
		return fmt.Errorf("opening the port of the pages: %w", err)
	}
	s.o.Log.Info("serving pages", "listen", l.Addr().String(), "address", s.o.Address)
	return s.Serve(ctx, l)
}

// Serve is Run on a listener, which it closes.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: mostHeader,
		ErrorLog:       slog.NewLogLogger(s.o.Log.Handler(), slog.LevelDebug), // it names clients
	}
	ended := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTime)
		defer cancel()
		ended <- errors.Join(ignore(server.Shutdown(last), context.DeadlineExceeded), server.Close())
	})
	err := ignore(server.Serve(netutil.LimitListener(l, mostConnections)), http.ErrServerClosed)
	if !stop() {
		err = errors.Join(err, <-ended)
	}
	if err != nil {
		return fmt.Errorf("serving the pages: %w", err)
	}
	return nil
}

func ignore(err, expected error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}

// ServeHTTP handles one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := s.o.Now()
	seen := &response{ResponseWriter: w}
	defer s.finish(seen, r, began)
	s.dress(w.Header())
	r.RemoteAddr = s.o.client(r)
	if wait := s.limit.Wait(Network(r), began); wait > 0 && !s.unbounded(r) {
		s.o.Pages.TooMany(seen, wait)
		return
	}
	r.Body = http.MaxBytesReader(seen, r.Body, mostBody)
	s.mux.ServeHTTP(seen, r)
}

func (s *Server) unbounded(r *http.Request) bool {
	return r.URL.Path == "/health" || s.o.Unbounded != nil && s.o.Unbounded(r)
}
