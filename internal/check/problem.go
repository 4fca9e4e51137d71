// Package check describes mistakes that a user can correct: what is wrong,
// where it is, and what was probably meant. Every package reports mistakes to
// the operator in this form. Check itself prints nothing.
package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file the user wrote. Line and Column count from 1; a
// zero Line means that the place inside the file is not known.
type Pos struct {
	File   string
	Line   int
	Column int
}

func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is one mistake: Path names the setting ("sources.outturn.csv.path"),
// Message says what is wrong, Hint, if not empty, how it may be mended.
type Problem struct {
	Path    string
	Message string
	Hint    string
	Pos     Pos
}

// Error reads "file:line:column: path: what is wrong (hint)".
func (p Problem) Error() string {
	var b strings.Builder
	for _, part := range []string{p.Pos.String(), p.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString(" (" + p.Hint + ")")
	}
	return b.String()
}

// Problems are all mistakes found in one go. The empty list is no error.
type Problems []Problem

// Error puts each problem on a line of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns the problems as an error, nil if there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Sort orders the problems as they stand in the files, those of one place by
// what they say.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
