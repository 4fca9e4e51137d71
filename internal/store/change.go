package store

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"
)

// patience is how long a locked file, or a server that does not answer, is
// waited for.
const patience = 10 * time.Second

// change runs work in one transaction, which is kept if work returns nil.
// What has changed nothing and may go well the next time, such as two
// transactions that wait for each other, is tried again for a while: work may
// run more than once, and must set anew what it hands out.
func (s *Store) change(ctx context.Context, work func(*sql.Tx) error) error {
	return s.patiently(ctx, func() error { return s.attempt(ctx, work) })
}

func (s *Store) attempt(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		if undone := tx.Rollback(); !errors.Is(undone, sql.ErrTxDone) { // a cancelled ctx has rolled back already
			err = errors.Join(err, undone)
		}
		return err
	}
	return tx.Commit()
}

// exec runs one statement that changes rows, as change does, and returns how
// many it changed.
func (s *Store) exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	err = s.patiently(ctx, func() error {
		result, err := s.write.ExecContext(ctx, query, args...)
		if err != nil {
			return err
		}
		changed, err = result.RowsAffected()
		return err
	})
	return changed, err
}

// patiently repeats what may go well the next time, after pauses that grow.
func (s *Store) patiently(ctx context.Context, attempt func() error) error {
	began := time.Now()
	for pause := 10 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		err := attempt()
		switch {
		case err == nil || s.dialect.passing == nil:
			return err
		case !s.dialect.passing(err) || time.Since(began)+pause > patience:
			return s.dialect.words(err)
		}
		select {
		case <-ctx.Done():
			return s.dialect.words(err)
		case <-time.After(pause + rand.N(pause)): // two that met do not meet again
		}
	}
}
