package pdf

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// tabular is the elements of a table: a caption, a row of heads, and rows whose
// first cells are heads as well. A table without columns is told in
// paragraphs, for it has no grid.
type tabular struct{ caption, head, body *tag.Element }

func (s *setter) tabular(t document.Table) tabular {
	if len(t.Columns) == 0 {
		return tabular{caption: s.in.Add(tag.Paragraph), body: s.in}
	}
	table := s.in.Add(tag.Table)
	return tabular{table.Add(tag.Caption), table.Add(tag.Head).Add(tag.Row), table.Add(tag.Rows)}
}

// empty is what says that there are no rows.
func (t tabular) empty(columns int) *tag.Element {
	if columns == 0 {
		return t.body.Add(tag.Paragraph)
	}
	cell := t.body.Add(tag.Row).Add(tag.Cell)
	cell.Columns = columns
	return cell
}

// row is the elements of a row's cells. A row that is short is filled up, so
// that the grid is whole.
func (t tabular) row(row document.Row, columns int) []*tag.Element {
	if columns == 0 {
		return nil
	}
	of, cells := t.body.Add(tag.Row), make([]*tag.Element, columns)
	for i := range cells {
		if i > 0 {
			cells[i] = of.Add(tag.Cell)
			continue
		}
		words := ""
		if len(row.Cells) > 0 {
			words = row.Cells[0].Words()
		}
		cells[i] = headCell(of, tag.OfRow, words, i)
	}
	return cells
}

// rowOf is the elements of a row's cells; which figures they print is
// remembered.
func (s *setter) rowOf(t tabular, row document.Row, columns int) []*tag.Element {
	cells := t.row(row, columns)
	for i, c := range row.Cells[:min(len(row.Cells), len(cells))] {
		if c.Figure != "" {
			s.cells[c.Figure] = cells[i]
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
