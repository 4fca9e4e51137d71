package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// longestWait is for how long a locked file is waited for, or a server that does
// not answer.
const longestWait = 10 * time.Second

// Change runs work in one transaction, which is kept if work returns nil.
// What changed nothing and may go well the next time is tried again for a
// while, such as two transactions that wait for each other, or a server that
// is started anew: work may run more than once, and must set anew what it
// hands out. Only if the connection is lost at the very end, nobody knows
// whether the transaction was kept; that is an error.
func (d *DB) Change(ctx context.Context, work func(*sql.Tx) error) error {
	began := time.Now()
	for pause := 10 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		err := d.attempt(ctx, work)
		if err == nil || !d.dialect.passes(err) || time.Since(began)+pause > longestWait {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause + rand.N(pause)): // two that met do not meet again
		}
	}
}

func (d *DB) attempt(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		if undone := tx.Rollback(); !errors.Is(undone, sql.ErrTxDone) { // a cancelled ctx has rolled back already
			err = errors.Join(err, undone)
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return &unknown{err}
	}
	return nil
}

// Exec runs one statement as a change, and returns how many rows it changed.
func (d *DB) Exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	err = d.Change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, query, args...)
		if err != nil {
			return err
		}
		changed, err = result.RowsAffected()
		return err
	})
	return changed, err
}

// unknown says that a transaction ended in an error. Unless the database said
// so itself, it may have been kept.
type unknown struct{ err error }

func (u *unknown) Error() string { return fmt.Sprintf("keeping what was changed: %v", u.err) }

func (u *unknown) Unwrap() error { return u.err }

// Look runs work in a transaction that reads.
func (d *DB) Look(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return work(tx)
}
