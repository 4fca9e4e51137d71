package table

import (
	"fmt"
	"math"
	"strings"

	"catchup/internal/check"
)

// Origin is the cell a value came from: the row counts from 1 as the file's
// own program counts, Column is its name there ("F", or the field's name). Last
// is 0, or the last row of a run of cells that stand below each other.
type Origin struct {
	Reading *Reading `json:"-"`
	Row     int      `json:"row,omitempty"`
	Column  string   `json:"column,omitempty"`
	Last    int      `json:"last,omitempty"`
}

// String reads `data/outturn.csv, row 12, column F ("Plan £m")`, of a run “rows
// 12–480”; without a column it names the row.
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
	if o.Last == 0 {
		place = fmt.Sprintf("%s, row %d", place, o.Row)
	} else {
		place = fmt.Sprintf("%s, rows %d–%d", place, o.Row, o.Last)
	}
	if o.Column != "" {
		place += ", column " + o.Column
	}
	return place
}

// Count is how many cells the origin names.
func (o Origin) Count() int { return max(o.Row, o.Last) - o.Row + 1 }

// Gather appends cells to a list of cells. A cell that stands below the last
// one makes a run of both, so that a long column takes little memory.
func Gather(list []Origin, more ...Origin) []Origin {
	for _, o := range more {
		if n := len(list) - 1; n >= 0 && list[n].follows(o) {
			list[n].Last = max(o.Row, o.Last)
		} else {
			list = append(list, o)
		}
	}
	return list
}

// follows tells whether the other begins in the cell below the last of o.
func (o Origin) follows(other Origin) bool {
	return other.Row == max(o.Row, o.Last)+1 && o.Reading == other.Reading && o.Column == other.Column
}

// Cells are cells that a value rests on. Many of one column take little memory:
// eight bytes for each run. The zero Cells are none.
type Cells struct {
	reading *Reading
	column  string
	runs    []cellRun
	others  []Origin // of other columns
}

// cellRun are cells that stand below each other, from the first row to the last.
type cellRun struct{ first, last int32 }

// Add adds the cells of a value, if it knows any.
func (c *Cells) Add(v *Value) {
	switch {
	case v.Made != nil:
		for _, o := range v.Cells() {
			c.add(o)
		}
	case v.From.Reading != nil:
		c.add(v.From)
	}
}

func (c *Cells) add(o Origin) {
	if c.reading == nil {
		c.reading, c.column = o.Reading, o.Column
	}
	last := max(o.Row, o.Last)
	if o.Reading != c.reading || o.Column != c.column || last > math.MaxInt32 {
		c.others = Gather(c.others, o)
		return
	}
	if n := len(c.runs) - 1; n >= 0 && int(c.runs[n].last)+1 == o.Row {
		c.runs[n].last = int32(last)
		return
	}
	c.runs = append(c.runs, cellRun{int32(o.Row), int32(last)})
}

// list are the cells, a run for those that stand below each other.
func (c *Cells) list() []Origin {
	all := make([]Origin, 0, len(c.runs)+len(c.others))
	for _, r := range c.runs {
		o := Origin{Reading: c.reading, Column: c.column, Row: int(r.first)}
		if r.last != r.first {
			o.Last = int(r.last)
		}
		all = append(all, o)
	}
	return append(all, c.others...)
}

// memory is about how many bytes the cells take.
func (c *Cells) memory() int { return 8*len(c.runs) + originBytes*len(c.others) }

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
