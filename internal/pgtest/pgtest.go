// Package pgtest gives each test a PostgreSQL schema of its own, in the server
// that CATCHUP_TEST_POSTGRES names, as scripts/test sets it.
package pgtest

import (
	"context"
	"crypto/rand"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"catchup/internal/tooltest"
)

const variable = "CATCHUP_TEST_POSTGRES"

// Schema makes a schema that is dropped when the test ends, and returns the
// address by which a program finds it, and nothing else, in the database.
func Schema(t testing.TB) (address string) {
	t.Helper()
	server := tooltest.Server(t, variable)
	name := "test_" + strings.ToLower(rand.Text())
	Exec(t, server, "CREATE SCHEMA "+name)
	t.Cleanup(func() { Exec(t, server, "DROP SCHEMA "+name+" CASCADE") })
	u, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	q := u.Query()
	q.Set("options", "-csearch_path="+name) // as libpq has it too
	q.Set("application_name", name)
	u.RawQuery = q.Encode()
	return u.String()
}

// Exec runs a statement over a connection of its own.
func Exec(t testing.TB, address, statement string, args ...any) {
	t.Helper()
	ctx := context.Background() // clean-ups run when the test's own is over
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatalf("connecting to PostgreSQL: %v", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// Disconnect ends every connection that programs hold to the schema at the
// address, as a server that goes down does.
func Disconnect(t testing.TB, address string) {
	t.Helper()
	Exec(t, address, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()`)
}
