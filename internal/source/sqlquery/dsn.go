package sqlquery

import (
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite" // the driver of sqlite:
)

// database is where a DSN leads. place is the DSN without user, password and
// parameters; open prepares connections whose civil times are those of the
// zone at the moment.
type database struct {
	dialect dialect
	place   string
	open    func(as time.Time) (*sql.DB, error)
}

// parseDSN understands sqlite:path (relative to dir), postgres://… and
// mysql://…. Its errors never repeat the DSN, which may hold a password.
func parseDSN(dsn, dir string) (database, error) {
	scheme, rest, _ := strings.Cut(dsn, ":")
	if scheme == "sqlite" {
		return parseSQLite(rest, dir)
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

// parseSQLite opens the file for reading only, so a wrong name is an error
// and not a new, empty database.
func parseSQLite(path, dir string) (database, error) {
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "//"), "?")
	if name == "" || !filepath.IsAbs(name) && !filepath.IsLocal(name) {
		return database{}, errors.New("names no file in the installation's folder")
	}
	full := name
	if !filepath.IsAbs(name) {
		full = filepath.Join(dir, name)
	}
	file := url.URL{Scheme: "file", OmitHost: true, Path: full, RawQuery: "mode=ro&_pragma=busy_timeout(5000)"}
	open := func(time.Time) (*sql.DB, error) { return sql.Open("sqlite", file.String()) }
	return database{dialect: sqlite, place: "sqlite:" + name, open: open}, nil
}

// parsePostgreSQL sets the session's zone, and prepares every query, so that
// it can only be one statement.
func parsePostgreSQL(dsn, place string) (database, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return database{}, errors.New("is not an address that PostgreSQL understands")
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	open := func(as time.Time) (*sql.DB, error) {
		session := config.Copy()
		session.RuntimeParams["timezone"] = as.Location().String()
		return stdlib.OpenDB(*session), nil
	}
	return database{dialect: postgres, place: place, open: open}, nil
}

// parseMySQL takes the driver's own parameters, and socket=path for a server
// that listens there. The session's zone is an offset, since servers often
// know no names of zones.
func parseMySQL(u *url.URL, place string) (database, error) {
	query := u.Query()
	socket := query.Get("socket")
	query.Del("socket")
	config, err := mysql.ParseDSN("/" + url.PathEscape(strings.TrimPrefix(u.Path, "/")) + "?" + query.Encode())
	if err != nil {
		return database{}, errors.New("is not an address that MySQL understands")
	}
	config.User = u.User.Username()
	config.Passwd, _ = u.User.Password()
	config.Net, config.Addr = "tcp", address(u, "3306")
	if socket != "" {
		config.Net, config.Addr = "unix", socket
	}
	config.MultiStatements, config.InterpolateParams, config.ParseTime = false, false, false
	open := func(as time.Time) (*sql.DB, error) {
		session := config.Clone()
		err := session.Apply(mysql.Charset("utf8mb4", ""))
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
	return database{dialect: mariadb, place: place, open: open}, nil
}

// address is host:port, with the port that the kind of server has by default.
func address(u *url.URL, port string) string {
	host := u.Hostname()
	if host == "" {
		host = "127.0.0.1"
	}
	if p := u.Port(); p != "" {
		port = p
	}
	return net.JoinHostPort(host, port)
}
