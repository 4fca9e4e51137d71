package jsonapi

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/source"
	"catchup/internal/table"
)

// grid collects rows of cells whose columns are not known beforehand, page by
// page.
type grid struct {
	reading *table.Reading
	shape   table.Shape
	names   []string
	index   map[string]int
	rows    [][]table.Value
	row     []table.Value // the row being read
	given   []int         // the row in which each column was given last
	full    int           // cells for which memory was taken
	long    int           // values whose names are too long
	twice   int           // values that are given a second time in a row
	first   string        // the first of those
	flat    bool          // rows are features of GeoJSON, whose shapes nobody asks for
}

func newGrid(reading *table.Reading, shape table.Shape) *grid {
	return &grid{reading: reading, shape: shape, index: map[string]int{}}
}

// longestName is how many bytes the name of a column may have. Names that stand
// in each other would otherwise multiply.
const longestName = 1000

// add makes a row of every object. The columns stand in the order in which the
// document first names them. It is an error if there are more cells than may be.
// The rows are given up one by one, so that none is held twice.
func (g *grid) add(rows node) error {
	most := g.shape.Limits.Known().Cells
	g.flat = !g.asks("geometry")
	for i, m := range rows.members {
		if m.value.shape != object {
			return fmt.Errorf("row %d is not an object", len(g.rows)+1)
		}
		g.row = nil
		g.put("", m.value, table.Origin{Reading: g.reading, Row: len(g.rows) + 1})
		g.rows, rows.members[i] = append(g.rows, g.row), member{}
		cells := len(g.names) * (len(g.rows) + len(rows.members) - i - 1)
		if cells > most {
			return fmt.Errorf("row %d: %w", len(g.rows), table.ErrCells)
		}
		if cells > g.full {
			if err := g.shape.Hold(cells - g.full); err != nil {
				return err
			}
			g.full = cells
		}
	}
	return nil
}

// asks tells whether the settings name a column of the group.
func (g *grid) asks(group string) bool {
	return slices.ContainsFunc(wanted(g.shape.Columns), func(name string) bool { return strings.HasPrefix(strings.ToLower(name), group) })
}

// table is the table of all rows.
func (g *grid) table() *table.Table {
	t := &table.Table{Reading: g.reading, Rows: g.rows}
	if g.long > 0 {
		t.Warn("%s: %s left out, since a name has more than %d bytes", g.reading.Place, some(g.long, "value"), longestName)
	}
	if g.twice > 0 {
		t.Warn("%s: %s given twice in one row, first %s; the last one holds", g.reading.Place, some(g.twice, "value"), g.first)
	}
	for i := range t.Rows {
		t.Rows[i] = g.level(t.Rows[i], table.Origin{Reading: g.reading, Row: i + 1})
	}
	asked := wanted(g.shape.Columns)
	if len(g.rows) == 0 {
		g.names = asked // of an empty list nothing is known but what is asked for
	}
	t.Columns = source.Unify(evident(g.names, asked), t.Rows)
	return t
}

// put puts the cells of a value under its name into the row.
func (g *grid) put(name string, n node, at table.Origin) {
	switch {
	case len(name) > longestName:
		g.long++
		return
	case n.scalar():
		cell := n.cell()
		cell.From = table.Origin{Reading: at.Reading, Row: at.Row, Column: name}
		g.set(name, cell, at)
		return
	}
	feature := g.flat && name == "" && isFeature(&n)
	for i, m := range n.members {
		inner := m.name
		if n.shape == list {
			inner = strconv.Itoa(i + 1)
		}
		if !feature || inner != "geometry" && inner != "bbox" {
			g.put(join(name, inner), m.value, at)
		}
	}
}

// isFeature tells whether a row is a feature of GeoJSON (RFC 7946, section 3.2),
// or of ArcGIS, which has the shape of a place besides its data.
func isFeature(n *node) bool {
	kind := n.member("type")
	return n.member("geometry") != nil && (kind != nil && kind.text == "Feature" || n.member("attributes") != nil)
}

// set sets a cell of the row, and makes its column if there is none.
func (g *grid) set(name string, cell table.Value, at table.Origin) {
	i, ok := g.index[name]
	if !ok {
		i = len(g.names)
		g.index[name], g.names, g.given = i, append(g.names, name), append(g.given, 0)
	}
	if g.given[i] == at.Row {
		if g.twice++; g.first == "" {
			g.first = cell.From.String()
		}
	}
	g.given[i] = at.Row
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
