package odsfile

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"catchup/internal/source/dialect"
	"catchup/internal/source/part"
	"catchup/internal/table"
)

// rows are the rows of a sheet, read as a stream.
type rows struct {
	book   *book
	markup *part.Markup
	part   io.Closer
	depth  int // of the element whose children are read
	base   int // that of the table
	n      int // the number of the last row
	width  int // columns whose cells are kept
	row    dialect.Row
	again  int // times that the row is still to be given
	extra  int // cells that were repeated
	buffer []byte
}

// Close ends the reading.
func (r *rows) Close() error { return r.part.Close() }

// Narrow has the rows keep so many columns alone.
func (r *rows) Narrow(width int) { r.width = width }

// Next gives the next row.
func (r *rows) Next() (*dialect.Row, error) {
	if r.again > 0 {
		r.again--
		r.n++
		r.row.Number = r.n
		return &r.row, r.at(r.bound(len(r.row.Cells)))
	}
	e, err := r.nextRow()
	if err != nil {
		return nil, err
	}
	r.n++
	times := repeated(e, "number-rows-repeated", sheetRows)
	if err := r.at(r.read(e)); err != nil {
		return nil, err
	}
	if len(r.row.Cells) == 0 {
		r.n += times - 1
	} else {
		r.again = times - 1
	}
	return &r.row, nil
}

// bound refuses cells that are written once and stand for more than a table may
// have.
func (r *rows) bound(cells int) error {
	if r.extra += cells; r.extra > r.book.limits.Cells {
		return fmt.Errorf("%w: more than %d cells are repeated", table.ErrCells, r.book.limits.Cells)
	}
	return nil
}

// at is the error with the number of its row.
func (r *rows) at(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("row %d: %w", r.n, err)
}

// nextRow opens the next row, in whatever group it stands.
func (r *rows) nextRow() (xml.StartElement, error) {
	if r.base == 0 {
		r.base = r.depth
	}
	for {
		e, ok, err := r.markup.Child(r.depth)
		switch {
		case err != nil:
			return e, err
		case !ok && r.depth == r.base:
			return e, io.EOF
		case !ok:
			r.depth--
		case e.Name.Local == "table-row":
			return e, nil
		case isGroup(e.Name.Local):
			r.depth++
		}
	}
}

// read reads the cells of a row.
func (r *rows) read(e xml.StartElement) error {
	clear(r.row.Cells)
	clear(r.row.Exact)
	clear(r.row.Looks)
	r.row = dialect.Row{Number: r.n, Cells: r.row.Cells[:0], Exact: r.row.Exact[:0], Looks: r.row.Looks[:0], Hidden: hides(e)}
	column := 0
	return r.markup.Children(func(c xml.StartElement) error {
		times := repeated(c, "number-columns-repeated", sheetWidth)
		at := column
		if column += times; column > sheetWidth {
			column = sheetWidth
		}
		if c.Name.Local != "table-cell" {
			return nil
		}
		made, err := r.cell(c)
		if err != nil || made.text == "" {
			return err
		}
		return r.put(at, column, made)
	})
}

// put keeps a cell in the columns from the first up to the end.
func (r *rows) put(from, end int, made cell) error {
	if strings.TrimSpace(made.text) != "" && end > r.width {
		r.row.Last = end - 1
	}
	for i := from; i < min(end, r.width); i++ {
		r.row.Cells = set(r.row.Cells, i, made.text)
		if made.exact != "" {
			r.row.Exact = set(r.row.Exact, i, made.exact)
		}
		if made.look != nil {
			r.row.Looks = set(r.row.Looks, i, made.look)
		}
	}
	return r.bound(min(end, r.width) - from - 1)
}

// set puts an item at a position of a list, which grows as it must.
func set[T any](list []T, i int, item T) []T {
	for len(list) <= i {
		list = append(list, *new(T))
	}
	list[i] = item
	return list
}
