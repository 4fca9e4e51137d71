package dialect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"catchup/internal/table"
)

// Table is a table that is being read: its head is known, and its rows follow.
type Table struct {
	*table.Grid
	spec  Spec
	sheet *Sheet
	rows  *sample
	asked []asked  // of each column of the file
	names []string // the last row of the head, by which it is known again
	foot  foot
	fill  fill
	hides hides

	ended bool // by a row that begins with Stop
	n     int  // the number of the last row
	line  []string
}

// asked is the column of the table that is made of one of the file.
type asked struct {
	column table.Column
	ok     bool
}

// Begin finds the head of a sheet and begins the table of the shape. Remarks are
// what stands before the first row.
func (s Spec) Begin(sheet *Sheet, remarks []string, reading *table.Reading, shape table.Shape) (*Table, error) {
	t := &Table{spec: s, sheet: sheet, rows: look(sheet, s.Head.Last)}
	sheet.Merged = apart(sheet.Merged)
	if len(t.rows.rows) == 0 {
		return nil, cmp.Or(t.rows.fault(), fmt.Errorf("%s", t.nothing()))
	}
	find := &search{t.rows.rows, sheet.Merged, shape.Columns, sheet}
	h, err := find.head(s.Head)
	if err != nil {
		return nil, cmp.Or(t.rows.fault(), err)
	}
	if s.Hidden == Skip && sheet.Hides != nil {
		h.names = slices.Clone(h.names)
		for i := range h.names {
			if sheet.Hides(i) {
				h.names[i] = ""
			}
		}
	}
	t.Grid, err = shape.Headed(reading, heads(h.names, h.full, t.shown(h)))
	if err != nil {
		return nil, err
	}
	t.begin(h, remarks, shape)
	return t, nil
}

func (t *Table) nothing() string {
	if t.sheet.Name != "" {
		return fmt.Sprintf("sheet %q holds nothing", t.sheet.Name)
	}
	return "it ends before the row of the columns' names"
}

// begin takes what stands above the head as remarks, and goes on below it.
func (t *Table) begin(h head, remarks []string, shape table.Shape) {
	rows := t.rows.rows
	for _, r := range remarks {
		t.Remark(r)
	}
	for _, r := range rows[:h.first] {
		t.Remark(line(r.Cells))
	}
	if h.found && slices.ContainsFunc(rows[:h.first], func(r Row) bool { n, _ := count(r.Cells); return n > 0 }) {
		t.Say("The names of the columns were found in %s.", rowsOf(rows[h.first].Number, rows[h.last].Number))
	}
	t.names, t.rows.next, t.n = rows[h.last].Cells, h.below(), rows[h.below()-1].Number
	t.asked = make([]asked, t.Width())
	for i := range t.asked {
		t.asked[i].column, t.asked[i].ok = t.Made(i)
	}
	t.fill.begin(t, shape)
	t.hides.begin(t, shape)
	t.checkTwice(shape)
	t.checkLooks(shape)
}

func rowsOf(first, last int) string {
	if first == last {
		return fmt.Sprintf("row %d", first)
	}
	return fmt.Sprintf("rows %d to %d", first, last)
}

// Read reads the rows to the end, or to the row that ends the data.
func (t *Table) Read(ctx context.Context) (*table.Table, error) {
	for ctx.Err() == nil {
		row, err := t.rows.Next()
		if errors.Is(err, io.EOF) {
			return t.end()
		}
		if err == nil {
			err = t.row(row)
		}
		switch {
		case err != nil:
			return nil, err
		case t.ended:
			return t.end()
		}
	}
	return nil, ctx.Err()
}

// row reads one row.
func (t *Table) row(r *Row) error {
	gap := r.Number > t.n+1
	t.n = r.Number + max(1, r.Lines) - 1
	n, first := few(r.Cells)
	switch {
	case first < 0:
		t.foot.gap = true
		return nil
	case r.Number < t.spec.First:
		return nil
	}
	t.foot.gap = t.foot.gap || gap
	switch begins := r.Cells[first]; {
	case t.begins(begins, t.spec.Comment):
		return nil
	case t.spec.Stop != none && t.begins(begins, t.spec.Stop):
		t.ended = true
		return nil
	}
	return t.foot.row(t, r, n, first)
}

// few counts the filled cells of a row up to two.
func few(cells []string) (n, first int) {
	first = -1
	for i, cell := range cells {
		if filled(cell) {
			if n++; first < 0 {
				first = i
			}
			if n == 2 {
				break
			}
		}
	}
	return n, first
}

// begins tells whether a cell begins with a text that the settings give.
func (t *Table) begins(cell, with string) bool {
	return with != "" && hasPrefixFold(trimLeft(cell), with)
}

// add adds a row of data.
func (t *Table) add(r *Row) error {
	if r.Hidden && t.hides.row(t, r) {
		return nil
	}
	cells, err := t.fits(r)
	if err != nil {
		return err
	}
	if len(r.Exact) > 0 || len(r.Looks) > 0 || t.fill.any {
		cells = t.seen(r, cells)
	}
	t.fill.watch(t, r.Number, cells)
	return t.Add(r.Number, cells)
}

// seen is the cells of a row as they are meant: dates whole, hidden ones left
// out, and empty ones with what they are merged with.
func (t *Table) seen(r *Row, cells []string) []string {
	t.line = append(t.line[:0], cells...)
	for i, exact := range r.Exact {
		if exact != "" && i < len(t.line) && i < len(t.asked) {
			switch t.asked[i].column.Kind {
			case table.Date, table.Time, table.Year:
				t.line[i] = exact
			}
		}
	}
	for i, look := range r.Looks {
		if look != nil && i < len(t.line) && i < len(t.asked) && t.asked[i].ok && filled(t.line[i]) {
			t.hides.cell(t, r.Number, i, look)
		}
	}
	t.fill.row(t, r.Number)
	return t.line
}

// fits is the cells of a row without those that are empty at its end. Those
// beyond the head are an error in a text file, since others may stand under
// wrong names, and left out in a sheet.
func (t *Table) fits(r *Row) ([]string, error) {
	cells := Trim(r.Cells)
	switch {
	case len(cells) > t.Width() && t.sheet.Text:
		return nil, t.tooMany(r.Number, cells)
	case len(cells) > t.Width() || r.Last >= t.Width():
		t.Warn(r.Number, "what stands in column %s is left out: it is beyond the head", table.Letters(max(len(cells)-1, r.Last)))
	case t.sheet.Text && len(r.Cells) < t.Width():
		t.Warn(r.Number, "only %d of %d cells stand here; the others are taken as empty", len(r.Cells), t.Width())
	}
	return cells, nil
}

// end ends the table.
func (t *Table) end() (*table.Table, error) {
	if err := t.foot.end(t); err != nil {
		return nil, err
	}
	if t.spec.Stop != "" && t.spec.Stop != none && !t.ended {
		t.Warn(t.n, "the rows end here, and none begins with %q", t.spec.Stop)
	}
	t.fill.end(t)
	t.hides.end(t)
	return t.Table()
}
