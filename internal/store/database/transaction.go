package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// longestWait is how long to wait for a locked file, or for a server that does
// not respond.
const longestWait = 10 * time.Second

// Change runs work in one transaction, which is committed if work returns nil.
// If the transaction fails, has changed nothing and may succeed the next time,
// change tries it again for a while: for example when two transactions wait for
// each other, or when the server restarts. So work may run more than once, and
// must set its results anew each time. If the connection is lost during the
// commit, nobody knows whether the transaction was kept; that is an error.
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
		case <-time.After(pause + rand.N(pause)): // so that the same two do not meet again
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

// unknown says that a commit ended in an error. Unless the database itself
// refused it, the transaction may have been kept.
type unknown struct{ err error }

func (u *unknown) Error() string { return fmt.Sprintf("keeping what was changed: %v", u.err) }

func (u *unknown) Unwrap() error { return u.err }

// Look runs work in a transaction that only reads.
func (d *DB) Look(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return work(tx)
}
