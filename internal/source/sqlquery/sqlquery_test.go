package sqlquery

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/internal/tooltest"
)

// server is one kind of database with a ledger of three entries in it. slow is
// a query that takes longer than anybody waits.
type server struct {
	dsn, dir string
	write    *sql.DB
	slow     string
}

// servers are the kinds of database; each opens with a fresh ledger.
var servers = map[string]func(*testing.T) server{
	"sqlite": openSQLite, "postgres": openPostgreSQL, "mysql": openMySQL,
}

func openSQLite(t *testing.T) server {
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, "the ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	fill(t, db, "NUMERIC", "TIMESTAMP", "DATETIME", "2024-06-10 12:00:00+00:00")
	slow := "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"
	return server{"sqlite:the ledger.db", dir, db, slow}
}

func openPostgreSQL(t *testing.T) server {
	u := named(t, "CATCHUP_TEST_POSTGRES")
	schema := fresh()
	all := connect(t, u.String())
	run(t, all, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { run(t, all, "DROP SCHEMA "+schema+" CASCADE") })
	options := u.Query()
	options.Set("search_path", schema)
	u.RawQuery = options.Encode()
	db := connect(t, u.String())
	fill(t, db, "NUMERIC(30,4)", "TIMESTAMPTZ", "TIMESTAMP", "2024-06-10 12:00:00+00")
	return server{u.String(), "", db, "SELECT pg_sleep(30)"}
}

func openMySQL(t *testing.T) server {
	u := named(t, "CATCHUP_TEST_MYSQL")
	name := fresh()
	all := connect(t, u.String())
	run(t, all, "CREATE DATABASE "+name)
	t.Cleanup(func() { run(t, all, "DROP DATABASE "+name) })
	u.Path = "/" + name
	db := connect(t, u.String())
	fill(t, db, "DECIMAL(30,4)", "TIMESTAMP NULL", "DATETIME", "2024-06-10 13:00:00")
	return server{u.String(), "", db, "SELECT SLEEP(30)"}
}

// named is the address of the server that the variable names.
func named(t *testing.T, variable string) *url.URL {
	t.Helper()
	u, err := url.Parse(tooltest.Server(t, variable))
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func fresh() string { return fmt.Sprintf("catchup_sqlquery_%d", time.Now().UnixNano()) }

func connect(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	d, err := parseDSN(dsn, "")
	if err != nil {
		t.Fatal(err)
	}
	db, err := d.connect(week(t).As)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// fill makes the ledger. noon is 12:00 UTC as the type of the moment takes it.
func fill(t *testing.T, db *sql.DB, decimal, moment, civil, noon string) {
	t.Helper()
	run(t, db,
		fmt.Sprintf("CREATE TABLE ledger (id BIGINT, amount %s, share REAL, day DATE, moment %s, civil %s, note VARCHAR(40))", decimal, moment, civil),
		fmt.Sprintf("INSERT INTO ledger VALUES (1, 1234567.0001, 0.1, '2024-06-07', '%s', '2024-06-10 13:00:00', 'plan £')", noon),
		"INSERT INTO ledger (id) VALUES (2)",
		"INSERT INTO ledger (id, amount, day) VALUES (3, 0, '2024-06-14')",
	)
}

// ask makes a source of a query and reads it.
func (s server) ask(t *testing.T, spec Spec) (*table.Table, error) {
	t.Helper()
	spec.DSN = setting.NewSecret(s.dsn)
	if spec.Timeout == 0 {
		spec.Timeout = setting.Duration(20 * time.Second)
	}
	if spec.Rows == 0 {
		spec.Rows = 100
	}
	q, err := Open(spec, s.dir, func() time.Time { return time.Unix(0, 0) })
	if err != nil {
		return nil, err
	}
	return q.Read(t.Context(), week(t))
}

// lines shows a table, with its kinds first.
func lines(tab *table.Table) []string {
	head := ""
	for _, c := range tab.Columns {
		head += fmt.Sprintf("%s:%s ", c.Name, c.Kind)
	}
	all := []string{strings.TrimSpace(head)}
	for _, row := range tab.Rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = show(v)
		}
		all = append(all, strings.Join(line, " | "))
	}
	return all
}

func show(v table.Value) string {
	switch {
	case !v.Known:
		return "?" + v.Text
	case v.Kind == table.Text:
		return v.Text
	case v.Kind.Numeric():
		return v.Num.String()
	}
	return v.Time.Format(time.RFC3339)
}

