package webtest

import (
	"database/sql"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite" // the driver
)

// Unchanged fails if do changes anything in the SQLite file of a store: any row
// of any table.
func Unchanged(t testing.TB, path string, do func()) {
	t.Helper()
	before := dump(t, path)
	if len(before) == 0 {
		t.Fatalf("there is nothing in %s", path)
	}
	do()
	if diff := cmp.Diff(before, dump(t, path)); diff != "" {
		t.Errorf("the store has changed (-before +after):\n%s", diff)
	}
}

// dump is every row of the store, in words, by its table.
func dump(t testing.TB, path string) map[string][]string {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "mode=ro"}).String())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]string{}
	for _, table := range query(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`) {
		all[table] = query(t, db, fmt.Sprintf(`SELECT * FROM %q ORDER BY 1`, strings.TrimSpace(table)))
	}
	return all
}

// query is the rows of a query, each as text.
func query(t testing.TB, db *sql.DB, text string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		cells, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			places[i] = &cells[i]
		}
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.TrimSpace(strings.Repeat("%v ", len(cells))))
		all[len(all)-1] = fmt.Sprintf(all[len(all)-1], cells...)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
