package sqlquery

import (
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// cells makes values of the rows that a query gave. as is a moment in the
// report's zone, which civil times are taken to be in.
type cells struct {
	names []string
	types []string // the database's own, in capitals and without a length
	as    time.Time
	raw   []any
	into  []any
}

// scan prepares the reading of rows.
func scan(rows *sql.Rows, as time.Time) (*cells, error) {
	columns, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	c := &cells{as: as, raw: make([]any, len(columns)), into: make([]any, len(columns))}
	for i, column := range columns {
		if slices.Contains(c.names, column.Name()) {
			return nil, fmt.Errorf("two columns are called %q: name them with AS", column.Name())
		}
		kind, _, _ := strings.Cut(strings.ToUpper(column.DatabaseTypeName()), "(")
		if kind == moneyType {
			return nil, fmt.Errorf("the column %q is money, which PostgreSQL writes as its server is set (lc_monetary): cast it, as in amount::numeric AS %[1]q", column.Name())
		}
		c.names = append(c.names, column.Name())
		c.types = append(c.types, kind)
		c.into[i] = &c.raw[i]
	}
	return c, nil
}

// moneyType is the number of PostgreSQL's type money, for which its driver has no
// name.
const moneyType = "790"

// next reads the current row of rows.
func (c *cells) next(rows *sql.Rows, at table.Origin) ([]table.Value, error) {
	if err := rows.Scan(c.into...); err != nil {
		return nil, err
	}
	row := make([]table.Value, len(c.raw))
	for i, raw := range c.raw {
		v, err := c.value(raw, c.types[i])
		if err != nil {
			return nil, fmt.Errorf("row %d, column %s %w", at.Row, c.names[i], err)
		}
		at.Column = c.names[i]
		v.From = at
		row[i] = v
	}
	return row, nil
}

// value is a cell as a driver gave it. NULL is unknown.
func (c *cells) value(raw any, kind string) (table.Value, error) {
	switch raw := raw.(type) {
	case nil:
		return table.Value{Kind: table.Text}, nil
	case bool:
		return known(strconv.FormatBool(raw)), nil
	case int64, uint64:
		return number(fmt.Sprint(raw)), nil
	case float32:
		return number(strconv.FormatFloat(float64(raw), 'f', -1, 32)), nil
	case float64:
		return number(strconv.FormatFloat(raw, 'f', -1, precision(kind))), nil
	case time.Time:
		return c.moment(raw, kind), nil
	case []byte:
		return c.text(string(raw), kind)
	case string:
		return c.text(raw, kind)
	}
	return table.Value{}, fmt.Errorf("is of type %T, which has no place in a table", raw)
}

// precision is how many bits of a float are exact.
func precision(kind string) int {
	if kind == "FLOAT4" {
		return 32
	}
	return 64
}

// text is a cell that came as text. Decimals do, so that they stay exact, and
// so do the times of MySQL, because only the type of the column tells their
// zone.
func (c *cells) text(s, kind string) (table.Value, error) {
	switch kind {
	case "NUMERIC", "DECIMAL":
		return amount(s), nil
	case "DATE":
		return civil(time.DateOnly, s, kind, time.UTC), nil
	case "DATETIME":
		return civil(time.DateTime, s, kind, c.as.Location()), nil
	case "TIMESTAMP", "TIMESTAMPTZ":
		_, offset := c.as.Zone()
		return civil(time.DateTime, s, kind, time.FixedZone("", offset)), nil
	}
	if !utf8.ValidString(s) {
		return table.Value{}, fmt.Errorf("holds bytes that are not text: leave it out, or write it as text (encode, hex)")
	}
	return known(s), nil
}

// amount is a decimal that came as text. What SQLite keeps as text in a column of
// decimals, because it is none, stays text.
func amount(s string) table.Value {
	if v := number(s); v.Known || slices.Contains(noNumbers, s) {
		return v
	}
	return known(s)
}

// noNumbers are how databases write what is no number in a column of numbers.
var noNumbers = []string{"NaN", "Infinity", "-Infinity", "+Inf", "-Inf"}

// timeless are the dates that are none, and what they mean: those of PostgreSQL
// before and after all others, and MySQL's that was never set.
var timeless = map[string]string{
	"infinity": "after every other date", "-infinity": "before every other date",
	"0000-00-00": "never set", "0000-00-00 00:00:00": "never set",
}

// civil is a date or time without a zone, taken as one in the zone. One that is
// none is unknown, with its reason. What else cannot be read stays text.
func civil(layout, s, kind string, zone *time.Location) table.Value {
	if why, ok := timeless[s]; ok {
		of := map[bool]table.Kind{true: table.Date, false: table.Time}[kind == "DATE"]
		return table.Value{Kind: of, Text: s, Aside: &table.Aside{Why: why}}
	}
	t, err := time.ParseInLocation(layout, s, zone)
	switch {
	case err != nil:
		return known(s)
	case kind == "DATE":
		return date(t)
	}
	return moment(t)
}

// moment is a cell that came as a time. PostgreSQL gives a TIMESTAMP, which
// has no zone, as if it were in UTC; SQLite has put it in the right one.
func (c *cells) moment(t time.Time, kind string) table.Value {
	switch {
	case kind == "DATE":
		return date(t)
	case kind == "TIMESTAMP" && t.Location() == time.UTC:
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), c.as.Location())
	}
	return moment(t)
}

func known(s string) table.Value {
	return table.Value{Kind: table.Text, Known: true, Text: s}
}

// longest bounds the digits of a number, because arithmetic needs memory for
// all of them. Every floating-point number has fewer.
const longest = 400

// number is an exact decimal; NaN, the infinities, and numbers of too many
// digits are unknown.
func number(s string) table.Value {
	n, err := decimal.NewFromString(s)
	if err != nil || len(s) > longest || n.Exponent() > longest || n.Exponent() < -longest {
		return table.Value{Kind: table.Number, Text: s, Aside: &table.Aside{Why: "not a number"}}
	}
	return table.Value{Kind: table.Number, Known: true, Num: n, Text: s}
}

func date(t time.Time) table.Value {
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return table.Value{Kind: table.Date, Known: true, Time: day, Text: day.Format(time.DateOnly)}
}

func moment(t time.Time) table.Value {
	return table.Value{Kind: table.Time, Known: true, Time: t.UTC(), Text: t.UTC().Format(time.RFC3339Nano)}
}