func TestRead(t *testing.T) {
	each(t, func(t *testing.T, s server) {
		spec := Spec{Query: "SELECT * FROM ledger WHERE day IS NULL OR (day >= :start AND day < :end AND moment < :as_of) ORDER BY id"}
		got, err := s.ask(t, spec)
		if err != nil {
			t.Fatal(err)
		}
		want := []string{
			"id:number amount:number share:number day:date moment:time civil:time note:text",
			"1 | 1234567.0001 | 0.1 | 2024-06-07T00:00:00Z | 2024-06-10T12:00:00Z | 2024-06-10T12:00:00Z | plan £",
			"2 | ? | ? | ? | ? | ? | ?",
		}
		if diff := cmp.Diff(want, lines(got)); diff != "" {
			t.Error(diff)
		}
		if o := got.Rows[1][2].From; o.Row != 2 || o.Column != "share" || o.Reading != got.Reading {
			t.Errorf("the origin of a cell is %v", o)
		}
		again, err := s.ask(t, spec)
		if err != nil || again.Reading.Digest != got.Reading.Digest {
			t.Errorf("the digest changes: %v", err)
		}
		run(t, s.write, "UPDATE ledger SET note = 'x' WHERE id = 2")
		if again, err = s.ask(t, spec); err != nil || again.Reading.Digest == got.Reading.Digest {
			t.Errorf("the digest does not change: %v", err)
		}
	})
}

// each runs the test on every kind of database.
func each(t *testing.T, test func(*testing.T, server)) {
	for kind, open := range servers {
		t.Run(kind, func(t *testing.T) { test(t, open(t)) })
	}
}

func TestWritesAreRefused(t *testing.T) {
	each(t, func(t *testing.T, s server) {
		for _, q := range []string{"DELETE FROM ledger", "DROP TABLE ledger", "SELECT 1; DELETE FROM ledger", "WITH x AS (SELECT 1) DELETE FROM ledger"} {
			_, err := s.ask(t, Spec{Query: setting.Content(q)})
			var left int
			if scan := s.write.QueryRow("SELECT count(*) FROM ledger").Scan(&left); scan != nil || left != 3 {
				t.Fatalf("%s leaves %d rows: %v", q, left, scan)
			}
			if err == nil {
				t.Errorf("%s is no error", q)
			}
		}
	})
}

func TestBounds(t *testing.T) {
	each(t, func(t *testing.T, s server) {
		_, err := s.ask(t, Spec{Query: "SELECT id FROM ledger", Rows: 2})
		if err == nil || !strings.Contains(err.Error(), "more than 2 rows") {
			t.Errorf("three rows of two: %v", err)
		}
		if _, err := s.ask(t, Spec{Query: "SELECT id FROM ledger", Rows: 3}); err != nil {
			t.Errorf("three rows of three: %v", err)
		}
		begun := time.Now()
		_, err = s.ask(t, Spec{Query: setting.Content(s.slow), Timeout: setting.Duration(200 * time.Millisecond)})
		if took := time.Since(begun); err == nil || took > 10*time.Second {
			t.Errorf("a slow query takes %v: %v", took, err)
		}
		if _, err := s.ask(t, Spec{Query: "SELECT 1 AS a, 2 AS a"}); err == nil {
			t.Error("two columns of one name are no error")
		}
	})
}

// TestLargestValue asks for a value that may be, and for one that is larger than
// any may be by a byte.
func TestLargestValue(t *testing.T) {
	for kind, c := range map[string]struct {
		query string
		fits  int
		want  string
	}{
		"sqlite":   {"SELECT length(zeroblob(%d)) AS n", largestValue, "too big"},
		"postgres": {"SELECT repeat('x', %d) AS n", 60_000_000, "expected at most 67108864"},
	} {
		t.Run(kind, func(t *testing.T) {
			s := servers[kind](t)
			if _, err := s.ask(t, Spec{Query: setting.Content(fmt.Sprintf(c.query, c.fits))}); err != nil {
				t.Errorf("one that may be: %v", err)
			}
			if _, err := s.ask(t, Spec{Query: setting.Content(fmt.Sprintf(c.query, largestValue+1))}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("one that is too large: %.300v", err)
			}
		})
	}
}

