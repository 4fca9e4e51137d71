package setting

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"catchup/internal/check"
)

// syntaxError matches whatever yaml.v3 says of a file that is not YAML.
var syntaxError = regexp.MustCompile(`(?s)^(?:yaml: )?(?:line (\d+): )?(.*)`)

// syntaxHints are hints for the most frequent mistakes, by words in yaml.v3's
// message.
var syntaxHints = []struct{ words, hint string }{
	{"a tab character", "indent with spaces"},
	{"cannot start any token", "put a value that begins with @, % or ` in quotes"},
	{"mapping values are not allowed", "put a value that holds a colon in quotes; check the indent"},
	{"did not find expected key", "check the indent and the quotes"},
	{"did not find expected ',' or", "a bracket is not closed"},
	{"unexpected end of stream", "a quote is not closed"},
	{"second document", "one file holds one document; remove the line ---"},
	{"unknown anchor", "a value that begins with * must stand in quotes"},
}

// unquoted matches a value between brackets in which YAML takes the brace of a
// variable for one of its own.
var unquoted = regexp.MustCompile(`[\[{,:]\s*[^\s"'#,\[\]{}]*\$\{`)

// misread is the problem of a file that yaml.v3 cannot read: the line that the
// layout shows to be mistyped, else what yaml.v3 says, with a hint.
func misread(file string, data []byte, err error) check.Problem {
	m := syntaxError.FindStringSubmatch(err.Error())
	line, _ := strconv.Atoi(m[1])
	// Of a group that ends too soon, yaml.v3 names the line where it begins.
	anywhere := line == 0 || strings.HasPrefix(m[2], "did not find expected")
	if f := misplaced(data); f != nil && (anywhere || f.line <= line+1) {
		return check.Problem{Message: f.message, Hint: f.hint, Pos: check.Pos{File: file, Line: f.line, Column: f.column}}
	}
	if at := unquoted.FindIndex(data); at != nil && strings.HasPrefix(m[2], "did not find expected ','") {
		return check.Problem{
			Message: "what holds ${…} must stand in quotes between brackets", Hint: `write it as "https://example.org/feed?token=${FEEDKEY}"`,
			Pos: check.Pos{File: file, Line: 1 + bytes.Count(data[:at[1]], []byte("\n")), Column: 1},
		}
	}
	hint := ""
	for _, h := range syntaxHints {
		if strings.Contains(m[2], h.words) {
			hint = h.hint
		}
	}
	return check.Problem{Message: m[2], Hint: hint, Pos: check.Pos{File: file, Line: max(1, line), Column: 1}}
}
