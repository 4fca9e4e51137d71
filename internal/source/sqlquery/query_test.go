package sqlquery

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/source"
)

func TestBind(t *testing.T) {
	for _, c := range []struct {
		dialect     dialect
		query, want string
		names       []string
	}{
		{lite, "d >= :start AND d < :end", "d >= ? AND d < ?", []string{"start", "end"}},
		{postgres, "d >= :start AND e >= :start::date", "d >= $1 AND e >= $2::date", []string{"start", "start"}},
		{postgres, "d::start, x::text < :as_of", "d::start, x::text < $1", []string{"as_of"}},
		{postgres, ":started, :end_date", ":started, :end_date", nil},
		{lite, "':start' \":end\" `:end` 'it''s :end' :end", "':start' \":end\" `:end` 'it''s :end' ?", []string{"end"}},
		{mariadb, `'it\'s :start' "\":end" :end # :end`, `'it\'s :start' "\":end" ? # :end`, []string{"end"}},
		{postgres, `'\' :end`, `'\' $1`, []string{"end"}},
		{postgres, `E'\' :end' :end`, `E'\' :end' $1`, []string{"end"}},
		{postgres, "$q$ :end $$ $q$ :end", "$q$ :end $$ $q$ $1", []string{"end"}},
		{postgres, "/* /* :end */ :end */ :end -- :end\n:end", "/* /* :end */ :end */ $1 -- :end\n$2", []string{"end", "end"}},
		{mariadb, "/* /* :end */ :end", "/* /* :end */ ?", []string{"end"}},
		{lite, "'never closed :end", "'never closed :end", nil},
		{lite, "/* never closed :end", "/* never closed :end", nil},
	} {
		got, names := c.dialect.bind(c.query)
		if got != c.want || !cmp.Equal(names, c.names) {
			t.Errorf("bind(%s) = %s %v, want %s %v", c.query, got, names, c.want, c.names)
		}
	}
}

// week is a rolling week that ends at a run, in summer time.
func week(t *testing.T) source.Request {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	end := time.Date(2024, 6, 14, 0, 0, 0, 0, zone)
	return source.Request{Source: "ledger", Period: period.Week.Ending(end), As: end.Add(16 * time.Hour)}
}

func TestArguments(t *testing.T) {
	names := []string{"start", "end", "as_of"}
	got := mariadb.arguments(names, week(t))
	if diff := cmp.Diff([]any{"2024-06-07", "2024-06-14", "2024-06-14 16:00:00"}, got); diff != "" {
		t.Error(diff)
	}
	if got := postgres.arguments(names, week(t)); !got[1].(time.Time).Equal(week(t).Period.End) {
		t.Errorf("PostgreSQL gets %v", got[1])
	}
}

func TestParseDSN(t *testing.T) {
	for dsn, place := range map[string]string{
		"sqlite:var/ledger.db":                                 "sqlite:var/ledger.db",
		"postgres://ann:secret@db:5433/ledger?sslmode=require": "postgres://db:5433/ledger",
		"mysql://ann:p%40ss@db/ledger?tls=true":                "mysql://db/ledger",
		"mariadb://ann@/ledger?socket=/run/mysqld/mysqld.sock": "mariadb:///ledger",
	} {
		if db, err := parseDSN(dsn, "/srv"); err != nil || db.place != place {
			t.Errorf("%s: %q %v, want %q", dsn, db.place, err, place)
		}
	}
	for _, dsn := range []string{"", "ledger.db", "sqlite:", "sqlite:../ledger.db", "oracle://db", "mysql://a:b c@%", "postgres://secret:port"} {
		if db, err := parseDSN(dsn, "/srv"); err == nil {
			t.Errorf("%q is read as %q", dsn, db.place)
		}
	}
}

func TestReads(t *testing.T) {
	for query, want := range map[string]bool{
		"select 1": true, "-- why\n /* and how */ WITH x AS (SELECT 1) SELECT * FROM x": true, "(SELECT 1)": true,
		"": false, "-- select": false, "DROP TABLE x": false, "selection": false, "'a' SELECT": false, "CALL x()": false,
	} {
		if got := mariadb.reads(query); got != want {
			t.Errorf("%q reads: %t", query, got)
		}
	}
}

// TestNumbersAreBounded reads numbers whose digits would fill the memory.
func TestNumbersAreBounded(t *testing.T) {
	for text, known := range map[string]bool{
		"1.25": true, "1e308": true, "-0.1e-300": true, "NaN": false,
		"1e999999999": false, "1e-999999999": false, strings.Repeat("9", 1000): false,
	} {
		if v := number(text); v.Known != known || v.Text != text {
			t.Errorf("%.20s is %v, want known %t", text, v.Known, known)
		}
	}
}
