package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// connections is how many a program holds at most to a server, if the address
// does not say so by pool_max_conns.
const connections = 8

// postgres is the dialect of PostgreSQL. The lock for migrations is one of
// the schema that the tables lie in.
var postgres = dialect{
	migrations: "postgres",
	alone:      `SELECT pg_advisory_xact_lock(hashtextextended('catchup migrates ' || current_schema(), 0))`,
	take:       ` FOR UPDATE SKIP LOCKED`,
	clock:      `SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT`,
	passing:    passing,
	words:      words,
}

// openServer opens the store in the database at the address. No connection is
// made yet.
func openServer(address string) (*Store, error) {
	config, err := parseServer(address)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(context.Background(), config) // which only bounds the making of its first connections
	if err != nil {
		return nil, err
	}
	db := stdlib.OpenDBFromPool(pool)
	return &Store{write: db, read: db, dialect: postgres, release: pool.Close}, nil
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
		config.ConnConfig.ConnectTimeout = patience
	}
	config.AfterConnect = prepare
	return config, nil
}

// prepare makes a new connection one of ours: whoever stops in the middle of a
// transaction, with its rows locked, loses it; and texts may hold anything.
func prepare(ctx context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{Name: "text", OID: pgtype.TextOID, Codec: textCodec{}})
	_, err := conn.Exec(ctx, `SET idle_in_transaction_session_timeout = '1min'`)
	return err
}

// textCodec writes texts as PostgreSQL takes them: what a mail server says may
// be no UTF-8, or hold a zero byte, and is kept without.
type textCodec struct{ pgtype.TextCodec }

// PlanEncode plans for strings; what else may be a text is left to TextCodec.
func (c textCodec) PlanEncode(m *pgtype.Map, oid uint32, format int16, value any) pgtype.EncodePlan {
	if _, ok := value.(string); ok {
		return cleanText{}
	}
	return c.TextCodec.PlanEncode(m, oid, format, value)
}

type cleanText struct{}

// Encode appends the text.
func (cleanText) Encode(value any, to []byte) ([]byte, error) {
	text := strings.ToValidUTF8(value.(string), "\uFFFD")
	return append(to, strings.ReplaceAll(text, "\x00", "\uFFFD")...), nil
}

// place is the address without what may be secret.
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

// passing tells the errors after which nothing has changed and a new attempt
// may go well: the server chose this transaction of two that were in each
// other's way, it is starting or stopping, or it was not reached at all.
func passing(err error) bool {
	if said := new(pgconn.PgError); errors.As(err, &said) {
		switch said.Code {
		case "40001", "40P01", "57P03", "53300": // serialization, deadlock, starting up, too many connections
			return true
		}
		return false
	}
	dial := new(net.OpError)
	return pgconn.SafeToRetry(err) || errors.As(err, new(*pgconn.ConnectError)) && errors.As(err, &dial) && dial.Op == "dial"
}

// words says of a connection that broke that it did.
func words(err error) error {
	broken := new(net.OpError)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.As(err, &broken) && broken.Op != "dial" {
		return fmt.Errorf("the connection to the database was lost: %w", err)
	}
	return err
}
