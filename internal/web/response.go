package web

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// response notes the status and the size of a response.
type response struct {
	http.ResponseWriter
	status int // 0 for nothing yet
	bytes  int64
}

// WriteHeader notes the status.
func (a *response) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (a *response) Write(data []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(data)
	a.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (a *response) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// finish is deferred. It turns a panic into a plain page, and logs the request
// by its pattern, without the client.
func (s *Server) finish(a *response, r *http.Request, began time.Time) {
	if cause := recover(); cause != nil {
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(http.ErrAbortHandler) // the server's own way to break a connection off
		}
		s.o.Log.Error("a page panicked", "page", r.Pattern, "cause", cause, "stack", string(debug.Stack()))
		if a.status != 0 {
			panic(http.ErrAbortHandler) // half a response must not look like a whole one
		}
		s.o.Pages.Fail(a)
	}
	level := slog.LevelInfo
	switch {
	case a.status >= 500:
		level = slog.LevelError
	case r.URL.Path == "/health":
		level = slog.LevelDebug
	}
	s.o.Log.Log(r.Context(), level, "request", "method", method(r), "page", r.Pattern, "status", a.status, "bytes", a.bytes,
		"took", s.o.Now().Sub(began).Round(time.Microsecond))
}

// method is the request's method if it is one of the usual ones. Others could
// be any text, and are not logged.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
		return r.Method
	}
	return "other"
}
