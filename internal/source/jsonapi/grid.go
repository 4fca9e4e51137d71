package jsonapi

import (
	"fmt"
	"strconv"
	"strings"

	"catchup/internal/source"
	"catchup/internal/table"
)

// grid collects cells whose columns are not known beforehand.
type grid struct {
	names []string
	index map[string]int
	row   []table.Value
	long  int // values whose names are too long
}

// longestName is how many bytes the name of a column may have. Names that stand
// in each other would otherwise multiply.
const longestName = 1000

// tabulate makes a row of every object. The columns stand in the order in
// which the document first names them. It is an error if there are more than so
// many cells. The rows are given up one by one, so that none is held twice.
func tabulate(rows node, reading *table.Reading, shape table.Shape) (*table.Table, error) {
	most := shape.Limits.Known().Cells
	g := grid{index: map[string]int{}}
	t := &table.Table{Reading: reading}
	full := 0 // cells after which memory is taken
	for i, m := range rows.members {
		if m.value.shape != object {
			return nil, fmt.Errorf("row %d is not an object", i+1)
		}
		g.row = nil
		g.add("", m.value, table.Origin{Reading: reading, Row: i + 1})
		t.Rows, rows.members[i] = append(t.Rows, g.row), member{}
		if len(g.names)*len(rows.members) > most {
			return nil, fmt.Errorf("row %d: %w", i+1, table.ErrCells)
		}
		if cells := len(g.names) * len(rows.members); cells > full {
			if err := shape.Hold(cells - full); err != nil {
				return nil, err
			}
			full = cells
		}
	}
	if g.long > 0 {
		t.Warn("%s: %d values are left out: their names have more than %d bytes", reading.Place, g.long, longestName)
	}
	for i := range t.Rows {
		t.Rows[i] = g.level(t.Rows[i], table.Origin{Reading: reading, Row: i + 1})
	}
	t.Columns = source.Unify(g.names, t.Rows)
	return t, nil
}

// add puts the cells of a value under its name into the row.
func (g *grid) add(name string, n node, at table.Origin) {
	switch {
	case len(name) > longestName:
		g.long++
		return
	case n.shape < list:
		cell := n.cell()
		cell.From = table.Origin{Reading: at.Reading, Row: at.Row, Column: name}
		g.put(name, cell, at)
		return
	}
	for i, m := range n.members {
		inner := m.name
		if n.shape == list {
			inner = strconv.Itoa(i + 1)
		}
		g.add(strings.TrimPrefix(name+"."+inner, "."), m.value, at)
	}
}

// put sets a cell of the row, and makes its column if there is none.
func (g *grid) put(name string, cell table.Value, at table.Origin) {
	i, ok := g.index[name]
	if !ok {
		i = len(g.names)
		g.index[name], g.names = i, append(g.names, name)
	}
	g.row = g.level(g.row, at)
	g.row[i] = cell
}

// level fills the row up with unknown cells.
func (g *grid) level(row []table.Value, at table.Origin) []table.Value {
	for i := len(row); i < len(g.names); i++ {
		at.Column = g.names[i]
		row = append(row, table.Value{Kind: table.Text, From: at})
	}
	return row
}
