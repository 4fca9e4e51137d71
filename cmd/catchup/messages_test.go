package main

import (
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestMessages runs the installations of testdata/messages, each of which has a
// mistake in its data or in its settings, and holds what the operator is told
// against the "want" of the file, which -update writes. No message may have the
// words of a machine, or name a place that nobody can find.
func TestMessages(t *testing.T) {
	eachCase(t, "messages", 40, func(t *testing.T, name string, c *txtar.Archive) {
		files := map[string]string{}
		for _, f := range c.Files {
			if f.Name != "want" {
				files[f.Name] = string(f.Data)
			}
		}
		said := messages(try(t, files).told)
		compare(t, name, c, said)
		for _, law := range unsaid {
			if word := law.FindString(said); word != "" {
				t.Errorf("a message says %q:\n%s", word, said)
			}
		}
	})
}

// usual are the lines that a run prints whatever the mistake is.
var usual = regexp.MustCompile(`(?m)^(read |set |readers |done |  +catchup --run r|The daemon tries|publish it as it is|Nothing has been|catchup: r/|r, empty:).*\n|^ *\n`)

// messages is what an operator was told, without the usual lines.
func messages(told string) string { return usual.ReplaceAllString(told, "") }

// unsaid are what no message may hold: words of Go and of its libraries, empty
// lists, positions without the head of their column (but in the head itself), and
// long lists.
var unsaid = []*regexp.Regexp{
	regexp.MustCompile(`\bEOF\b|<nil>|among \[|\[\]|%!|\b(nil|NaN)\b`),
	regexp.MustCompile(`\*?\b(errors|strconv|decimal|table|time|json|xml|zip|yaml|http|url|fmt|os)\.[A-Z]\w+`),
	regexp.MustCompile(`\b(float64|int64|map\[|struct|unmarshal|parsing time|invalid syntax|unexpected token)\b`),
	regexp.MustCompile(`(?m)row (\d{2,}|[02-9]), column [A-Z]{1,3}($|[^A-Za-z (]| [^(])`),
	regexp.MustCompile(`(known|nearest): ([^,()]+, ){13}`),
}
