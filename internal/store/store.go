// Package store keeps what the program must not forget: editions and their
// files, the ledger of deliveries, the readers and the answers of sources. It
// implements edition.Archive,
// deliver.Ledger, subscriber.Book and source.Cache on one SQLite file.
//
// The statements are written to serve PostgreSQL unchanged: $1 placeholders,
// ON CONFLICT, RETURNING; times are Unix milliseconds, JSON is text. Several
// programs may use one file at the same time.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Store is an open store. It may be used from several goroutines.
//
// Everything that changes goes through write, a single connection, since
// SQLite has one writer at a time; readers have a pool of their own and never
// wait for it.
type Store struct {
	write *sql.DB
	read  *sql.DB
}

// Options say how a store is opened.
type Options struct {
	// Dry opens a copy in memory: all works, and nothing is kept. The file is
	// only read, and need not be there.
	Dry bool
}

// Open opens the store at path, a file that is made if it is not there, and
// brings its schema up to date. A store that a newer program has written to
// is refused.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if strings.Contains(path, "://") {
		return nil, fmt.Errorf("opening store: %q is not a file: this version keeps its store in a SQLite file", path)
	}
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	if err := s.migrate(ctx); err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, errors.Join(err, s.Close()))
	}
	return s, nil
}

func open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Dry {
		return openCopy(ctx, path)
	}
	return openFile(ctx, path)
}

// Close releases the store. A store opened Dry is forgotten.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}

// change runs work in one transaction, which is kept if work returns nil.
func (s *Store) change(ctx context.Context, work func(*sql.Tx) error) error {
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
