package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// openCopy opens a copy of the file at path in memory. Without a file the copy
// begins empty.
func openCopy(ctx context.Context, path string) (*DB, error) {
	d, err := openMemory()
	if err != nil {
		return nil, err
	}
	d.original = func(ctx context.Context, work func(Queryer) error) error { return d.openOriginal(ctx, path, work) }
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err := d.restore(ctx, path); err != nil {
		return nil, errors.Join(fmt.Errorf("copying: %w", err), d.Close())
	}
	return d, nil
}

// restore fills an empty store with the data of the file, at the version of its
// schema. It leaves no other file beside it.
func (d *DB) restore(ctx context.Context, path string) error {
	if _, err := d.write.ExecContext(ctx, `ATTACH DATABASE $1 AS original`, original(path)); err != nil {
		return err
	}
	err := d.Change(ctx, func(to *sql.Tx) error {
		there, err := texts(ctx, to, `SELECT name FROM original.sqlite_master WHERE type = 'table' AND name = $1`, "migrations")
		if err != nil || len(there) == 0 {
			return err
		}
		var done int
		if err := to.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM original.migrations`).Scan(&done); err != nil {
			return err
		}
		return d.fill(ctx, to, done, func(t copied) error {
			_, err := to.ExecContext(ctx, fmt.Sprintf(`INSERT INTO main.%[1]s (%[2]s) SELECT %[2]s FROM original.%[1]s`, t.name, t.columns))
			return err
		})
	})
	_, detached := d.write.ExecContext(ctx, `DETACH DATABASE original`)
	return errors.Join(err, detached)
}

// openOriginal runs work on the file at path, which is open only meanwhile, so
// that other programs can use it. Without a file, or if a program of before has
// left it, work runs on the copy.
func (d *DB) openOriginal(ctx context.Context, path string, work func(Queryer) error) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return work(d)
	}
	file, err := pool(original(path), 1)
	if err != nil {
		return err
	}
	defer file.Close()
	there, err := texts(ctx, file, `SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1`, "articles")
	switch {
	case err != nil:
		return err
	case len(there) == 0:
		return work(d)
	}
	return work(file)
}
