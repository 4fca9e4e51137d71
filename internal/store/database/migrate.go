package database

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// The files are run in the order of their names. The n-th file brings the
// schema to version n. Words in braces are replaced by the dialect. A file is
// never changed once it is released.
//
//go:embed migrations
var migrations embed.FS

// migrate brings the schema up to date in one transaction, which is also the
// lock. If several programs start at once, one of them does it, and the others
// wait and find it done.
func (d *DB) migrate(ctx context.Context) error {
	return d.Change(ctx, func(tx *sql.Tx) error {
		if d.dialect.alone != "" {
			if _, err := tx.ExecContext(ctx, d.dialect.alone); err != nil {
				return fmt.Errorf("locking the schema: %w", err)
			}
		}
		return d.advance(ctx, tx, latest)
	})
}

// steps are the names of all migrations.
func steps() ([]string, error) { return fs.Glob(migrations, "migrations/*.sql") }

// latest stands for the version of the last migration.
const latest = -1

// advance runs the migrations that the store has not seen, up to the version.
func (d *DB) advance(ctx context.Context, tx *sql.Tx, to int) error {
	steps, err := steps()
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY)`); err != nil {
		return fmt.Errorf("preparing migrations: %w", err)
	}
	done, err := version(ctx, tx)
	if err != nil {
		return err
	}
	if to == latest {
		to = len(steps)
	}
	if max(done, to) > len(steps) {
		return fmt.Errorf("a newer version of this program has used it: its schema is %d, this program knows %d", max(done, to), len(steps))
	}
	for ; done < to; done++ {
		if err := d.step(ctx, tx, steps[done], done+1); err != nil {
			return fmt.Errorf("running %s: %w", steps[done], err)
		}
	}
	return nil
}

// version is how many migrations the store has seen.
func version(ctx context.Context, tx *sql.Tx) (done int, err error) {
	err = tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM migrations`).Scan(&done)
	return done, err
}

func (d *DB) step(ctx context.Context, tx *sql.Tx, name string, version int) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, d.dialect.schema.Replace(string(text))); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO migrations (version) VALUES ($1)`, version)
	return err
}
