package table

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
)

// Columns says which columns a table shall have, by name. Without any the
// source's own columns stay as they are.
type Columns map[string]ColumnSpec

// Apply makes a table of typed values out of a table as its source gave it,
// as Shape does.
func (cs Columns) Apply(t *Table) (*Table, error) { return Shape{Columns: cs}.Apply(t) }

// words is the text with every run of space and line breaks made one space.
func words(s string) string {
	if neat(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// neat tells whether the text needs no change: it has only plain letters, and
// single spaces between them.
func neat(s string) bool {
	space := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c > '~' || c == ' ' && space:
			return false
		default:
			space = c == ' '
		}
	}
	return s == "" || !space
}

// blank tells whether nothing at all stands in the row.
func blank(row []Value) bool {
	for i := range row {
		if row[i].Known && row[i].Kind != Text || strings.TrimSpace(row[i].Text) != "" {
			return false
		}
	}
	return true
}

// badCells are the cells that could not be read. Below is the first cell of the
// rows in which they stand, if those are parted from others by an empty row.
type badCells struct {
	below  *Value
	listed []string
	count  int
}

// listedCells is how many bad cells are told one by one.
const listedCells = 10

func (b *badCells) note(at string, err error) {
	if b.count++; b.count <= listedCells {
		b.listed = append(b.listed, fmt.Sprintf("%s: %s", at, err))
	}
}

func (b *badCells) err() error {
	if b.count == 0 {
		return nil
	}
	listed := slices.Clone(b.listed)
	if more := b.count - len(listed); more > 0 {
		listed = append(listed, fmt.Sprintf("and %d more cells", more))
	}
	if b.below != nil && b.below.Text != "" {
		listed = append(listed, fmt.Sprintf("they stand below an empty row: if notes or another table begin in row %d, write stop: %q", b.below.From.Row, check.Short(b.below.Text)))
	}
	return fmt.Errorf("these cells cannot be read:\n%s", strings.Join(listed, "\n"))
}
