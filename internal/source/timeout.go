package source

import (
	"context"
	"time"
)

// Timeout is a context that ends after a time, with a cause. The time does not
// run while Wait waits for something else; one goroutine at a time may wait.
type Timeout struct {
	context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	ends   time.Time
}

// Within is a context that ends after the time, with the cause. Its Stop must be
// called.
func Within(ctx context.Context, after time.Duration, cause error) *Timeout {
	within, cancel := context.WithCancelCause(ctx)
	return &Timeout{within, cancel, time.AfterFunc(after, func() { cancel(cause) }), time.Now().Add(after)}
}

// Wait calls a function that may wait for long.
func (t *Timeout) Wait(f func() error) error {
	began := time.Now()
	if !t.timer.Stop() {
		<-t.Done() // the time is over, though the context may not know it yet
		return context.Cause(t)
	}
	defer func() {
		t.ends = t.ends.Add(time.Since(began))
		t.timer.Reset(time.Until(t.ends))
	}()
	return f()
}

// Stop releases what the context needs.
func (t *Timeout) Stop() {
	t.timer.Stop()
	t.cancel(nil)
}
