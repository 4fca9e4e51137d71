package sqlquery

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
)

// database is what a DSN names. place is the DSN without user, password and
// parameters. connect prepares connections that take times without a zone as
// those of the zone of as; it makes no connection yet.
type database struct {
	dialect dialect
	place   string
	connect func(as time.Time) (*sql.DB, error)
}

// parseDSN understands sqlite:path (relative to dir), postgres://… and
// mysql://…. Its errors never repeat the DSN, which may hold a password.
func parseDSN(dsn, dir string) (database, error) {
	if path, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		return parseSQLite(path, dir)
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return database{}, errors.New("is not the address of a database")
	}
	place := (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	switch u.Scheme {
	case "postgres", "postgresql":
		return parsePostgreSQL(dsn, place)
	case "mysql", "mariadb":
		return parseMySQL(u, place)
	default:
		return database{}, errors.New("names no known kind of database")
	}
}

// largestValue is how many bytes a cell of a query may have, or a row of
// PostgreSQL or MySQL. The driver of MySQL has the same bound.
const largestValue = 64 << 20

// bounded is a connection on which no value can be larger.
func (d database) bounded(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx)
	if err != nil || d.dialect != lite {
		return conn, err
	}
	if _, err := sqlite.Limit(conn, limitLength, largestValue); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// limitLength is SQLITE_LIMIT_LENGTH: the bytes of a text, a blob or a row.
const limitLength = 0

// parseSQLite opens the file for reading only, so a wrong name is an error
// and not a new, empty database.
func parseSQLite(path, dir string) (database, error) {
	name, _, _ := strings.Cut(path, "?")
	full := name
	if !filepath.IsAbs(name) {
		full = filepath.Join(dir, name)
		if !filepath.IsLocal(name) {
			return database{}, errors.New("names no file in the installation's folder")
		}
	}
	connect := func(as time.Time) (*sql.DB, error) {
		options := url.Values{
			"mode": {"ro"}, "_pragma": {"busy_timeout(5000)"}, "_timezone": {as.Location().String()},
		}
		file := url.URL{Scheme: "file", OmitHost: true, Path: full, RawQuery: options.Encode()}
		return sql.Open("sqlite", file.String())
	}
	return database{lite, "sqlite:" + name, connect}, nil
}

// parsePostgreSQL prepares every query, so that it can only be one statement.
func parsePostgreSQL(dsn, place string) (database, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return database{}, errors.New("is not an address that PostgreSQL understands")
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	config.BuildFrontend = func(r io.Reader, w io.Writer) *pgproto3.Frontend {
		f := pgproto3.NewFrontend(r, w)
		f.SetMaxBodyLen(largestValue)
		return f
	}
	connect := func(as time.Time) (*sql.DB, error) {
		session := config.Copy()
		session.RuntimeParams["timezone"] = as.Location().String()
		return stdlib.OpenDB(*session), nil
	}
	return database{postgres, place, connect}, nil
}

// parseMySQL takes the driver's own parameters, and socket=path for a server
// that listens there.
func parseMySQL(u *url.URL, place string) (database, error) {
	options := u.Query()
	socket := options.Get("socket")
	options.Del("socket")
	config, err := mysql.ParseDSN("/" + url.PathEscape(strings.TrimPrefix(u.Path, "/")) + "?" + options.Encode())
	if err != nil {
		return database{}, errors.New("is not an address that MySQL understands")
	}
	config.User = u.User.Username()
	config.Passwd, _ = u.User.Password()
	config.Net, config.Addr = "tcp", net.JoinHostPort(cmp.Or(u.Hostname(), "127.0.0.1"), cmp.Or(u.Port(), "3306"))
	if socket != "" {
		config.Net, config.Addr = "unix", socket
	}
	config.MultiStatements, config.InterpolateParams, config.ParseTime = false, false, false
	return database{mariadb, place, connectMySQL(config)}, nil
}

// connectMySQL sets the session's zone as an offset, since many servers do not
// know the names of zones. So moments in a TIMESTAMP from the other side of a
// clock change compare an hour wrong.
func connectMySQL(config *mysql.Config) func(time.Time) (*sql.DB, error) {
	return func(as time.Time) (*sql.DB, error) {
		session := config.Clone()
		if session.Params == nil {
			session.Params = map[string]string{}
		}
		session.Params["time_zone"] = fmt.Sprintf("'%s'", as.Format("-07:00"))
		connector, err := mysql.NewConnector(session)
		if err != nil {
			return nil, err
		}
		return sql.OpenDB(connector), nil
	}
}
