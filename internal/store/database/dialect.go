package database

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// dialect is what differs between the two databases.
type dialect struct {
	// schema replaces the words in braces in migrations. {key} is the type of a
	// text that rows are ordered by, and {bytes} and {json} are types too.
	// {computed} says how a computed column is stored. {position} is the function
	// that finds a text in another. {postgres} begins a line that is only for
	// PostgreSQL.
	schema *strings.Replacer
	// alone is a lock for transactions that change the schema. It is empty where
	// every transaction that writes waits for the others anyway.
	alone string
	// take ends a SELECT of rows for an UPDATE. It skips rows that another
	// transaction has locked.
	take string
	// clock asks the database for the time; empty where it has none of its own.
	clock string
	// passing tells whether a failed transaction has changed nothing and may
	// succeed the next time; nil where the driver itself waits.
	passing func(error) bool
	// clean removes from the files of the database what was deleted from the
	// tables.
	clean func(ctx context.Context, db *sql.DB, tables []string) error
	// lock closes the tables to writing, for a store that is moved to the place,
	// and unlock opens them again.
	lock   func(ctx context.Context, tx *sql.Tx, tables []table, to string) error
	unlock func(ctx context.Context, tx *sql.Tx, tables []table) error
	// jsons lists the columns, table.column, that are kept as JSON and read in
	// another spelling than was written; empty where there are none.
	jsons string
}

// passes tells whether a transaction may be tried again after the error.
func (d dialect) passes(err error) bool { return d.passing != nil && d.passing(err) }

// now is the time in Unix milliseconds, by the clock that all programs on the
// store share: that of the server, or that of this machine for a file.
func (d dialect) now(ctx context.Context, tx *sql.Tx) (ms int64, err error) {
	if d.clock == "" {
		return time.Now().UnixMilli(), nil
	}
	err = tx.QueryRowContext(ctx, d.clock).Scan(&ms)
	return ms, err
}
