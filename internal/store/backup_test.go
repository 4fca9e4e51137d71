package store

import (
	"database/sql"
	"os/exec"
	"path/filepath"
	"testing"

	"catchup/internal/pgtest"
	"catchup/internal/tooltest"
)

// TestBackups restores what docs/operating.md says how to back up, while the
// store is in use.
func TestBackups(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		folder := t.TempDir()
		path, copied := filepath.Join(folder, "catchup.db"), filepath.Join(folder, "copy.db")
		s := opened(t, path, Options{})
		fill(t, s, 3)
		vacuum(t, path, copied)
		holds(t, opened(t, copied, Options{}), 3)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		address := pgtest.Schema(t)
		s := opened(t, address, Options{})
		fill(t, s, 3)
		file := filepath.Join(t.TempDir(), "copy.dump")
		run(t, "pg_dump", "--format=custom", "--schema="+schemaOf(t, s), "--file="+file, address)
		pgtest.Exec(t, address, `DELETE FROM deliveries`)
		s.Close()
		run(t, "pg_restore", "--clean", "--if-exists", "--dbname="+address, file)
		holds(t, opened(t, address, Options{}), 3)
	})
}

// vacuum copies a SQLite file that is in use, as the sqlite3 program does.
func vacuum(t *testing.T, path, to string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`VACUUM INTO ?`, to); err != nil {
		t.Fatal(err)
	}
	db.Close()
}

func schemaOf(t *testing.T, s *Store) (name string) {
	t.Helper()
	if err := s.db.QueryRowContext(t.Context(), `SELECT current_schema()`).Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

func run(t *testing.T, program string, args ...string) {
	t.Helper()
	if output, err := exec.Command(tooltest.Program(t, program), args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, output)
	}
}

// holds tells whether the store has an edition with so many deliveries.
func holds(t *testing.T, s *Store, deliveries int) {
	t.Helper()
	all, err := s.Ledger.Standing(t.Context(), "e")
	if err != nil || all.Queued != deliveries {
		t.Errorf("the copy has %+v, %v", all, err)
	}
}
