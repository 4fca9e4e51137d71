package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/pgtest"
)

// TestMoveKnowsAllTables holds what a move carries against the tables and columns
// that either database has: none is forgotten.
func TestMoveKnowsAllTables(t *testing.T) {
	tables, err := schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"migrations.version", "moves.at", "moves.id", "moves.place", "moves.role", "moves.state", "moved_rows.last", "moved_rows.name"}
	for _, table := range tables {
		for _, column := range table.names() {
			known = append(known, table.name+"."+column)
		}
	}
	slices.Sort(known)
	for _, made := range [][]string{
		columnsOf(t, opened(t, "", true), `SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`),
		columnsOf(t, opened(t, pgtest.Schema(t), false), `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_generated = 'NEVER'`),
	} {
		if diff := cmp.Diff(made, known); diff != "" {
			t.Errorf("columns (-made +known to a move):\n%s", diff)
		}
	}
}

// fill writes some rows to every table, with texts that are hard to carry. A row
// refers to those of its number.
func fill(t *testing.T, d *DB, tables []table, rows int) {
	t.Helper()
	err := d.Change(t.Context(), func(tx *sql.Tx) error {
		for _, table := range tables {
			for i := range rows {
				if err := fillOne(tx, d, table, i); err != nil {
					return fmt.Errorf("%s: %w", table.name, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func fillOne(tx *sql.Tx, d *DB, table table, i int) error {
	w := d.Statement(`INSERT INTO ` + table.name + ` (` + strings.Join(table.names(), ", ") + `) VALUES `)
	var row []any
	for _, c := range table.columns {
		switch {
		case c.bytes && i == 0:
			row = append(row, []byte{})
		case c.bytes:
			row = append(row, []byte{0, byte(i), 255})
		case slices.Contains([]string{"attributes", "chosen"}, c.name):
			row = append(row, fmt.Sprintf(`{"a":"\u003cb\u003e %d","b":"é"}`, i))
		case numeric[c.name]:
			row = append(row, int64(i)*1_000_000_007)
		case slices.Contains(table.key, c.name) || c.name == "feed" || c.name == "edition" || c.name == "subscriber" || c.name == "reading":
			row = append(row, fmt.Sprintf("Key é %d", i))
		case c.name == "worker" || c.name == "state":
			row = append(row, "")
		default:
			row = append(row, fmt.Sprintf("%s ' \" \\ é\n%d", c.name, i))
		}
	}
	w.Add("(", row...)
	_, err := tx.Exec(w.String()+")", w.Args...)
	return err
}

// numeric are the columns of numbers.
var numeric = map[string]bool{}

func knowNumbers(t *testing.T) {
	for _, name := range columnsOf(t, opened(t, "", true), `SELECT DISTINCT c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'BIGINT'`) {
		numeric[name] = true
	}
}

// sums are the numbers of rows and checksums of all tables.
func sums(t *testing.T, address string, tables []table) map[string]string {
	t.Helper()
	d, err := openAnyhow(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	jsons, err := jsonsOf(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, table := range tables {
		n, sum, err := table.sum(t.Context(), d, append(jsons, "subscribers.attributes", "subscribers.chosen"))
		if err != nil {
			t.Fatal(err)
		}
		all[table.name] = fmt.Sprintf("%d %x", n, sum[:4])
	}
	return all
}

// TestMove carries a store of every table to PostgreSQL and back into the file it
// came from, and breaks each move off after every transaction once. The store
// that was left is closed to everybody, whoever has it open.
func TestMove(t *testing.T) {
	knowNumbers(t)
	tables, err := schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	file, server := filepath.Join(t.TempDir(), "catchup.db"), pgtest.Schema(t)
	holder := opened(t, file, false) // a program that has it open all the time
	fill(t, holder, tables, 25)
	want := sums(t, file, tables)
	for _, way := range [][2]string{{file, server}, {server, file}, {file, server}} {
		carry(t, way[0], way[1])
		if diff := cmp.Diff(want, sums(t, way[1], tables)); diff != "" {
			t.Errorf("%s (-before +after):\n%s", place(way[1]), diff)
		}
		opened(t, way[1], false).Close()
		moved := new(Moved)
		if _, err := Open(t.Context(), way[0], false); !errors.As(err, &moved) || !moved.Done {
			t.Errorf("the store that was left opens: %v", err)
		}
		if err := (Moves{From: way[0], To: way[1]}).Run(t.Context()); err != nil {
			t.Errorf("moving it there once more: %v", err)
		}
		elsewhere := filepath.Join(t.TempDir(), "elsewhere.db")
		if err := (Moves{From: way[0], To: elsewhere}).Run(t.Context()); !errors.As(err, &moved) || !moved.Done {
			t.Errorf("moving it elsewhere: %v", err)
		}
	}
	for _, table := range tables {
		for _, query := range []string{`DELETE FROM ` + table.name, `UPDATE ` + table.name + ` SET ` + table.key[0] + ` = ` + table.key[0]} {
			if _, err := holder.Exec(t.Context(), query); err == nil || !strings.Contains(err.Error(), "has been moved to postgres://") {
				t.Errorf("%s: %v", query, err)
			}
		}
	}
	holder.Deleted()
	if err := holder.Clean(t.Context(), "subscribers"); err == nil {
		t.Error("a closed table is written anew, and open again")
	}
	if err := Undo(t.Context(), file); !errors.Is(err, errNoMove) {
		t.Errorf("a move that has ended is given up: %v", err)
	}
}

// carry moves a store, and breaks off at each step once before it lets the move
// end.
func carry(t *testing.T, from, to string) {
	t.Helper()
	for steps := 1; ; steps += 3 {
		ctx := &ending{Context: t.Context()}
		ctx.left.Store(int64(steps))
		err := Moves{From: from, To: to}.Run(ctx)
		if err == nil {
			t.Logf("broken off %d times", steps/3)
			if steps < 30 {
				t.Errorf("broken off only %d times", steps/3)
			}
			return
		}
		if !errors.Is(err, context.Canceled) && !strings.Contains(err.Error(), "interrupt") {
			t.Fatalf("broken off at %d: %v", steps, err)
		}
		if steps > 5000 {
			t.Fatal("the move does not end")
		}
	}
}

// ending is a context that is cancelled after it was asked so many times.
type ending struct {
	context.Context
	left atomic.Int64
}

func (e *ending) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestMoveRefuses wants a target that is empty, and nobody who is sending.
func TestMoveRefuses(t *testing.T) {
	knowNumbers(t)
	tables, err := schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, address := range map[string]string{"SQLite": filepath.Join(t.TempDir(), "catchup.db"), "PostgreSQL": pgtest.Schema(t)} {
		from := opened(t, address, false)
		fill(t, from, tables, 2)
		other := filepath.Join(t.TempDir(), "other.db")
		fill(t, opened(t, other, false), tables, 1)
		for _, to := range []string{other, address} {
			if err := (Moves{From: address, To: to}).Run(t.Context()); err == nil || !strings.Contains(err.Error(), "is not empty") {
				t.Errorf("%s: a move to a store that is in use: %v", name, err)
			}
		}
		until := time.Now().Add(time.Hour).UnixMilli()
		if _, err := from.Exec(t.Context(), `INSERT INTO workers (id, until) VALUES ('ann', $1)`, until); err != nil {
			t.Fatal(err)
		}
		empty := filepath.Join(t.TempDir(), "empty.db")
		if err := (Moves{From: address, To: empty}).Run(t.Context()); !errors.Is(err, errSending) {
			t.Errorf("%s: a move while a program is sending: %v", name, err)
		}
		if _, err := from.Exec(t.Context(), `UPDATE workers SET until = 0`); err != nil {
			t.Errorf("%s: after a move that was refused the store is closed: %v", name, err)
		}
		undone(t, from, address, empty)
	}
}

// undone begins a move, gives it up, and moves the store after all.
func undone(t *testing.T, from *DB, address, to string) {
	t.Helper()
	stop, cancel := context.WithCancel(t.Context())
	begun := Moves{From: address, To: to, OnTable: func(string, int) { cancel() }}
	if err := begun.Run(stop); err == nil {
		t.Fatal("the move was not broken off")
	}
	moved := new(Moved)
	for _, place := range []string{address, to} {
		if _, err := Open(t.Context(), place, false); !errors.As(err, &moved) || moved.Done {
			t.Errorf("a store that is being moved opens: %v", err)
		}
	}
	if err := Undo(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	if _, err := from.Exec(t.Context(), `UPDATE workers SET until = 1`); err != nil {
		t.Errorf("given up, the store is closed: %v", err)
	}
	if err := (Moves{From: address, To: to}).Run(t.Context()); err != nil {
		t.Errorf("moved after all: %v", err)
	}
	if got := columnsOf(t, opened(t, to, false), `SELECT CAST(MAX(until) AS TEXT) FROM workers`); got[0] != "1" {
		t.Errorf("the store that was filled has %v of before", got)
	}
}
