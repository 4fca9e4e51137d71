package database

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/pgtest"
)

// TestCleanKeepsSchema cleans every table of either database twice: rows,
// columns, indexes and rules are as before.
func TestCleanKeepsSchema(t *testing.T) {
	for name, c := range map[string]struct{ address, tables, schema string }{
		"SQLite": {
			filepath.Join(t.TempDir(), "catchup.db"),
			`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
			`SELECT type || tbl_name || replace(COALESCE(sql, ''), '"', '') FROM sqlite_master`,
		},
		"PostgreSQL": {
			pgtest.Schema(t),
			`SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`,
			`SELECT relname || relkind::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace`,
		},
	} {
		d := opened(t, c.address, false)
		if _, err := d.Exec(t.Context(), `INSERT INTO readings (id, at) VALUES ('r', 1)`); err != nil {
			t.Fatal(err)
		}
		before, tables := columnsOf(t, d, c.schema), columnsOf(t, d, c.tables)
		for range 2 {
			d.Deleted()
			if err := d.Clean(t.Context(), tables...); err != nil || d.HasTraces() {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if diff := cmp.Diff(before, columnsOf(t, d, c.schema)); diff != "" {
			t.Errorf("%s: the schema (-before +after):\n%s", name, diff)
		}
		if rows := columnsOf(t, d, `SELECT id FROM readings`); len(rows) != 1 {
			t.Errorf("%s: %d rows are left of one", name, len(rows))
		}
		if _, err := d.Exec(t.Context(), `INSERT INTO listed (reading, subscriber) VALUES ('r', 'nobody')`); err == nil {
			t.Errorf("%s: a row may name a subscriber who is not there", name)
		}
	}
}
