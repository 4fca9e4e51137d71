package app

import (
	"context"
	"time"

	"catchup/internal/deliver/outbox"
	"catchup/internal/subscriber"
)

// expireEvery is how often old data are deleted, and cleanEvery how often what
// has been deleted is looked for in files, if it could not be removed at once.
const (
	expireEvery = time.Hour
	cleanEvery  = time.Minute
)

// forget deletes old data at intervals until ctx ends. Whenever somebody's data
// have been deleted it removes what is left of them in files.
func (in *installation) forget(ctx context.Context) {
	hours, minutes := time.NewTicker(expireEvery), time.NewTicker(cleanEvery)
	defer hours.Stop()
	defer minutes.Stop()
	in.expire(ctx)
	for ctx.Err() == nil {
		if err := in.clean(ctx); err != nil {
			in.options.Log.Debug("traces of what was deleted are not removed yet", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-in.store.Erased():
		case <-minutes.C:
		case <-hours.C:
			if in.store.HasTraces() {
				in.options.Log.Warn("traces of what was deleted stay in files that others are using")
			}
			in.expire(ctx)
		}
	}
}

// expire deletes what was kept for long enough.
func (in *installation) expire(ctx context.Context) {
	now, keep := in.options.Now(), in.settings.Privacy
	n, err := in.store.Subscribers.Expire(ctx, now, subscriber.Expiry{
		Requests: now.Add(-keep.Pending.Span()), Left: now.Add(-keep.Left.Span()), Suspended: now.Add(-keep.Suspended.Span()),
	})
	switch {
	case err != nil && ctx.Err() == nil:
		in.options.Log.Error("what was kept for long enough is not forgotten", "error", err)
	case n > 0:
		in.options.Log.Info("readers who left or were suspended long ago have been erased", "readers", n)
	}
	in.forgetReturns(ctx, now)
}

// forgetReturns deletes old returned messages that were about no known
// subscriber.
func (in *installation) forgetReturns(ctx context.Context, now time.Time) {
	r := in.settings.Mail.Returns
	if r == nil {
		return
	}
	if err := in.store.Returns.Forget(ctx, now.Add(-r.Keep.Span())); err != nil && ctx.Err() == nil {
		in.options.Log.Error("what came back is not forgotten", "error", err)
	}
}

// clean removes what is left of deleted personal data in files: messages in the
// outbox, and the traces in those of the store.
func (in *installation) clean(ctx context.Context) error {
	if !in.store.HasTraces() {
		return nil
	}
	if box := in.settings.Mail.Outbox; box != nil {
		err := outbox.Forget(box.Full, func(address, kind string) (bool, error) {
			return in.store.Subscribers.Gone(ctx, address, kind == "request")
		})
		if err != nil {
			return err
		}
	}
	return in.store.Clean(ctx)
}
