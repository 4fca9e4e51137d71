// Package database opens one of two databases, a SQLite file or a PostgreSQL
// server, at the schema of this program, and has statements run in them.
//
// A statement is written once and serves both: placeholders are $1, conflicts
// are met by ON CONFLICT, and results come by RETURNING; times are Unix
// milliseconds, JSON is text, and names are compared byte by byte. What the two
// do not say alike is in dialect and in the files of migrations.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// DB is an open database. It may be used from several goroutines.
//
// In a SQLite file everything that changes goes through write, a single
// connection, since there is one writer at a time; readings have a pool of
// their own and never wait for it. In a server both are the same pool.
type DB struct {
	write   *sql.DB
	read    *sql.DB
	dialect dialect
	release func() // what lies under the pools; may be nil
}

// Open opens the database at the address: the path of a SQLite file, which is
// made if it is not there, or postgres://…, a database that must be there. It
// brings the schema up to date; a database that a newer program has written to
// is refused. Dry opens a copy in memory: the original is only read, and a file
// need not be there; of a server's database the copy leaves out the files of
// editions and their deliveries. No error repeats what of an address may be
// secret.
func Open(ctx context.Context, address string, dry bool) (*DB, error) {
	d, err := open(ctx, address, dry)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), err)
	}
	if err := d.migrate(ctx); err != nil {
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

// Close releases the database. A copy is forgotten.
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

// Now is the time by the clock that all who share the database go by, in Unix
// milliseconds: the server's own, and for a file that of this machine.
func (d *DB) Now(ctx context.Context, tx *sql.Tx) (int64, error) { return d.dialect.now(ctx, tx) }

// Take ends a SELECT of rows that an UPDATE is to take: those that another
// transaction is about to take are passed over.
func (d *DB) Take() string { return d.dialect.take }
