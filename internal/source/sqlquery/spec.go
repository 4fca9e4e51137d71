package sqlquery

import (
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how a database query is written in the settings.
type Spec struct {
	// DSN names the database: sqlite:path, postgres://user:password@host/db
	// or mysql://user:password@host/db.
	DSN setting.Secret `yaml:"dsn,required"`
	// Query is one SELECT. In it :start and :end stand for the bounds of the
	// report's period and :as_of for the moment the edition is made as of.
	Query setting.Content `yaml:"query,required"`
	// Timeout bounds the query.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
	// Rows bounds the number of rows; a query that gives more is an error.
	Rows int `yaml:"rows" default:"100000"`
}

// Check notes a database of no known kind, a query that is no SELECT and bounds
// that let nothing through. It never repeats the DSN.
func (s Spec) Check(at check.Place) {
	db, err := parseDSN(s.DSN.Reveal(), "")
	if err != nil {
		at.Key("dsn").Note("sqlite:path, postgres://… or mysql://…", "%v", err)
	} else if !db.dialect.reads(string(s.Query)) {
		at.Key("query").Note("", "must be a SELECT")
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Rows <= 0 {
		at.Key("rows").Note("", "must be at least 1")
	}
}

// Local tells whether the database is a file of this machine.
func (s Spec) Local() bool { return strings.HasPrefix(s.DSN.Reveal(), "sqlite:") }
