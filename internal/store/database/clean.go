package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Deleted notes that something was deleted of which no trace may stay in the
// files of the database. Clean removes the traces.
func (d *DB) Deleted() { d.traces.Store(true) }

// HasTraces tells whether there may be traces that Clean is to remove.
func (d *DB) HasTraces() bool { return d.traces.Load() }

// Clean removes the traces of what was deleted from the tables since the last
// time, by writing the tables anew. If others use the database just now it may
// fail, and is to be called again later; it waits for them no longer than
// cleanWait.
func (d *DB) Clean(ctx context.Context, tables ...string) error {
	if !d.traces.Swap(false) {
		return nil
	}
	if err := d.dialect.clean(ctx, d.write, tables); err != nil {
		d.traces.Store(true)
		return fmt.Errorf("removing the traces of what was deleted: %w", err)
	}
	return nil
}

// cleanWait is how long Clean waits for others, who meanwhile wait for it.
const cleanWait = time.Second

// within runs work on a connection of its own, between the two statements. The
// second is run in any case.
func within(ctx context.Context, db *sql.DB, before, after string, work func(*sql.Conn) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	if _, err = conn.ExecContext(ctx, before); err == nil {
		err = work(conn)
	}
	_, undone := conn.ExecContext(context.WithoutCancel(ctx), after)
	return errors.Join(err, undone, conn.Close())
}

// cleanServer writes the tables of PostgreSQL anew. VACUUM alone would leave the
// bytes of deleted rows in the pages. It needs a moment in which nobody uses the
// table.
func cleanServer(ctx context.Context, db *sql.DB, tables []string) error {
	before := fmt.Sprintf(`SET lock_timeout = %d`, cleanWait.Milliseconds())
	return within(ctx, db, before, `RESET lock_timeout`, func(conn *sql.Conn) error {
		for _, table := range tables {
			if _, err := conn.ExecContext(ctx, `VACUUM (FULL) `+table); err != nil {
				return fmt.Errorf("table %s: %w", table, err)
			}
		}
		return nil
	})
}

// cleanFile writes the tables of SQLite anew, and then cuts off the write-ahead
// log, which holds the pages as they were before. SQLite overwrites what it
// deletes (secure_delete), but not the copies that it leaves in a page when it
// moves rows to another one. https://www.sqlite.org/lang_altertable.html,
// section 7, says how a table is replaced.
func cleanFile(ctx context.Context, db *sql.DB, tables []string) error {
	err := within(ctx, db, `PRAGMA foreign_keys = OFF`, `PRAGMA foreign_keys = ON`, func(conn *sql.Conn) error {
		tx, err := conn.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if err := usable(ctx, tx); err != nil { // the tables of a closed store stay closed
			return err
		}
		for _, table := range tables {
			if err := replace(ctx, tx, table); err != nil {
				return fmt.Errorf("table %s: %w", table, err)
			}
		}
		return tx.Commit()
	})
	if err != nil {
		return err
	}
	before, after := fmt.Sprintf(`PRAGMA busy_timeout = %d`, cleanWait.Milliseconds()), fmt.Sprintf(`PRAGMA busy_timeout = %d`, longestWait.Milliseconds())
	return within(ctx, db, before, after, func(conn *sql.Conn) error { return emptyLog(ctx, conn) })
}

// replace puts a copy in the place of a table, with the same indexes.
func replace(ctx context.Context, tx *sql.Tx, table string) error {
	made, err := texts(ctx, tx, `SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1`, table)
	if err != nil {
		return err
	}
	indexes, err := texts(ctx, tx, `SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL`, table)
	if err != nil {
		return err
	}
	names, err := texts(ctx, tx, `SELECT name FROM pragma_table_info($1)`, table) // without those that are computed
	if err != nil {
		return err
	}
	copied, columns := table+"_copied", strings.Join(names, ", ")
	steps := []string{
		strings.Replace(strings.Join(made, ""), table, copied, 1),
		`INSERT INTO ` + copied + ` (` + columns + `) SELECT ` + columns + ` FROM ` + table,
		`DROP TABLE ` + table,
		`ALTER TABLE ` + copied + ` RENAME TO ` + table,
	}
	for _, step := range append(steps, indexes...) {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// texts are the texts that the query finds about a table.
func texts(ctx context.Context, from Queryer, query, table string) ([]string, error) {
	return List(ctx, from, func(s *string) []any { return []any{s} }, query, table)
}

var errRead = errors.New("others are reading the file")

// emptyLog brings all of the write-ahead log into the file, and cuts the log
// off. It needs a moment in which nobody reads from the log.
func emptyLog(ctx context.Context, conn *sql.Conn) error {
	var busy, pages, done int
	if err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done); err != nil {
		return err
	}
	if busy != 0 {
		return errRead
	}
	return nil
}
