package store

import (
	"database/sql"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/pgtest"
	"catchup/internal/source"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

func TestPostgreSQL(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		address := pgtest.Schema(t)
		return func(t *testing.T) storetest.Store { return opened(t, address, Options{}) }
	})
}

func TestOpenServerTogether(t *testing.T) {
	address := pgtest.Schema(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() { opened(t, address, Options{}) })
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
	lite := columnsOf(t, opened(t, "", Options{Dry: true}), `SELECT m.name || '.' || c.name
		FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'`)
	server := columnsOf(t, opened(t, pgtest.Schema(t), Options{}), `SELECT table_name || '.' || column_name
		FROM information_schema.columns WHERE table_schema = current_schema()`)
	if diff := cmp.Diff(lite, server); diff != "" {
		t.Errorf("columns (-SQLite +PostgreSQL):\n%s", diff)
	}
}

func columnsOf(t *testing.T, s *Store, query string) []string {
	t.Helper()
	all, err := list(t.Context(), s.read, func(name *string) []any { return []any{name} }, query)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func TestServerDryChangesNothing(t *testing.T) {
	address := pgtest.Schema(t)
	empty := contents(t, address)
	dry := opened(t, address, Options{Dry: true})
	if err := dry.Keep(t.Context(), &edition.Edition{ID: "1"}, edition.Audience{}); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(empty, contents(t, address)); diff != "" {
		t.Errorf("a dry store made tables (-before +after):\n%s", diff)
	}

	s := opened(t, address, Options{})
	fill(t, s, 3)
	if err := s.Save(t.Context(), "https://example.org", source.Kept{Body: []byte{0, 255}, At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	before := contents(t, address)
	dry = opened(t, address+"&default_transaction_read_only=on", Options{Dry: true}) // as on a standby
	done, err := dry.Import(t.Context(), "", storetest.Seq(
		subscriber.Subscriber{Email: "reader001@example.org", Name: "Another"}, subscriber.Subscriber{Email: "new@example.org"}))
	if err != nil || done.Added != 1 {
		t.Errorf("a dry store added %d of 1, %v", done.Added, err)
	}
	if e, err := dry.Edition(t.Context(), "e"); err != nil || e.ID != "e" {
		t.Errorf("a dry store has %v, %v", e, err)
	}
	if k, err := dry.Load(t.Context(), "https://example.org"); err != nil || string(k.Body) != "\x00\xff" {
		t.Errorf("a dry store has the answer %v, %v", k, err)
	}
	if diff := cmp.Diff(before, contents(t, address)); diff != "" {
		t.Errorf("a dry store left traces (-before +after):\n%s", diff)
	}
}

// contents is what stands in each table of the schema.
func contents(t *testing.T, address string) map[string]string {
	t.Helper()
	s, err := openServer(address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all := map[string]string{}
	for _, table := range columnsOf(t, s, `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()`) {
		var text sql.NullString
		err := s.read.QueryRow(`SELECT string_agg(r::text, E'\n' ORDER BY r::text) FROM ` + table + ` r`).Scan(&text)
		if err != nil {
			t.Fatal(err)
		}
		all[table] = text.String
	}
	return all
}

// TestTextsThatAreNone keeps what PostgreSQL does not take as text.
func TestTextsThatAreNone(t *testing.T) {
	s := opened(t, pgtest.Schema(t), Options{})
	if err := s.Save(t.Context(), "a", source.Kept{ETag: "caf\xe9\x00"}); err != nil {
		t.Fatal(err)
	}
	if k, err := s.Load(t.Context(), "a"); err != nil || k.ETag != "caf\uFFFD\uFFFD" {
		t.Errorf("%+v, %v", k, err)
	}
}

// TestServerGoesAway ends all connections: idle ones, one in the middle of a
// transaction and one that is about to keep what it changed. The first two
// nobody notices; of the third nobody knows, and that is said.
func TestServerGoesAway(t *testing.T) {
	address := pgtest.Schema(t)
	s := opened(t, address, Options{})
	note := func(what string, disturb func(attempt int)) error {
		attempts := 0
		return s.change(t.Context(), func(tx *sql.Tx) error {
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
	if kept := columnsOf(t, s, `SELECT id FROM workers`); !slices.Equal(kept, []string{"idle", "middle"}) {
		t.Errorf("there is %v", kept)
	}
}

// TestDeadlock has two transactions wait for each other again and again: both
// are kept.
func TestDeadlock(t *testing.T) {
	s := opened(t, pgtest.Schema(t), Options{})
	fill(t, s, 2)
	ids := columnsOf(t, s, `SELECT id FROM subscribers`)
	met := make(chan bool)
	touch := func(tx *sql.Tx, id string) error {
		_, err := tx.Exec(`UPDATE subscribers SET name = name || 'x' WHERE id = $1`, id)
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
			err := s.change(t.Context(), func(tx *sql.Tx) error {
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
	if names := columnsOf(t, s, `SELECT name FROM subscribers`); !slices.Equal(names, []string{"xx", "xx"}) {
		t.Errorf("after both there is %v", names)
	}
}

// TestServerErrors opens what is not there. No error tells the password.
func TestServerErrors(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://ann:hunter2@[":                 "not an address",
		"postgres://ann:hunter2@db:port/news":      "not an address",
		"postgres://ann:hunter2@nowhere.invalid/x": "opening store postgres://nowhere.invalid/x: ",
		"mysql://ann:hunter2@db/news":              "a store is a file",
	} {
		for _, o := range []Options{{}, {Dry: true}} {
			_, err := Open(t.Context(), address, o)
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("Open(%s, %+v) = %v, want %q", address, o, err, want)
			}
		}
	}
	newer := pgtest.Schema(t)
	opened(t, newer, Options{})
	pgtest.Exec(t, newer, `INSERT INTO migrations (version) VALUES (99)`)
	for _, o := range []Options{{}, {Dry: true}} {
		if _, err := Open(t.Context(), newer, o); err == nil || !strings.Contains(err.Error(), "a newer version of this program") {
			t.Errorf("a newer store, %+v: %v", o, err)
		}
	}
	missing := strings.Replace(newer, "search_path%3Dtest_", "search_path%3Dno_", 1)
	if _, err := Open(t.Context(), missing, Options{}); err == nil || !strings.Contains(err.Error(), "schema") {
		t.Errorf("a schema that is not there: %v", err)
	}
}
