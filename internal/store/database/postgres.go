package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// connections is how many connections a program has to a server at most, unless
// the address has pool_max_conns.
const connections = 8

// postgres is the dialect of PostgreSQL. The lock for migrations is one of
// the schema that the tables lie in.
var postgres = dialect{
	schema: strings.NewReplacer(
		"{key}", `TEXT COLLATE "C"`, "{bytes}", "BYTEA", "{json}", "JSONB", "{computed}", "STORED", "{position}", "strpos", "{postgres}", "",
	),
	alone:   `SELECT pg_advisory_xact_lock(hashtextextended('catchup migrates ' || current_schema(), 0))`,
	take:    ` FOR UPDATE SKIP LOCKED`,
	clock:   `SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT`,
	passing: passing,
	clean:   cleanServer,
	lock:    lockServer,
	unlock:  unlockServer,
	jsons:   `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'jsonb'`,
}

// openServer opens the store in the database at the address. No connection is
// made yet.
func openServer(address string) (*DB, error) {
	config, err := parseServer(address)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(context.Background(), config) // which only bounds the making of its first connections
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector{stdlib.GetPoolConnector(pool)})
	db.SetMaxIdleConns(0) // they wait in the pool
	return &DB{write: db, read: db, dialect: postgres, release: pool.Close}, nil
}

// parseServer understands postgres://…, with the parameters of libpq and of
// pgxpool. Its errors never repeat the address, which may hold a password.
func parseServer(address string) (*pgxpool.Config, error) {
	scheme, _, _ := strings.Cut(address, "://")
	if scheme != "postgres" && scheme != "postgresql" {
		return nil, errors.New("a store is a file, or a database at postgres://…")
	}
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, errors.New("it is not an address that PostgreSQL understands")
	}
	if !strings.Contains(address, "pool_max_conns=") {
		config.MaxConns = connections
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = longestWait
	}
	config.AfterConnect = prepare
	return config, nil
}

// prepare sets a time limit on a new connection: a program that stops in the
// middle of a transaction loses the connection, so that its rows do not stay
// locked.
func prepare(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SET idle_in_transaction_session_timeout = '1min'`)
	return err
}

// connector makes connections that clean texts for PostgreSQL. What a mail
// server says may be invalid UTF-8 or hold a zero byte; it is kept without
// those bytes.
type connector struct{ driver.Connector }

// Connect takes a connection from the pool.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return cleaner{conn.(*stdlib.Conn)}, nil
}

type cleaner struct{ *stdlib.Conn }

// CheckNamedValue cleans an argument of a statement.
func (c cleaner) CheckNamedValue(v *driver.NamedValue) error {
	if text, ok := v.Value.(string); ok {
		v.Value = cleaned(text)
	}
	return c.Conn.CheckNamedValue(v)
}

// cleaned is a text as PostgreSQL can hold it.
func cleaned(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}

// place is the address without its secrets.
func place(address string) string {
	if !strings.Contains(address, "://") {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return "in a server"
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// passing tells whether an error has changed nothing and a new attempt may
// succeed. Either the server ended one of two transactions that were in each
// other's way, or it is starting or stopping, or the connection broke before
// the commit.
func passing(err error) bool {
	if said := new(pgconn.PgError); errors.As(err, &said) && slices.Contains(chosen, said.Code) {
		return true
	}
	return !errors.As(err, new(*unknown)) && lost(err)
}

// chosen are the codes of errors after which a transaction can be tried again:
// serialization, deadlock, starting up, too many connections.
var chosen = []string{"40001", "40P01", "57P03", "53300"}

// lost tells whether the connection has broken, or could not be made. It is
// false if the server has refused it for good.
func lost(err error) bool {
	if said := new(pgconn.PgError); errors.As(err, &said) {
		return said.Code == "57P01" || said.Code == "57P02" // shut down, crash
	}
	return errors.As(err, new(*net.OpError)) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) ||
		errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}