func TestDecimalsAreExact(t *testing.T) {
	for _, kind := range []string{"postgres", "mysql"} {
		t.Run(kind, func(t *testing.T) {
			got, err := servers[kind](t).ask(t, Spec{Query: "SELECT CAST('12345678901234567890.0001' AS DECIMAL(30,4)) AS a, 9007199254740993 AS b"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"a:number b:number", "12345678901234567890.0001 | 9007199254740993"}, lines(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestErrorsHoldNoSecret(t *testing.T) {
	for _, dsn := range []string{
		"postgres://ann:hunter2@127.0.0.1:1/ledger", "mysql://ann:hunter2@127.0.0.1:1/ledger?password=hunter2", "sqlite:missing.db?key=hunter2",
	} {
		_, err := server{dsn: dsn, dir: t.TempDir()}.ask(t, Spec{Query: "SELECT 1"})
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%v", err)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "reading "+strings.SplitN(dsn, ":", 2)[0]) {
			t.Errorf("the error does not name its place: %v", err)
		}
	}
}

// typed reads a query with a column v of the kind, and shows its one value, with
// the reason if it is unknown.
func (s server) typed(t *testing.T, query string, kind table.Kind) string {
	t.Helper()
	spec := Spec{Query: setting.Content(query)}
	spec.DSN, spec.Timeout, spec.Rows = setting.NewSecret(s.dsn), setting.Duration(20*time.Second), 10
	q, err := Open(spec, s.dir, func() time.Time { return time.Unix(0, 0) })
	if err != nil {
		t.Fatal(err)
	}
	column := table.ColumnSpec{Kind: kind}
	if kind == table.Money {
		column.Unit = "GBP"
	}
	got, err := source.Shape(q, table.Shape{Columns: table.Columns{"v": column}}, false).Read(t.Context(), week(t))
	if err != nil {
		return "error: " + err.Error()
	}
	v := got.Rows[0][0]
	if v.Aside != nil {
		return show(v) + " (" + v.Aside.Why + ")"
	}
	return show(v)
}

// TestTypes reads values of the types of PostgreSQL and SQLite that have more
// readings than one, or none.
func TestTypes(t *testing.T) {
	for _, c := range []struct {
		on, query string
		kind      table.Kind
		want      string
	}{
		{"postgres", "SELECT 1234.5::money AS v", table.Money, `the column "v" is money, which PostgreSQL writes as its server is set (lc_monetary): cast it, as in amount::numeric AS "v"`},
		{"postgres", "SELECT 1234.5::money::numeric AS v", table.Money, "1234.5"},
		{"postgres", "SELECT 'infinity'::date AS v", table.Date, "?infinity (after every other date)"},
		{"postgres", "SELECT '-infinity'::timestamptz AS v", table.Time, "?-infinity (before every other date)"},
		{"postgres", "SELECT 'infinity'::timestamp AS v", table.Date, "?infinity (after every other date)"},
		{"postgres", "SELECT 'NaN'::numeric AS v", table.Number, "?NaN (not a number)"},
		{"postgres", "SELECT 'Infinity'::numeric AS v", table.Number, "?Infinity (not a number)"},
		{"postgres", "SELECT '-Infinity'::float8 AS v", table.Number, "?-Inf (not a number)"},
		{"postgres", "SELECT '1 year 2 days'::interval AS v", table.Text, "1 year 2 days"},
		{"postgres", "SELECT '1 day'::interval AS v", table.Number, "\"1 day\""},
		{"postgres", "SELECT ARRAY['a','b'] AS v", table.Text, "{a,b}"},
		{"postgres", "SELECT '10:00+02'::timetz AS v", table.Text, "10:00:00+02"},
		{"postgres", "SELECT '2024-06-10 12:00+02'::timestamptz AS v", table.Time, "2024-06-10T10:00:00Z"},
		{"postgres", "SELECT CAST('b' AS mood) AS v", table.Text, "b"},
		{"postgres", "SELECT '\\xff00'::bytea AS v", table.Text, "row 1, column v holds bytes that are not text"},
		{"postgres", "SELECT '' AS v, 1 AS one", table.Text, "?"},
		{"mysql", "SELECT day AS v, 1 AS one FROM zeros", table.Date, "?0000-00-00 (never set)"},
		{"mysql", "SELECT at AS v, 1 AS one FROM zeros", table.Time, "?0000-00-00 00:00:00 (never set)"},
		{"sqlite", "SELECT amount AS v FROM odd WHERE id = 1", table.Number, "\"abc\""},
		{"sqlite", "SELECT amount AS v FROM odd WHERE id = 2", table.Number, "?NaN (not a number)"},
		{"sqlite", "SELECT amount AS v FROM odd WHERE id = 3", table.Number, "1.5"},
		{"sqlite", "SELECT day AS v FROM odd WHERE id = 1", table.Date, "2024-06-07T00:00:00Z"},
		{"sqlite", "SELECT day AS v FROM odd WHERE id = 2", table.Date, "2024-06-14T00:00:00Z"},
		{"sqlite", "SELECT date(day, 'unixepoch') AS v FROM odd WHERE id = 2", table.Date, "2024-06-14T00:00:00Z"},
		{"sqlite", "SELECT day AS v FROM odd WHERE id = 3", table.Date, "2024-07-06T00:00:00Z"},
	} {
		t.Run(c.on+" "+c.query, func(t *testing.T) {
			s := servers[c.on](t)
			switch c.on {
			case "postgres":
				run(t, s.write, "CREATE TYPE mood AS ENUM ('a', 'b')")
			case "mysql":
				run(t, s.write, "CREATE TABLE zeros (day DATE, at DATETIME)", "SET sql_mode = ''", "INSERT INTO zeros VALUES ('0000-00-00', '0000-00-00 00:00:00')")
			default:
				run(t, s.write, "CREATE TABLE odd (id INTEGER, day DATE, amount NUMERIC)", "INSERT INTO odd VALUES (1, '2024-06-07', 'abc'), (2, 1718323200, 'NaN'), (3, '06/07/2024', '1.50')")
			}
			if got := s.typed(t, c.query, c.kind); got != c.want && !(strings.HasPrefix(got, "error: ") && strings.Contains(got, c.want)) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestNoRows reads a query that gives none: its columns are known all the same.
func TestNoRows(t *testing.T) {
	each(t, func(t *testing.T, s server) {
		got, err := s.ask(t, Spec{Query: "SELECT id, note FROM ledger WHERE id > 100"})
		if err != nil || len(got.Rows) != 0 || len(got.Columns) != 2 {
			t.Errorf("%v, %v", got, err)
		}
	})
}
