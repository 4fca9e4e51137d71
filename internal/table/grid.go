package table

import (
	"errors"
	"fmt"
	"strings"
)

// MaxCells bounds the cells that a grid holds, so that no file can take all
// the memory of the machine: two million cells are about 250 MB.
const MaxCells = 2_000_000

// toldRows is how many odd rows are told one by one.
const toldRows = 10

// Grid makes a table of text out of lines of cells, as a text file or a
// spreadsheet has them. Columns are known by their letters, A to Z, AA ….
type Grid struct {
	table   *Table
	letters []string
	odd     int
}

// NewGrid begins a table with the names of its columns. Space inside a name
// becomes one blank; a name that is not given is the column's letters, and
// one that was there before has its letters added, with a warning.
func NewGrid(r *Reading, names []string) *Grid {
	g := &Grid{table: &Table{Reading: r}}
	seen := map[string]bool{}
	for i, name := range names {
		letters := Letters(i)
		name = words(name)
		switch {
		case name == "":
			name = letters
		case seen[strings.ToLower(name)]:
			full := fmt.Sprintf("%s (%s)", name, letters)
			g.table.Warn("%s: a second column is called %q; it is %q here", r.Place, name, full)
			name = full
		}
		seen[strings.ToLower(name)] = true
		g.letters = append(g.letters, letters)
		g.table.Columns = append(g.table.Columns, Column{Name: name, Kind: Text})
	}
	return g
}

// Width is the number of columns.
func (g *Grid) Width() int { return len(g.letters) }

// Letters are the letters of the i-th column, counted from 0.
func Letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return Letters(i/26-1) + Letters(i%26)
}

// ErrCells says that a table has more than MaxCells cells.
var ErrCells = errors.New("the table has more than 2,000,000 cells")

// Add puts a line below the others; row is its number in the file. Cells that
// are missing at its end are empty, those beyond the last column are left out.
func (g *Grid) Add(row int, cells []string) error {
	if (len(g.table.Rows)+1)*g.Width() > MaxCells {
		return ErrCells
	}
	values := make([]Value, g.Width())
	for i := range values {
		values[i] = Value{Kind: Text, From: Origin{Reading: g.table.Reading, Row: row, Column: g.letters[i]}}
		if i < len(cells) {
			values[i].Text = strings.TrimSpace(cells[i])
			values[i].Known = values[i].Text != ""
		}
	}
	g.table.Rows = append(g.table.Rows, values)
	return nil
}

// Remark keeps a line that stands before the data. One that begins with
// ILLUSTRATIVE makes the table so.
func (g *Grid) Remark(line string) {
	if line = words(line); line == "" {
		return
	}
	g.table.Remarks = append(g.table.Remarks, line)
	g.table.Illustrative = g.table.Illustrative || strings.HasPrefix(line, "ILLUSTRATIVE")
}

// Warn notes an oddity of the row. Of many oddities the first few are told
// one by one and the others counted.
func (g *Grid) Warn(row int, format string, args ...any) {
	if g.odd++; g.odd <= toldRows {
		g.table.Warn("%s: %s", Origin{Reading: g.table.Reading, Row: row}, fmt.Sprintf(format, args...))
	}
}

// Table is the table as it stands now.
func (g *Grid) Table() *Table {
	if more := g.odd - toldRows; more > 0 {
		g.table.Warn("%s: %d more rows are odd", g.table.Reading.Place, more)
	}
	g.odd = 0
	return g.table
}
