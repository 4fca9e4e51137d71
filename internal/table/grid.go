package table

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// listedRows is how many odd rows are told one by one.
const listedRows = 10

// Grid makes a table out of lines of cells, as a text file or a spreadsheet
// has them. Columns are known by their letters, A to Z, AA ….
type Grid struct {
	*Builder
	columns []Column
	line    []Value // the line being read
}

// Grid begins a table of the shape with the names of the source's columns.
// Space inside a name becomes one blank; a name that is not given is the
// column's letters, and one that was there before has its letters added, with
// a warning if the table has a column of that name.
func (s Shape) Grid(r *Reading, names []string) (*Grid, error) {
	if len(names) > widest {
		return nil, fmt.Errorf("%w: more than %d columns", ErrCells, widest)
	}
	g := &Grid{line: make([]Value, len(names))}
	first, twin := map[string]int{}, make([]int, len(names)) // the first column of each name
	for i, name := range names {
		letters := Letters(i)
		if name = words(Shorten(name, usual.Title)); name == "" {
			name = letters
		}
		before, there := first[strings.ToLower(name)]
		if twin[i] = i; there {
			name, twin[i] = fmt.Sprintf("%s (%s)", name, letters), before
		}
		first[strings.ToLower(name)] = twin[i]
		g.columns = append(g.columns, Column{Name: name, Kind: Text})
		g.line[i] = Value{Kind: Text, From: Origin{Reading: r, Column: letters}}
	}
	b, err := s.Begin(r, g.columns)
	if err != nil {
		return nil, err
	}
	b.twins(twin, g.columns)
	g.Builder = b
	return g, nil
}

// twins warns of columns that had the name of another, if the table has one of
// them.
func (b *Builder) twins(first []int, columns []Column) {
	used := map[int]bool{}
	for _, l := range b.links {
		used[first[l.from]] = true
	}
	for i, before := range first {
		if i != before && used[before] {
			b.table.Warn("%s: a second column is called %q; it is %q here", b.place(), columns[before].Name, columns[i].Name)
		}
	}
}

// widest is how many columns a sheet of Excel may have, and a table.
const widest = 16_384

// Width is the number of columns of the source.
func (g *Grid) Width() int { return len(g.columns) }

// Letters are the letters of the i-th column, counted from 0.
func Letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return Letters(i/26-1) + Letters(i%26)
}

// ErrCells says that a table has more cells, or more text, than its Limits.
var ErrCells = errors.New("the table is larger than the limits of its source (limits: rows, cells, bytes)")

// Add reads a line; row is its number in the file. Cells that are missing at
// its end are empty, those beyond the last column are left out.
func (g *Grid) Add(row int, cells []string) error {
	for i := range g.line {
		v := &g.line[i]
		v.Text, v.From.Row = "", row
		if i < len(cells) {
			v.Text = strings.TrimSpace(cells[i])
		}
		v.Known = v.Text != ""
	}
	return g.Builder.Add(g.line)
}

// asAt is how a remark names the day that the data speak of.
var asAt = regexp.MustCompile(`(?i)\bas (?:at|of|on):? (\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})\b`)

// manyRemarks is how many remarks a table may have.
const manyRemarks = 10_000

// Remark keeps a line that stands before the data, unless there are many
// already. One that begins with
// ILLUSTRATIVE makes the table so; one that says "as at 31 March 2024" names
// the day that the data speak of.
func (g *Grid) Remark(line string) {
	if line = words(Shorten(line, usual.Cell)); line == "" || len(g.table.Remarks) == manyRemarks {
		return
	}
	g.table.Remarks = append(g.table.Remarks, line)
	g.table.Illustrative = g.table.Illustrative || strings.HasPrefix(line, "ILLUSTRATIVE")
	if m := asAt.FindStringSubmatch(line); m != nil {
		if day, err := parseMoment(m[1]); err == nil {
			g.table.Reading.AsOf = day.In(time.UTC)
		}
	}
}

// Warn notes an oddity of a row of the file.
func (g *Grid) Warn(row int, format string, args ...any) {
	g.warn("%s: %s", Origin{Reading: g.table.Reading, Row: row}, fmt.Sprintf(format, args...))
}
