package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// The files of a migration's folder are run in the order of their names; the
// n-th brings the schema to version n. A file is never changed once released.
//
//go:embed migrations
var migrations embed.FS

// migrate brings the schema up to date in one transaction, which is also the
// lock: of several programs that start at once, one does it and the others
// wait and find it done.
func (s *Store) migrate(ctx context.Context) error {
	steps, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		done, err := version(ctx, tx)
		if err != nil {
			return err
		}
		if done > len(steps) {
			return fmt.Errorf("a newer version of this program has used it: its schema is %d, this program knows %d", done, len(steps))
		}
		return advance(ctx, tx, steps, done)
	})
}

// version is how many migrations the store has seen.
func version(ctx context.Context, tx *sql.Tx) (int, error) {
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY)`); err != nil {
		return 0, fmt.Errorf("preparing migrations: %w", err)
	}
	var done int
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM migrations`).Scan(&done)
	return done, err
}

func advance(ctx context.Context, tx *sql.Tx, steps []string, done int) error {
	for ; done < len(steps); done++ {
		text, err := migrations.ReadFile(steps[done])
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("running %s: %w", steps[done], err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO migrations (version) VALUES ($1)`, done+1); err != nil {
			return err
		}
	}
	return nil
}
