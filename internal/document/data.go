package document

import "catchup/internal/table"

// Data is what the chart draws as a table: a row for each label, a column for
// each series, and a row for each threshold.
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
	for _, threshold := range c.Thresholds {
		t.Rows = append(t.Rows, threshold.row(len(c.Series)))
	}
	return t
}

// cell is point i of the series.
func (s Series) cell(i int) Cell {
	if i >= len(s.Points) {
		return Cell{Shown: "–"}
	}
	p := s.Points[i]
	value := table.Value{Kind: table.Number, Known: p.Known, Num: p.Num}
	return Cell{Value: value, Shown: p.Shown, Tone: p.Tone, Figure: p.Figure}
}

// row is the threshold in each of so many columns.
func (t Threshold) row(columns int) Row {
	row := Row{Cells: []Cell{{Shown: t.Name}}}
	for range columns {
		value := table.Value{Kind: table.Number, Known: true, Num: t.Num}
		row.Cells = append(row.Cells, Cell{Value: value, Shown: t.Shown, Figure: t.Figure})
	}
	return row
}
