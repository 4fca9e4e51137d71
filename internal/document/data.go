package document

import (
	"cmp"

	"catchup/internal/table"
)

// Data is what the chart draws as a table: a row for each label, a column for
// each series, and a row for each threshold. That of a Control has columns for its
// limits and for the marks of the points. The notes tell of limits and events.
func (c Chart) Data() Table {
	t := Table{Caption: c.Title, Unit: c.Unit, Illustrative: c.Illustrative, Columns: []Column{{Head: " "}}}
	for _, s := range c.Series {
		t.Columns = append(t.Columns, Column{Head: s.Name, Numeric: true})
	}
	for i, label := range c.Labels {
		row := Row{Cells: []Cell{{Shown: label}}}
		for _, s := range c.Series {
			row.Cells = append(row.Cells, s.cell(i))
		}
		t.Rows = append(t.Rows, row)
	}
	if c.Kind == Control {
		t = c.limited(t)
	}
	for _, threshold := range c.Thresholds {
		t.Rows = append(t.Rows, threshold.row(len(c.Series), len(t.Columns)))
	}
	t.Notes = append(c.StretchNotes(), c.EventNotes()...)
	return t
}

// cell is point i of the series.
func (s Series) cell(i int) Cell {
	if i >= len(s.Points) {
		return Cell{Shown: "–"}
	}
	return s.Points[i].cell()
}

func (p Point) cell() Cell {
	value := table.Value{Kind: table.Number, Known: p.Known, Num: p.Num}
	return Cell{Value: value, Shown: cmp.Or(p.Shown, "–"), Tone: p.Tone, Figure: p.Figure}
}

// row is the threshold in each of so many columns of numbers, and dashes in the
// other columns.
func (t Threshold) row(numbers, columns int) Row {
	row := Row{Cells: []Cell{{Shown: t.Name}}}
	for len(row.Cells) <= numbers {
		row.Cells = append(row.Cells, Point{Num: t.Num, Known: true, Shown: t.Shown, Figure: t.Figure}.cell())
	}
	for len(row.Cells) < columns {
		row.Cells = append(row.Cells, Cell{Shown: "–"})
	}
	return row
}
