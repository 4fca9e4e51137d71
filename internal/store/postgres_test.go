package store

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/pgtest"
	"catchup/internal/source"
	"catchup/internal/store/database"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

func TestPostgreSQL(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		address := pgtest.Schema(t)
		return func(t *testing.T) storetest.Store { return whole(opened(t, address, Options{})) }
	})
}

func TestServerDryChangesNothing(t *testing.T) {
	address := pgtest.Schema(t)
	empty := contents(t, address)
	dry := opened(t, address, Options{Dry: true})
	if err := dry.Archive.Keep(t.Context(), &edition.Edition{ID: "1"}, edition.Audience{}); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(empty, contents(t, address)); diff != "" {
		t.Errorf("a dry store made tables (-before +after):\n%s", diff)
	}

	s := opened(t, address, Options{})
	fill(t, s, 3)
	if err := s.Cache.Save(t.Context(), "https://example.org", source.Kept{Body: []byte{0, 255}, At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	before := contents(t, address)
	dry = opened(t, address+"&default_transaction_read_only=on", Options{Dry: true}) // as on a standby
	done, err := dry.Subscribers.Import(t.Context(), "", storetest.Seq(
		subscriber.Subscriber{Email: "reader001@example.org", Name: "Another"}, subscriber.Subscriber{Email: "new@example.org"}))
	if err != nil || done.Added != 1 {
		t.Errorf("a dry store added %d of 1, %v", done.Added, err)
	}
	if e, err := dry.Archive.Edition(t.Context(), "e"); err != nil || e.ID != "e" {
		t.Errorf("a dry store has %v, %v", e, err)
	}
	if k, err := dry.Cache.Load(t.Context(), "https://example.org"); err != nil || string(k.Body) != "\x00\xff" {
		t.Errorf("a dry store has the answer %v, %v", k, err)
	}
	if diff := cmp.Diff(before, contents(t, address)); diff != "" {
		t.Errorf("a dry store left traces (-before +after):\n%s", diff)
	}
}

// contents is what stands in each table of the schema.
func contents(t *testing.T, address string) map[string]string {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables, err := database.List(t.Context(), db, func(name *string) []any { return []any{name} },
		`SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()`)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, table := range tables {
		var text sql.NullString
		err := db.QueryRow(`SELECT string_agg(r::text, E'\n' ORDER BY r::text) FROM ` + table + ` r`).Scan(&text)
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
	if err := s.Cache.Save(t.Context(), "a", source.Kept{ETag: "caf\xe9\x00"}); err != nil {
		t.Fatal(err)
	}
	if k, err := s.Cache.Load(t.Context(), "a"); err != nil || k.ETag != "caf\uFFFD\uFFFD" {
		t.Errorf("%+v, %v", k, err)
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
