package database

import (
	"cmp"
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

// original is what a copy is made of. version is that of its schema. copy copies
// one table, and read runs work on the original itself.
type original struct {
	version int
	copy    func(ctx context.Context, to *sql.Tx, t copied) error
	read    func(ctx context.Context, work func(Queryer) error) error
}

// fill brings an empty store to the version of the original, and copies every
// table of that version that is not large. They come in the order in which they
// were made, so that the rows which a row refers to are there before it. The large
// tables of an original that a program of before has left count as empty, since
// their columns may be others.
func (d *DB) fill(ctx context.Context, to *sql.Tx, from original) error {
	if err := d.advance(ctx, to, from.version); err != nil {
		return err
	}
	steps, err := steps()
	if err == nil && from.version == len(steps) {
		d.original = from.read
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
		if err := from.copy(ctx, to, t); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

// IsCopy tells whether this is a copy, in which nothing is kept.
func (d *DB) IsCopy() bool { return d.copy }

// Original runs work where the large tables are: on the original that a copy was
// made of, which is only read, or on this database if it is no copy.
func (d *DB) Original(ctx context.Context, work func(Queryer) error) error {
	if d.original == nil {
		return work(d.read)
	}
	return d.original(ctx, work)
}

// FirstOriginal reads the first row of a query of the large tables into the cells
// (see Original). Without one it is sql.ErrNoRows.
func FirstOriginal(ctx context.Context, d *DB, cells []any, query string, args ...any) error {
	return d.Original(ctx, func(from Queryer) error {
		rows, err := from.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		if !rows.Next() {
			return cmp.Or(rows.Err(), sql.ErrNoRows)
		}
		return rows.Scan(cells...)
	})
}

// ListOriginal reads the rows of a query of the large tables (see Original).
func ListOriginal[R any](ctx context.Context, d *DB, cells func(*R) []any, query string, args ...any) (all []R, err error) {
	err = d.Original(ctx, func(from Queryer) error {
		all, err = List(ctx, from, cells, query, args...)
		return err
	})
	return all, err
}
