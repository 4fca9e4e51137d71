package setting

import (
	"regexp"
	"strconv"
	"strings"
)

// syntaxError matches what yaml.v3 says of a file that is not YAML.
var syntaxError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntaxHints mends the commonest slips, by words in yaml.v3's message.
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

// syntaxLine is the line the parser stopped at, 1 if it does not say.
func syntaxLine(err error) int {
	m := syntaxError.FindStringSubmatch(err.Error())
	if m == nil {
		return 1
	}
	line, _ := strconv.Atoi(m[1])
	return max(1, line)
}

func syntaxWords(err error) string {
	if m := syntaxError.FindStringSubmatch(err.Error()); m != nil {
		return m[2]
	}
	return err.Error()
}

func syntaxHint(err error) string {
	for _, h := range syntaxHints {
		if strings.Contains(err.Error(), h.words) {
			return h.hint
		}
	}
	return ""
}
