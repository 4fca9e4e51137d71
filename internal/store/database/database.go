// Package database opens a SQLite file or a PostgreSQL database, brings it to
// the schema of this program, and runs statements in it.
//
// The same SQL serves both: $1 placeholders, ON CONFLICT, RETURNING. Times are
// Unix milliseconds, JSON is text, and names are compared byte by byte. What
// differs is in dialect and in braces in the migrations.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
)

// DB is an open database. It may be used from several goroutines.
//
// For a SQLite file, write is a single connection, since there is one writer at
// a time. The pool read never waits for it. For a server both are the same
// pool.
type DB struct {
	write   *sql.DB
	read    *sql.DB
	dialect dialect
	release func()      // what lies under the pools; may be nil
	traces  atomic.Bool // there may be traces of what was deleted
	copy    bool
	// original runs work on what a copy was made of; nil if this database is no
	// copy, or a copy of nothing.
	original func(ctx context.Context, work func(Queryer) error) error
}

// Open opens the database at the address. The address is the path of a SQLite
// file, which is made if it does not exist, or postgres://…, a database that
// must exist. Open brings the schema up to date. It refuses a database that a
// newer program has written to, and one that has been moved elsewhere: the error
// is a *Moved. Dry opens a copy in memory: the original is
// only read, and a file need not exist. The copy leaves out the large tables. No
// error repeats secrets of the address.
func Open(ctx context.Context, address string, dry bool) (*DB, error) {
	d, err := open(ctx, address, dry)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), err)
	}
	if err = d.migrate(ctx); err == nil {
		err = usable(ctx, d)
	}
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), errors.Join(err, d.Close()))
	}
	return d, nil
}

func open(ctx context.Context, address string, dry bool) (*DB, error) {
	switch {
	case !strings.Contains(address, "://") && dry:
		return openCopy(ctx, address)
	case !strings.Contains(address, "://"):
		return openFile(ctx, address)
	case dry:
		return openServerCopy(ctx, address)
	}
	return openServer(address)
}

// Close closes the database. The data of a copy are lost.
func (d *DB) Close() error {
	err := d.write.Close()
	if d.read != d.write {
		err = errors.Join(d.read.Close(), err)
	}
	if d.release != nil {
		d.release()
	}
	return err
}

// QueryContext reads rows, outside of any transaction.
func (d *DB) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return d.read.QueryContext(ctx, query, args...)
}

// QueryRowContext reads one row, outside of any transaction.
func (d *DB) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return d.read.QueryRowContext(ctx, query, args...)
}

// PrepareContext prepares a statement for transactions of Change.
func (d *DB) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return d.write.PrepareContext(ctx, query)
}

// Now is the time in Unix milliseconds, by the clock that all programs on the
// database share: that of the server, or that of this machine for a file.
func (d *DB) Now(ctx context.Context, tx *sql.Tx) (int64, error) { return d.dialect.now(ctx, tx) }

// Take ends a SELECT of rows for an UPDATE. It skips rows that another
// transaction has locked.
func (d *DB) Take() string { return d.dialect.take }
