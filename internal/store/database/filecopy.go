package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// openCopy opens a copy of the file at path in memory. Without a file the copy
// begins empty.
func openCopy(ctx context.Context, path string) (*DB, error) {
	d, err := openMemory()
	if err != nil {
		return nil, err
	}
	d.copy = true
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
	if _, err := d.write.ExecContext(ctx, `ATTACH DATABASE $1 AS original`, readOnly(path)); err != nil {
		return attaching(err)
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
		return d.fill(ctx, to, original{
			version: done,
			copy:    copyFromFile,
			read:    func(_ context.Context, work func(Queryer) error) error { return openOriginal(path, work) },
		})
	})
	_, detached := d.write.ExecContext(ctx, `DETACH DATABASE original`)
	return errors.Join(err, detached)
}

// attaching is the error of a file that cannot be opened, without the name that the
// driver has for it.
func attaching(err error) error {
	if fault := new(sqlite.Error); errors.As(err, &fault) && fault.Code()&0xff == sqlite3.SQLITE_CANTOPEN {
		return errors.New("unable to open database file")
	}
	return err
}

func copyFromFile(ctx context.Context, to *sql.Tx, t copied) error {
	_, err := to.ExecContext(ctx, fmt.Sprintf(`INSERT INTO main.%[1]s (%[2]s) SELECT %[2]s FROM original.%[1]s`, t.name, t.columns))
	return err
}

// openOriginal runs work on the file at path, which is open only meanwhile, so
// that other programs can use it.
func openOriginal(path string, work func(Queryer) error) error {
	file, err := pool(readOnly(path), 1)
	if err != nil {
		return err
	}
	return errors.Join(work(file), file.Close())
}
