package setting

import (
	"regexp"
	"strconv"
	"strings"
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

// misread turns an error of yaml.v3 into a line, 1 if it names none, a message and a
// hint.
func misread(err error) (line int, words, hint string) {
	m := syntaxError.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	for _, h := range syntaxHints {
		if strings.Contains(m[2], h.words) {
			hint = h.hint
		}
	}
	return max(1, line), m[2], hint
}
