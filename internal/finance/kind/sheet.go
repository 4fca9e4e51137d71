package kind

import (
	"maps"

	"catchup/internal/document"
	"catchup/internal/finance"
)

// Sheet is the layout of a table whose rows are of one type: its columns, each
// with what it shows of a row. Bodies, parts and totals have the same layout.
type Sheet[R any] struct {
	columns []*Column
	cells   []func(R) Cell
	name    func(R) string
}

// NewSheet is a sheet whose first column names the bodies.
func NewSheet[R any](w *Work, name func(R) string) *Sheet[R] {
	s := Unnamed(name)
	s.Text(finance.Capital(w.One), name)
	return s
}

// Unnamed is a sheet without a column, for a table in which the names of the
// bodies do not stand first.
func Unnamed[R any](name func(R) string) *Sheet[R] { return &Sheet[R]{name: name} }

// Cell adds a column of cells. The column may be changed until the first row.
func (s *Sheet[R]) Cell(head string, of func(R) Cell) *Column {
	column := &Column{Head: head}
	s.columns, s.cells = append(s.columns, column), append(s.cells, of)
	return column
}

// Text adds a column of words.
func (s *Sheet[R]) Text(head string, of func(R) string) *Column {
	return s.Cell(head, func(r R) Cell { return Words(of(r)) })
}

// Number adds a column of quantities.
func (s *Sheet[R]) Number(head string, of func(R) finance.Quantity) *Column {
	column := s.Cell(head, func(r R) Cell { return Number(of(r)) })
	column.Numeric = true
	return column
}

// Sum adds a column of quantities that make its total.
func (s *Sheet[R]) Sum(head string, of func(R) finance.Quantity) *Column {
	column := s.Number(head, of)
	column.Adds = true
	return column
}

// Rate adds a column that rates a variance, or its share of the plan where the
// bounds are shares, if the report rates at all.
func (s *Sheet[R]) Rate(w *Work, variance, plan func(R) finance.Quantity) {
	if !w.RAG.Set() {
		return
	}
	s.Cell("Rating", func(r R) Cell {
		size := plan(r)
		size.Num = size.Num.Abs()
		return w.rate(variance(r), variance(r).Over(size))
	})
}

// Row is a row with a cell in each column.
func (s *Sheet[R]) Row(rank document.Rank, r R) Row {
	row := Row{Name: s.name(r), Rank: rank}
	for _, of := range s.cells {
		row.Cells = append(row.Cells, of(r))
	}
	return row
}

// Total is the row of all, whose first cell is the label.
func (s *Sheet[R]) Total(label Cell, all R) *Row {
	row := s.Row(document.Total, all)
	row.Cells[0] = label
	return &row
}

// Line is a row with the cells that stand under their heads, and dashes. Of two
// columns with one head the first has the cell.
func (s *Sheet[R]) Line(rank document.Rank, under map[string]Cell) Row {
	row, left := Row{Rank: rank}, maps.Clone(under)
	for _, column := range s.columns {
		cell, ok := left[column.Head]
		if !ok {
			cell = Words("–")
		}
		delete(left, column.Head)
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// Result is the table with its columns, and a row for each body.
func (s *Sheet[R]) Result(bodies []R) *Result {
	result := &Result{}
	for _, column := range s.columns {
		result.Columns = append(result.Columns, *column)
	}
	for _, body := range bodies {
		result.Rows = append(result.Rows, s.Row(document.Body, body))
	}
	return result
}

// Run is one series of a chart: its name, and its point of a row.
type Run[R any] struct {
	Name string
	Of   func(R) Cell
}

// Plotted is the run of a number of the rows.
func Plotted[R any](name string, of func(R) finance.Quantity) Run[R] {
	return Run[R]{name, func(r R) Cell { return Number(of(r)) }}
}

// Draw charts rows in the form that the report asks for; nil if it wants no chart
// or there is nothing to draw.
func Draw[R any](w *Work, title string, alt finance.Sentence, rows []R, label func(R) string, runs ...Run[R]) *Chart {
	if w.Chart == "" || len(rows) == 0 {
		return nil
	}
	chart := &Chart{Kind: w.Chart, Title: title, Alt: alt, Labels: Each(rows, label)}
	for _, run := range runs {
		chart.Series = append(chart.Series, Series{finance.Capital(run.Name), Each(rows, run.Of)})
	}
	return chart
}

// Over charts rows over time, each as a line through the runs.
func Over[R any](w *Work, title string, alt finance.Sentence, rows []R, label func(R) string, runs ...Run[R]) *Chart {
	if w.Chart == "" || len(rows) == 0 {
		return nil
	}
	chart := &Chart{Kind: w.Chart, Title: title, Alt: alt, Labels: Each(runs, func(run Run[R]) string { return run.Name })}
	for _, r := range rows {
		chart.Series = append(chart.Series, Series{label(r), Each(runs, func(run Run[R]) Cell { return run.Of(r) })})
	}
	return chart.Ordered()
}

// Shown are as many of the rows as the report shows.
func Shown[R any](w *Work, rows []R) []R {
	if w.Rows == 0 {
		return rows
	}
	return First(rows, w.Rows)
}
