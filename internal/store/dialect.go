package store

import (
	"context"
	"database/sql"
	"time"
)

// dialect is what the two databases do not say alike.
type dialect struct {
	// migrations is the folder of the schema.
	migrations string
	// alone makes a transaction that changes the schema wait for another that
	// does; empty where every transaction that writes waits for the others.
	alone string
	// take ends a SELECT of rows that an UPDATE is to take: those that another
	// transaction is about to take are passed over.
	take string
	// clock asks the database for the time; empty where it has none of its own.
	clock string
	// passing tells whether what failed has changed nothing and may go well the
	// next time; nil where the driver itself waits for that.
	passing func(error) bool
}

// passes tells whether an attempt may be made again.
func (d dialect) passes(err error) bool { return d.passing != nil && d.passing(err) }

// now is the time by the clock that all who share the store go by, in Unix
// milliseconds: the server's own, and for a file that of this machine.
func (d dialect) now(ctx context.Context, tx *sql.Tx) (ms int64, err error) {
	if d.clock == "" {
		return time.Now().UnixMilli(), nil
	}
	err = tx.QueryRowContext(ctx, d.clock).Scan(&ms)
	return ms, err
}
