package riverq

import (
	"context"
	"log/slog"
)

// quiet is a log for River: what it does is of interest to who looks for a
// mistake, and what fails it tries again.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(quieter{log.Handler()}) }

// quieter writes errors as warnings, and what is less than one as debugging.
type quieter struct{ slog.Handler }

// Enabled tells whether the record would be written at its quieter level.
func (q quieter) Enabled(ctx context.Context, level slog.Level) bool {
	return q.Handler.Enabled(ctx, quieten(level))
}

// Handle writes the record at its quieter level.
func (q quieter) Handle(ctx context.Context, r slog.Record) error {
	r.Level = quieten(r.Level)
	return q.Handler.Handle(ctx, r)
}

// WithAttrs keeps the handler quiet.
func (q quieter) WithAttrs(attrs []slog.Attr) slog.Handler {
	return quieter{q.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the handler quiet.
func (q quieter) WithGroup(name string) slog.Handler { return quieter{q.Handler.WithGroup(name)} }

func quieten(level slog.Level) slog.Level {
	if level >= slog.LevelError {
		return slog.LevelWarn
	}
	return slog.LevelDebug
}
