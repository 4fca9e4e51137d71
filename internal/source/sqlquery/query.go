package sqlquery

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"catchup/internal/source"
)

// dialect is what the kinds of database differ in.
type dialect int

const (
	lite dialect = iota
	postgres
	mariadb
)

var (
	reading   = regexp.MustCompile(`^(?i:\(|(?:SELECT|WITH|VALUES|TABLE)\b)`)
	parameter = regexp.MustCompile(`^:(start|end|as_of)\b`)
	dollar    = regexp.MustCompile(`^\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$`)
)

// bind replaces :start, :end and :as_of, except in quotes and comments, by the
// placeholders of the dialect and returns the names in their order.
func (d dialect) bind(query string) (bound string, names []string) {
	var b strings.Builder
	for i := 0; i < len(query); {
		rest := query[i:]
		n := max(1, d.literal(rest))
		if strings.HasPrefix(rest, "::") {
			n = 2
		} else if m := parameter.FindStringSubmatch(rest); m != nil {
			names = append(names, m[1])
			b.WriteString(d.placeholder(len(names)))
			i += len(m[0])
			continue
		}
		b.WriteString(rest[:n])
		i += n
	}
	return b.String(), names
}

// reads tells whether the query begins, after its comments, like one that only
// reads. The transaction itself refuses to write, but MariaDB ends it for a
// DROP.
func (d dialect) reads(query string) bool {
	for query = strings.TrimSpace(query); query != ""; query = strings.TrimSpace(query) {
		if reading.MatchString(query) {
			return true
		}
		n := d.literal(query)
		if n == 0 || strings.ContainsRune("'\"`", rune(query[0])) {
			return false
		}
		query = query[n:]
	}
	return false
}

// placeholder is the n-th parameter, counted from 1. PostgreSQL gets a new
// number for each use, since it finds out one type for each number.
func (d dialect) placeholder(n int) string {
	if d == postgres {
		return fmt.Sprintf("$%d", n)
	}
	return "?"
}

// literal is the length of the quotation or comment that s begins with, 0 if
// it begins with neither. One that does not end reaches to the end of s.
func (d dialect) literal(s string) int {
	tag := dollar.FindString(s)
	escapes := d == mariadb || d == postgres && (strings.HasPrefix(s, "E'") || strings.HasPrefix(s, "e'"))
	switch {
	case s[0] == '\'' || d == mariadb && s[0] == '"':
		return quoted(s, 0, escapes)
	case escapes && d == postgres:
		return quoted(s, 1, true)
	case s[0] == '"' || s[0] == '`' && d != postgres:
		return quoted(s, 0, false)
	case strings.HasPrefix(s, "--") || d == mariadb && s[0] == '#':
		return until(s, 0, "\n")
	case strings.HasPrefix(s, "/*"):
		return d.comment(s)
	case d == postgres && tag != "":
		return until(s, len(tag), tag)
	}
	return 0
}

// quoted is the length of s up to the quotation mark that ends the one at
// open. A doubled mark begins a new quotation at once, so it needs no care.
func quoted(s string, open int, escapes bool) int {
	for i := open + 1; i < len(s); i++ {
		if s[i] == '\\' && escapes {
			i++
		} else if s[i] == s[open] {
			return i + 1
		}
	}
	return len(s)
}

// until is the length of s up to and with end, which is looked for after from.
func until(s string, from int, end string) int {
	if i := strings.Index(s[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

// comment is the length of a /* comment */, which nests in PostgreSQL alone.
func (d dialect) comment(s string) int {
	depth := 1
	for i := 2; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "*/"):
			i++
			if depth--; depth == 0 {
				return i + 1
			}
		case d == postgres && strings.HasPrefix(s[i:], "/*"):
			i++
			depth++
		}
	}
	return len(s)
}

// arguments are the moments for the names. PostgreSQL gets them as moments. The
// others get the civil time in the report's zone as text, and only the date for
// a midnight: then it compares rightly with a column of dates and with a column
// of dates and times.
func (d dialect) arguments(names []string, r source.Request) []any {
	moments := map[string]time.Time{"start": r.Period.Start, "end": r.Period.End, "as_of": r.As}
	args := make([]any, len(names))
	for i, name := range names {
		moment := moments[name].In(zone(r))
		if d == postgres {
			args[i] = moment
		} else {
			args[i] = strings.TrimSuffix(moment.Format(time.DateTime), " 00:00:00")
		}
	}
	return args
}

// zone is the report's.
func zone(r source.Request) *time.Location { return r.Period.End.Location() }
