package watch

import (
	"context"
	"fmt"

	"catchup/internal/edition"
)

// call calls the watcher of a report for an edition, once for each result.
func (w *Watch) call(ctx context.Context, k edition.Key, well bool, words string) {
	address := w.o.Reports[k.Report].Heartbeat
	if address.Reveal() == "" {
		return
	}
	n := notice("call", "", words, fmt.Sprint(k, well))
	if err := w.once(ctx, n, func() error { return w.o.Call(ctx, address, well, words) }); err != nil && ctx.Err() == nil {
		w.o.Log.Warn("a watcher could not be called", "report", k.Report, "error", err)
	}
}

// heartbeat calls the watcher of the installation, if it is time, with the
// state of all reports, or with the error that kept the watch from finding it.
func (w *Watch) heartbeat(ctx context.Context, all []Due, failed error) {
	now := w.o.Now()
	if w.o.Heartbeat.Reveal() == "" || now.Sub(w.called) < w.o.HeartbeatEvery-w.o.Every/2 {
		return
	}
	w.called = now
	err := wellOf(all)
	if failed != nil {
		err = failed
	}
	words := "all is well"
	if err != nil {
		words = err.Error()
	}
	if err := w.o.Call(ctx, w.o.Heartbeat, err == nil, words); err != nil && ctx.Err() == nil {
		w.o.Log.Warn("the watcher could not be called", "error", err)
	}
}
