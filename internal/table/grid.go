package table

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
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

// Head is how a source names a column. Full is the same with what stands
// elsewhere about it, such as its unit, empty for nothing more. Shown is the
// power of ten by which the number formats of its cells show less than these
// hold.
type Head struct {
	Name, Full string
	Shown      int32
}

// Grid begins a table of the shape with the names of the source's columns, as
// Headed does.
func (s Shape) Grid(r *Reading, names []string) (*Grid, error) {
	heads := make([]Head, len(names))
	for i, name := range names {
		heads[i].Name = name
	}
	return s.Headed(r, heads)
}

// Headed begins a table of the shape with the heads of the source's columns.
// Space inside a name becomes one blank; a name that is not given is the
// column's letters, and one that was there before has its letters added, with
// a warning if the table has a column of that name.
func (s Shape) Headed(r *Reading, heads []Head) (*Grid, error) {
	if len(heads) > widest {
		return nil, fmt.Errorf("%w: more than %d columns", ErrCells, widest)
	}
	g := &Grid{line: make([]Value, len(heads))}
	var first []int
	g.columns, first = columns(heads)
	for i := range heads {
		g.line[i] = Value{Kind: Text, From: Origin{Reading: r, Column: Letters(i)}}
	}
	b, err := s.Begin(r, g.columns)
	if err != nil {
		return nil, err
	}
	b.twins(first, g.columns)
	g.Builder = b
	return g, nil
}

// columns are the columns with the heads. Of each, first is the first one that
// has the same name in the source.
func columns(heads []Head) (all []Column, first []int) {
	seen := map[string]int{}
	for i, h := range heads {
		letters := Letters(i)
		name := words(Shorten(h.Name, usual.Title))
		if name == "" {
			name = letters
		}
		before, again := seen[strings.ToLower(name)]
		if !again {
			before = i
		} else {
			all[before].Head = cmp.Or(all[before].Head, fmt.Sprintf("%s (%s)", name, Letters(before)))
			name = fmt.Sprintf("%s (%s)", name, letters)
		}
		seen[strings.ToLower(name)] = before
		first = append(first, before)
		all = append(all, Column{Name: name, Kind: Text, Head: words(Shorten(h.Full, usual.Title)), Shown: h.Shown})
	}
	return all, first
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

// Missing are the columns that a source with such heads would not have.
func (cs Columns) Missing(heads []Head) (names []string) {
	of, _ := columns(heads)
	of = tame(of)
	for _, name := range slices.Sorted(maps.Keys(cs)) {
		wanted := cmp.Or(cs[name].From, name)
		from, to, several := strings.Cut(wanted, "..")
		if find(of, wanted) < 0 && !(several && find(of, from) >= 0 && find(of, to) >= 0) {
			names = append(names, name)
		}
	}
	return names
}

// Made is the column that is made of the i-th one of the source; not ok if none
// is. Of several it is the one that holds dates.
func (g *Grid) Made(i int) (c Column, ok bool) {
	for _, l := range g.links {
		if l.from == i && (!ok || l.column.Kind == Date || l.column.Kind == Time) {
			c, ok = l.column, true
		}
	}
	return c, ok
}

// Origin is the cell in a row and the i-th column of the source.
func (g *Grid) Origin(row, i int) Origin {
	from := g.line[i].From
	from.Row = row
	return from
}

// Name is how the i-th column of the source is called.
func (g *Grid) Name(i int) string { return g.columns[i].Name }

// Say notes what was taken for granted because the rows show it, as a sentence
// for readers.
func (g *Grid) Say(format string, args ...any) {
	g.table.Said = append(g.table.Said, fmt.Sprintf(format, args...))
}

// Doubt notes what must be settled before the table is used.
func (g *Grid) Doubt(d Doubt) { g.table.Doubts = append(g.table.Doubts, d) }

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
