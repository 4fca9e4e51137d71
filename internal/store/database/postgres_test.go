package database

import (
	"database/sql"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/pgtest"
)

func opened(t *testing.T, address string, dry bool) *DB {
	t.Helper()
	d, err := Open(t.Context(), address, dry)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func TestOpenServerTogether(t *testing.T) {
	address := pgtest.Schema(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() { opened(t, address, false) })
	}
	wait.Wait()
}

// TestSchemasAgree finds the same tables and columns in either database, and
// the migrations in their order.
func TestSchemasAgree(t *testing.T) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		if number := fmt.Sprintf("migrations/%04d_", i+1); !strings.HasPrefix(file, number) {
			t.Errorf("%s is not called %s…", file, number)
		}
	}
	lite := columnsOf(t, opened(t, "", true), `SELECT m.name || '.' || c.name
		FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'`)
	server := columnsOf(t, opened(t, pgtest.Schema(t), false), `SELECT table_name || '.' || column_name
		FROM information_schema.columns WHERE table_schema = current_schema()`)
	if diff := cmp.Diff(lite, server); diff != "" {
		t.Errorf("columns (-SQLite +PostgreSQL):\n%s", diff)
	}
}

func columnsOf(t *testing.T, d *DB, query string) []string {
	t.Helper()
	all, err := List(t.Context(), d, func(name *string) []any { return []any{name} }, query)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// TestServerGoesAway ends all connections: idle ones, one in the middle of a
// transaction and one that is about to keep what it changed. The first two
// nobody notices; of the third nobody knows, and that is said.
func TestServerGoesAway(t *testing.T) {
	address := pgtest.Schema(t)
	d := opened(t, address, false)
	note := func(what string, disturb func(attempt int)) error {
		attempts := 0
		return d.Change(t.Context(), func(tx *sql.Tx) error {
			attempts++
			disturb(attempts)
			_, err := tx.Exec(`INSERT INTO workers (id, until) VALUES ($1, 0)`, what)
			if attempts == 1 && what == "unknown" {
				pgtest.Disconnect(t, address)
			}
			return err
		})
	}
	pgtest.Disconnect(t, address)
	if err := note("idle", func(int) {}); err != nil {
		t.Errorf("after idle connections were ended: %v", err)
	}
	err := note("middle", func(attempt int) {
		if attempt == 1 {
			pgtest.Disconnect(t, address)
		}
	})
	if err != nil {
		t.Errorf("after a transaction was broken off: %v", err)
	}
	if err := note("unknown", func(int) {}); err == nil || !strings.Contains(err.Error(), "keeping what was changed") {
		t.Errorf("after the connection was lost at the end: %v", err)
	}
	if kept := columnsOf(t, d, `SELECT id FROM workers`); !slices.Equal(kept, []string{"idle", "middle"}) {
		t.Errorf("there is %v", kept)
	}
}

// TestDeadlock has two transactions wait for each other again and again: both
// are kept.
func TestDeadlock(t *testing.T) {
	d := opened(t, pgtest.Schema(t), false)
	ids := []string{"ann", "bob"}
	for _, id := range ids {
		if _, err := d.Exec(t.Context(), `INSERT INTO told (what, at) VALUES ($1, 0)`, id); err != nil {
			t.Fatal(err)
		}
	}
	met := make(chan bool)
	touch := func(tx *sql.Tx, id string) error {
		_, err := tx.Exec(`UPDATE told SET about = about || 'x' WHERE what = $1`, id)
		return err
	}
	var wait sync.WaitGroup
	for i := range 2 {
		first := sync.OnceFunc(func() {
			if i == 0 {
				met <- true
			} else {
				<-met
			}
		})
		wait.Go(func() {
			err := d.Change(t.Context(), func(tx *sql.Tx) error {
				if err := touch(tx, ids[i]); err != nil {
					return err
				}
				first() // both hold one
				return touch(tx, ids[1-i])
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if names := columnsOf(t, d, `SELECT about FROM told`); !slices.Equal(names, []string{"xx", "xx"}) {
		t.Errorf("after both there is %v", names)
	}
}
