// Package store keeps what the program must not forget: editions and their
// files, the ledger of deliveries, the subscribers and the answers of sources.
// It implements edition.Archive, deliver.Ledger, subscriber.Store and
// source.Cache on a SQLite file or a PostgreSQL database.
//
// One text of each statement serves both: $1 placeholders, ON CONFLICT,
// RETURNING; times are Unix milliseconds, JSON is text, names are compared
// byte by byte. What they do not say alike is in dialect and in the folders
// of migrations. Several programs may use one store at the same time.
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
// In a SQLite file everything that changes goes through write, a single
// connection, since there is one writer at a time; readings have a pool of
// their own and never wait for it. In a server both are the same pool.
type Store struct {
	write   *sql.DB
	read    *sql.DB
	dialect dialect
	release func() // what lies under the pools; may be nil

	recordings recordings

	erasures erasures
}

// Options say how a store is opened.
type Options struct {
	// Dry opens a copy in memory: all works, and nothing is kept. The original
	// is only read; a file need not be there. Of a server's store the copy
	// leaves out the files of editions and their deliveries.
	Dry bool
	// Erasures is the file outside the store that remembers whose data were
	// erased, so that an older copy of the store does not bring them back;
	// empty for none.
	Erasures string
}

// Open opens the store at the address: the path of a SQLite file, which is
// made if it is not there, or postgres://…, a database that must be there. It
// brings the schema up to date; a store that a newer program has written to
// is refused. No error repeats what of an address may be secret.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	s, err := open(ctx, address, o)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), err)
	}
	s.erasures = erasures{path: o.Erasures, dry: o.Dry}
	if err := s.migrate(ctx); err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), errors.Join(err, s.Close()))
	}
	if err := s.reconcile(ctx); err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), errors.Join(err, s.Close()))
	}
	return s, nil
}

func open(ctx context.Context, address string, o Options) (*Store, error) {
	switch {
	case !strings.Contains(address, "://") && o.Dry:
		return openCopy(ctx, address)
	case !strings.Contains(address, "://"):
		return openFile(ctx, address)
	case o.Dry:
		return openServerCopy(ctx, address)
	}
	return openServer(address)
}

// Close releases the store. A store opened Dry is forgotten.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(s.read.Close(), err)
	}
	if s.release != nil {
		s.release()
	}
	return err
}
