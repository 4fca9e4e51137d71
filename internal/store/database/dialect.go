package database

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// dialect is what the two databases do not say alike.
type dialect struct {
	// schema puts its own words for those in braces in the files of migrations:
	// {key} is a text that things are ordered by, {bytes} and {json} are types,
	// {computed} is how a computed column is kept, {position} finds a text in
	// another, and {postgres} begins a line that only PostgreSQL is told.
	schema *strings.Replacer
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
