// Package dialect reads the rows of a text file or a sheet as a table: where
// the names of the columns stand, which rows are remarks, where the table ends,
// what merged and hidden cells mean. The words are the same for all kinds of
// file. What the rows show beyond doubt is taken, and said. What can be read in
// two ways is a doubt of the table.
package dialect

import (
	"fmt"
	"strings"

	"catchup/internal/check"
	"catchup/internal/source"
)

// Spec is how the rows of a file are read. It stands among the settings of
// each kind of file.
type Spec struct {
	// Head is the row of the columns' names, as the file's own program counts
	// it, or the first and last of several that are joined: 3..5. What stands
	// above is taken as remarks. Without it the names are looked for.
	Head source.Rows `yaml:"head"`
	// First is the first row of data; without it, the row after the head.
	First int `yaml:"first"`
	// Stop ends the data before the first row whose first filled cell begins
	// with this text, in capitals or not; none takes every row for data.
	// Without it notes at the end are found.
	Stop string `yaml:"stop"`
	// Comment is the text with which rows begin that are left out.
	Comment string `yaml:"comment"`
	// Fill are the columns whose empty cells take what stands above them, or down
	// for all that hold text, or none. Without it only cells that a workbook
	// says are merged do so.
	Fill Fill `yaml:"fill"`
	// Hidden is what is done with hidden rows, columns and cells: read or skip.
	// Without it a source that has some is held.
	Hidden Hidden `yaml:"hidden"`
}

// none is the word for a rule that is not to be followed.
const none = "none"

// Check notes data that begin above the names of their columns.
func (s Spec) Check(at check.Place) {
	if s.First != 0 && s.First <= s.Head.Last {
		at.Key("first").Note("leave it out if the data follow the head", "row %d is not below the head", s.First)
	}
}

// Fill are columns whose empty cells take the text above them: their names in a
// list, down for all columns of text, or none.
type Fill []string

// UnmarshalText reads the words down and none. They are kept behind an empty
// name, since a column may have the same name.
func (f *Fill) UnmarshalText(text []byte) error {
	switch word := string(text); word {
	case "down", none:
		*f = Fill{"", word}
		return nil
	}
	return check.Problem{Message: fmt.Sprintf("%q is neither down nor none", text), Hint: fmt.Sprintf("columns are a list: [%s]", text)}
}

// word is the word that was written, "" for a list.
func (f Fill) word() string {
	if len(f) == 2 && f[0] == "" {
		return f[1]
	}
	return ""
}

// has tells whether one of the names of a column is listed.
func (f Fill) has(names ...string) bool {
	for _, listed := range f {
		for _, name := range names {
			if listed != "" && f.word() == "" && same(listed, name) {
				return true
			}
		}
	}
	return false
}

// Hidden is what is done with hidden rows, columns and cells: read takes them
// like all others, skip leaves them out.
type Hidden string

// What is done with what is hidden; "" holds the source.
const (
	Read Hidden = "read"
	Skip Hidden = "skip"
)

// UnmarshalText reads the word.
func (h *Hidden) UnmarshalText(text []byte) error {
	if *h = Hidden(text); *h != Read && *h != Skip {
		return fmt.Errorf("%q is neither read nor skip", text)
	}
	return nil
}

// same tells whether two names differ in capitals and space alone.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
