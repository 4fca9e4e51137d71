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
	to.copy, to.release = true, func() { from.Close() }
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
	done, err := serverVersion(ctx, from)
	if done == 0 || err != nil {
		return err
	}
	return d.Change(ctx, func(to *sql.Tx) error {
		return d.fill(ctx, to, original{
			version: done,
			copy:    func(ctx context.Context, to *sql.Tx, t copied) error { return copyTable(ctx, from, to, t) },
			read:    func(_ context.Context, work func(Queryer) error) error { return work(server.read) },
		})
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
