package web

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// healthEvery is how often the program is asked at most, however often others
// ask the server.
const healthEvery = time.Second

// health answers 200 while the program is well, and 503 else. What is wrong is
// for the log and for nobody else.
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

// ServeHTTP answers in a word.
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

// err is what the program said last, which is asked again if that was a while
// ago. A client that goes away is no reason to be unwell.
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
