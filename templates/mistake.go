package templates

import (
	"errors"
	"html/template"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	texttemplate "text/template"

	"catchup/internal/check"
)

// located matches an error of the template packages: the file, the line, perhaps
// the column, and what is wrong.
var located = regexp.MustCompile(`^(?:html/)?template: ?(.+?\.tmpl):(\d+)(?::(\d+))?: (.*)$`)

// Mistake is an error of parsing or executing a template as check.Problems,
// which name the file and the line; other errors are returned as they are.
func Mistake(err error) error {
	var (
		escaping  *template.Error
		executing texttemplate.ExecError
	)
	words := ""
	switch {
	case err == nil:
		return nil
	case errors.As(err, &escaping):
		words = escaping.Error()
	case errors.As(err, &executing):
		words = executing.Error()
	default:
		words = err.Error()
	}
	m := located.FindStringSubmatch(words)
	if m == nil {
		return err
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return check.Problems{{Message: m[4], Pos: check.Pos{File: filepath.FromSlash(m[1]), Line: line, Column: max(1, column)}}}
}

// nothing says that no file defines the template that is executed.
func nothing(name, where string) error {
	return check.Problems{{
		Message: "no file defines the template " + strconv.Quote(name),
		Hint:    "a file of the same name lies over the one that does", Pos: check.Pos{File: strings.TrimSuffix(where, "/")},
	}}
}
