package database

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// A run that keeps nothing works on a copy in memory. The large tables stay in
// the original: what a copy reads of them it reads there.

// large are the tables that a copy leaves out.
var large = []string{"migrations", "files", "slice_files", "deliveries", "feeds", "articles"}

// copied is a table of which a copy is made.
type copied struct{ name, columns string }

// fill brings an empty store to the version of the original's schema, and has
// every table of that version copied that is not large. They come in the order in
// which they were made, so that the rows which a row refers to are there before
// it.
func (d *DB) fill(ctx context.Context, to *sql.Tx, version int, fill func(copied) error) error {
	if err := d.advance(ctx, to, version); err != nil {
		return err
	}
	const query = `SELECT m.name, group_concat(c.name, ', ') FROM main.sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name ORDER BY m.rowid`
	tables, err := List(ctx, to, func(t *copied) []any { return []any{&t.name, &t.columns} }, query)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if slices.Contains(large, t.name) {
			continue
		}
		if err := fill(t); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

// IsCopy tells whether this is a copy, in which nothing is kept.
func (d *DB) IsCopy() bool { return d.original != nil }

// Original runs work where the large tables are: on the original that a copy was
// made of, which is only read, or on this database if it is no copy.
func (d *DB) Original(ctx context.Context, work func(Queryer) error) error {
	if d.original == nil {
		return work(d)
	}
	return d.original(ctx, work)
}
