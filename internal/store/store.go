// Package store keeps editions, subscribers and deliveries in a SQLite file or
// a PostgreSQL database. The rules of which edition exists, and who has been
// sent what, are in its statements, so that several programs may use one store
// at the same time.
package store

import (
	"context"
	"errors"
	"fmt"

	"catchup/internal/store/database"
)

// Store is an open store: a part for each who needs one, all on one database.
// It may be used from several goroutines.
type Store struct {
	Archive     *Archive
	Ledger      *Ledger
	Subscribers *Subscribers
	Returns     *Returns
	Notices     *Notices
	Sessions    *Sessions
	Keys        *Keys
	Cache       *Cache
	Collection  *Collection

	db *database.DB
}

// Archive keeps editions, and what was ruled on them. It is an
// edition.Archive.
type Archive struct{ db *database.DB }

// Ledger keeps the deliveries. It is a deliver.Ledger.
type Ledger struct {
	db         *database.DB
	recordings recordings
}

// Subscribers keeps the subscribers and their requests. It is a subscriber.Store.
type Subscribers struct {
	db       *database.DB
	erasures erasures
	erased   chan struct{} // has room for one
}

// Returns keeps what came back about deliveries.
type Returns struct{ db *database.DB }

// Notices remembers what operators have been notified of.
type Notices struct{ db *database.DB }

// Sessions remembers who is signed in as an operator.
type Sessions struct{ db *database.DB }

// Keys keeps what passes are signed with.
type Keys struct{ db *database.DB }

// Cache keeps the last response of each address. It is a source.Cache.
type Cache struct{ db *database.DB }

// Collection keeps the articles that feeds have shown. It is a
// source.Collection.
type Collection struct{ db *database.DB }

// Options say how a store is opened.
type Options struct {
	// Dry opens a copy in memory: everything works, and nothing is kept. The
	// original is only read; a file need not exist. The copy leaves
	// out the files of editions and the deliveries, and what is collected is read
	// from the original.
	Dry bool
	// Erasures is a file outside the store that remembers whose data were erased,
	// so that an older copy of the store does not bring them back; empty for
	// none.
	Erasures string
}

// Open opens the store at the address, as database.Open does. It erases
// subscribers whom the file of erasures names and the store still has. No error
// repeats secrets of the address.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	db, err := database.Open(ctx, address, o.Dry)
	if err != nil {
		return nil, err
	}
	subscribers := &Subscribers{db: db, erasures: erasures{path: o.Erasures, dry: o.Dry}, erased: make(chan struct{}, 1)}
	if err := subscribers.reconcile(ctx); err != nil {
		return nil, fmt.Errorf("opening the store: %w", errors.Join(err, db.Close()))
	}
	return &Store{
		Archive: &Archive{db}, Ledger: &Ledger{db: db}, Subscribers: subscribers, Returns: &Returns{db},
		Notices: &Notices{db}, Sessions: &Sessions{db}, Keys: &Keys{db}, Cache: &Cache{db}, Collection: &Collection{db}, db: db,
	}, nil
}

// Erased gets a value when personal data have been deleted of which there may
// still be traces outside the tables; one value may stand for several times.
func (s *Store) Erased() <-chan struct{} { return s.Subscribers.erased }

// HasTraces tells whether there may be traces of deleted personal data.
func (s *Store) HasTraces() bool { return s.db.HasTraces() }

// Clean removes the traces that deleted personal data have left in the files of
// the database. It may fail while others use them, and is then called again.
func (s *Store) Clean(ctx context.Context) error {
	return s.db.Clean(ctx, "subscribers", "requests", "consents", "listed", "returns", "unsettled")
}

// Close closes the store. The data of a store opened Dry are lost.
func (s *Store) Close() error { return s.db.Close() }
