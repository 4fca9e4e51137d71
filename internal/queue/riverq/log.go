package riverq

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"
)

// quiet is a log for River. River's records are only of interest when somebody
// looks for a mistake, and it repeats failures several times a second.
func quiet(log *slog.Logger) *slog.Logger {
	return slog.New(quieter{log.Handler(), new(atomic.Int64)})
}

// quieter writes one error a minute as a warning, and all else as debugging.
type quieter struct {
	slog.Handler
	warned *atomic.Int64 // when, in Unix seconds
}

// Enabled tells whether a record of the level may be written.
func (q quieter) Enabled(ctx context.Context, level slog.Level) bool {
	return q.Handler.Enabled(ctx, quieten(level))
}

// Handle writes the record at its quieter level.
func (q quieter) Handle(ctx context.Context, r slog.Record) error {
	r.Level = quieten(r.Level)
	if last := q.warned.Load(); r.Level == slog.LevelWarn {
		now := r.Time.Unix()
		if now-last < int64(time.Minute/time.Second) || !q.warned.CompareAndSwap(last, now) {
			r.Level = slog.LevelDebug
		}
	}
	if !q.Handler.Enabled(ctx, r.Level) {
		return nil
	}
	return q.Handler.Handle(ctx, r)
}

// WithAttrs keeps the handler quiet.
func (q quieter) WithAttrs(attrs []slog.Attr) slog.Handler {
	return quieter{q.Handler.WithAttrs(attrs), q.warned}
}

// WithGroup keeps the handler quiet.
func (q quieter) WithGroup(name string) slog.Handler {
	return quieter{q.Handler.WithGroup(name), q.warned}
}

func quieten(level slog.Level) slog.Level {
	if level >= slog.LevelError {
		return slog.LevelWarn
	}
	return slog.LevelDebug
}
