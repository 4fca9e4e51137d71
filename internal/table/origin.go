package table

import (
	"fmt"
	"strings"

	"catchup/internal/check"
)

// Origin is the cell a value came from: the row counts from 1 as the file's
// own program counts, Column is its name there ("F", or the field's name).
type Origin struct {
	Reading *Reading `json:"-"`
	Row     int      `json:"row,omitempty"`
	Column  string   `json:"column,omitempty"`
}

// String reads `data/outturn.csv, row 12, column F ("Plan £m")`; without a
// column it names the row.
func (o Origin) String() string {
	if o.Reading == nil || o.Reading.Heads[o.Column] == "" {
		return o.place()
	}
	return fmt.Sprintf("%s (%q)", o.place(), check.Short(o.Reading.Heads[o.Column]))
}

// place is the cell without the head of its column.
func (o Origin) place() string {
	if o.Reading == nil {
		return "computed"
	}
	place := o.Reading.Place
	if o.Reading.Part != "" {
		place += ", " + o.Reading.Part
	}
	place = fmt.Sprintf("%s, row %d", place, o.Row)
	if o.Column != "" {
		place += ", column " + o.Column
	}
	return place
}

// At is the place of a cell of the column in words, with the name that the
// settings give the column and its head in the source, if that is another:
// `data/outturn.csv, row 12, column F (plan, "Plan £m")`.
func (c Column) At(o Origin) string {
	switch {
	case c.Head != "" && !strings.EqualFold(words(c.Head), words(c.Name)):
		return fmt.Sprintf("%s (%s, %q)", o.place(), c.Name, check.Short(c.Head))
	case o.Column == c.Name:
		return o.place()
	}
	return fmt.Sprintf("%s (%s)", o.place(), c.Name)
}

// heads notes in the reading what the source calls the columns of the row.
func (b *Builder) heads(row []Value) {
	r := b.table.Reading
	if r == nil || r.Heads != nil {
		return
	}
	r.Heads = map[string]string{}
	for _, l := range b.links {
		if at := row[l.from].From.Column; at != l.column.Head {
			r.Heads[at] = words(l.column.Head)
		}
	}
}
