package pdf

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// tabular is the elements of a table: a caption, a row of heads, and rows of
// which the first cell that is no number is a head as well. A table without
// columns is told in paragraphs, for it has no grid.
type tabular struct {
	whole               *tag.Element // nil for none
	caption, head, body *tag.Element
	columns             int
	names               int // the column of the rows' heads
}

func (ts tableSetter) tabular(t document.Table) tabular {
	if len(t.Columns) == 0 {
		return tabular{caption: ts.s.in.Add(tag.Paragraph), body: ts.s.in}
	}
	table := ts.s.in.Add(tag.Table)
	return tabular{table, table.Add(tag.Caption), table.Add(tag.Head).Add(tag.Row), table.Add(tag.Rows), len(t.Columns), namesOf(t)}
}

// namesOf is the column of the rows' heads: the first that is no number.
func namesOf(t document.Table) int {
	return max(0, slices.IndexFunc(t.Columns, func(c document.Column) bool { return !c.Numeric }))
}

// empty is what says that there are no rows.
func (t tabular) empty() *tag.Element {
	if t.columns == 0 {
		return t.body.Add(tag.Paragraph)
	}
	return t.across()
}

// across is a row of one cell over all columns.
func (t tabular) across() *tag.Element {
	cell := t.body.Add(tag.Row).Add(tag.Cell)
	cell.Columns = t.columns
	return cell
}

// row is the elements of a row's cells. A row that is short is filled up, so
// that the grid is whole.
func (t tabular) row(row document.Row) []*tag.Element {
	if t.columns == 0 {
		return nil
	}
	of, cells := t.body.Add(tag.Row), make([]*tag.Element, t.columns)
	for i := range cells {
		switch {
		case i != t.names:
			cells[i] = of.Add(tag.Cell)
		case i < len(row.Cells):
			cells[i] = headCell(of, tag.OfRow, row.Cells[i].Words(), i)
		default:
			cells[i] = headCell(of, tag.OfRow, "", i)
		}
	}
	return cells
}

// rowOf is the elements of a row's cells; which figures they print is
// remembered.
func (ts tableSetter) rowOf(t tabular, row document.Row) []*tag.Element {
	cells := t.row(row)
	for i, c := range row.Cells[:min(len(row.Cells), len(cells))] {
		if c.Figure != "" && ts.s.cells[c.Figure] == nil {
			ts.s.cells[c.Figure] = cells[i]
		}
	}
	return cells
}

// headCell is the head of a column or a row. One without words is called by
// its place.
func headCell(row *tag.Element, scope, words string, i int) *tag.Element {
	cell := row.Add(tag.HeadCell)
	cell.Scope = scope
	if strings.TrimSpace(words) == "" {
		cell.Alt = fmt.Sprintf("%s %d", scope, i+1)
	}
	return cell
}
