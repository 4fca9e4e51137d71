package table

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
)

// Columns says which columns a table shall have, by name. Without any the
// source's own columns stay as they are.
type Columns map[string]ColumnSpec

// Apply makes a table of typed values out of a table as its source gave it.
// The columns stand in the order of the source; those that are not asked for
// are left out, and so are rows in which nothing stands. A column that is not
// there and a cell that cannot be read are errors, all told at once, the
// cells with their places: nothing unreadable becomes zero or vanishes. A
// financial year whose two years do not follow is unknown, with a warning.
func (cs Columns) Apply(t *Table) (*Table, error) {
	links, err := cs.links(t)
	if err != nil {
		return nil, err
	}
	out := *t
	out.Warnings = slices.Clone(t.Warnings)
	out.Columns = make([]Column, len(links))
	for i, l := range links {
		out.Columns[i] = l.column
	}
	return &out, out.fill(t.Rows, links)
}

// link leads from a column of the source to one of the table made of it.
type link struct {
	from   int
	column Column
	spec   ColumnSpec
}

// links finds the source's column for each column asked for.
func (cs Columns) links(t *Table) ([]link, error) {
	if len(cs) == 0 {
		return same(t), nil
	}
	var links []link
	var missing check.Problems
	for _, name := range slices.Sorted(maps.Keys(cs)) {
		spec := cs[name]
		from := t.find(cmp.Or(spec.From, name))
		if from < 0 {
			hint := check.DidYouMean(cmp.Or(spec.From, name), t.Names())
			missing = append(missing, check.Problem{Message: t.missing(cmp.Or(spec.From, name)), Hint: hint})
		}
		links = append(links, link{from, spec.column(name), spec})
	}
	slices.SortStableFunc(links, func(a, b link) int { return a.from - b.from })
	return links, missing.Err()
}

// same are the links of a table whose columns stay as they are.
func same(t *Table) []link {
	links := make([]link, len(t.Columns))
	for i, c := range t.Columns {
		links[i] = link{i, c, ColumnSpec{Kind: c.Kind, Unit: c.Unit, Scale: one}}
	}
	return links
}

// find returns the position of the column whose name has the same words as
// name, whatever their case and the space between them; -1 if there is none.
func (t *Table) find(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool {
		return strings.EqualFold(words(c.Name), words(name))
	})
}

// words is the text with every run of space and line breaks made one space.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func (t *Table) missing(name string) string {
	return fmt.Sprintf("there is no column %q among %q", words(name), t.Names())
}

// fill reads the rows through the links.
func (t *Table) fill(rows [][]Value, links []link) error {
	t.Rows = make([][]Value, 0, len(rows))
	var bad badCells
	for _, row := range rows {
		if blank(row) {
			continue
		}
		made := make([]Value, len(links))
		for i, l := range links {
			made[i] = t.read(row[l.from], l, &bad)
		}
		t.Rows = append(t.Rows, made)
	}
	return bad.err()
}

// blank tells whether nothing at all stands in the row.
func blank(row []Value) bool {
	return !slices.ContainsFunc(row, func(v Value) bool {
		return v.Known && v.Kind != Text || strings.TrimSpace(v.Text) != ""
	})
}

// read makes the value of one cell; what is wrong with it goes to bad.
func (t *Table) read(v Value, l link, bad *badCells) Value {
	made, err := l.spec.read(v)
	if oddity, ok := err.(oddity); ok {
		t.Warn("%s (%s): %s", v.From, l.column.Name, oddity)
	} else if err != nil {
		bad.note(v.From, l.column.Name, err)
	}
	made.Kind, made.From = l.column.Kind, v.From
	return made
}

// badCells are the cells that could not be read.
type badCells struct {
	told  []string
	count int
}

// toldCells is how many bad cells are told one by one.
const toldCells = 10

func (b *badCells) note(from Origin, column string, err error) {
	if b.count++; b.count <= toldCells {
		b.told = append(b.told, fmt.Sprintf("%s (%s): %s", from, column, err))
	}
}

func (b *badCells) err() error {
	if b.count == 0 {
		return nil
	}
	told := strings.Join(b.told, "\n")
	if more := b.count - len(b.told); more > 0 {
		told += fmt.Sprintf("\nand %d more cells", more)
	}
	return fmt.Errorf("these cells cannot be read:\n%s", told)
}
