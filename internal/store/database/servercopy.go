package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

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
	to.release = func() { from.Close() }
	to.original = func(ctx context.Context, work func(Queryer) error) error {
		if there, err := serverHas(ctx, from.read, "articles"); err != nil || !there {
			return errors.Join(err, work(to))
		}
		return work(from)
	}
	if err := to.copyFrom(ctx, from); err != nil {
		return nil, errors.Join(fmt.Errorf("copying: %w", err), to.Close())
	}
	return to, nil
}

// copyFrom fills an empty store with the data of the server's store, at the
// version of its schema.
func (d *DB) copyFrom(ctx context.Context, server *DB) error {
	from, err := server.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Rollback()
	there, err := serverHas(ctx, from, "migrations")
	if err != nil || !there {
		return err
	}
	done, err := version(ctx, from)
	if err != nil {
		return err
	}
	return d.Change(ctx, func(to *sql.Tx) error {
		return d.fill(ctx, to, done, func(t copied) error { return copyTable(ctx, from, to, t) })
	})
}

// serverHas tells whether the server has the table.
func serverHas(ctx context.Context, from interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, table string) (there bool, err error) {
	err = from.QueryRowContext(ctx, `SELECT to_regclass($1) IS NOT NULL`, table).Scan(&there)
	return there, err
}

func copyTable(ctx context.Context, from, to *sql.Tx, t copied) error {
	width := strings.Count(t.columns, ",") + 1
	into, err := to.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO %s (%s) VALUES (?%s)`, t.name, t.columns, strings.Repeat(", ?", width-1)))
	if err != nil {
		return err
	}
	defer into.Close()
	rows, err := from.QueryContext(ctx, fmt.Sprintf(`SELECT %s FROM %s`, t.columns, t.name))
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
