package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// large are the tables that a copy of a server's store leaves out: a run that
// keeps nothing does not read them.
var large = []string{"migrations", "files", "slice_files", "deliveries"}

// openServerCopy opens a SQLite copy in memory of the store in the database at
// the address. It reads the database in one read-only transaction, so that a
// standby is enough and no other program has to wait.
func openServerCopy(ctx context.Context, address string) (*DB, error) {
	from, err := openServer(address)
	if err != nil {
		return nil, err
	}
	to, err := openMemory()
	if err != nil {
		return nil, errors.Join(err, from.Close())
	}
	if err := to.copyFrom(ctx, from); err != nil {
		return nil, errors.Join(fmt.Errorf("copying: %w", err), to.Close(), from.Close())
	}
	return to, from.Close()
}

// copyFrom fills an empty store with the data of the server's store, at the
// version of its schema.
func (d *DB) copyFrom(ctx context.Context, server *DB) error {
	from, err := server.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Rollback()
	done, err := serverVersion(ctx, from)
	if done == 0 || err != nil {
		return err
	}
	return d.Change(ctx, func(to *sql.Tx) error {
		if err := d.advance(ctx, to, done); err != nil {
			return err
		}
		return copyTables(ctx, from, to)
	})
}

// serverVersion is the version of the server's schema, 0 if it has none yet.
func serverVersion(ctx context.Context, tx *sql.Tx) (int, error) {
	var there bool
	if err := tx.QueryRowContext(ctx, `SELECT to_regclass('migrations') IS NOT NULL`).Scan(&there); !there || err != nil {
		return 0, err
	}
	return version(ctx, tx)
}

// copyTables copies the tables in the order in which they were made, so that
// the rows which a row refers to are there before it.
func copyTables(ctx context.Context, from, to *sql.Tx) error {
	const query = `SELECT m.name, group_concat(c.name, ', ') FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name ORDER BY m.rowid`
	type table struct{ name, columns string }
	tables, err := List(ctx, to, func(t *table) []any { return []any{&t.name, &t.columns} }, query)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if slices.Contains(large, t.name) {
			continue
		}
		if err := copyTable(ctx, from, to, t.name, t.columns); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

func copyTable(ctx context.Context, from, to *sql.Tx, name, columns string) error {
	width := strings.Count(columns, ",") + 1
	into, err := to.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO %s (%s) VALUES (?%s)`, name, columns, strings.Repeat(", ?", width-1)))
	if err != nil {
		return err
	}
	defer into.Close()
	rows, err := from.QueryContext(ctx, fmt.Sprintf(`SELECT %s FROM %s`, columns, name))
	if err != nil {
		return err
	}
	defer rows.Close()
	cells, places := make([]any, width), make([]any, width)
	for i := range cells {
		places[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		if _, err := into.ExecContext(ctx, cells...); err != nil {
			return err
		}
	}
	return rows.Err()
}
