package web

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// healthEvery is how often the health of the program is looked up at most,
// however often the server is asked.
const healthEvery = time.Second

// health responds with 200 while the program is well, and with 503 otherwise.
// What is wrong is only written to the log.
type health struct {
	ask func(context.Context) error
	now func() time.Time

	mu   sync.Mutex
	at   time.Time
	last error
}

func newHealth(ask func(context.Context) error, now func() time.Time) *health {
	return &health{ask: ask, now: now}
}

// ServeHTTP responds with one word.
func (h *health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", Never)
	if h.err(r.Context()) != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		w.Write([]byte("unwell\n"))
		return
	}
	w.Write([]byte("well\n"))
}

// err is the last error of the program. It is looked up again if that was a
// while ago. A client that goes away does not count as an error.
func (h *health) err(ctx context.Context) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := h.now(); h.at.IsZero() || now.Sub(h.at) >= healthEvery {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), headTime)
		defer cancel()
		h.at, h.last = now, h.ask(ctx)
	}
	return h.last
}
