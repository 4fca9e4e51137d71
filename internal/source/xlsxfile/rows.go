package xlsxfile

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"catchup/internal/source"
)

// The size of a sheet.
const (
	sheetRows    = 1 << 20
	sheetColumns = 1 << 14
)

// rows are the rows of a sheet, read as a stream. n is the number of the last
// row that was read.
type rows struct {
	book   *book
	sheet  string
	markup *markup
	part   io.Closer
	n      int
	ahead  int // the number of the row that the cells are of
	width  int // columns whose cells are kept
	cells  []string
	first  int    // the first column that is filled, -1 if none is
	begins string // what stands there
	last   int    // the last column that is filled
	buffer []byte
}

// rows opens a sheet, and reads up to its first row.
func (b *book) rows(s sheet) (*rows, error) {
	m, part, err := b.open(s.part)
	if err != nil {
		return nil, err
	}
	_, ok, err := m.child(0)
	if ok {
		_, _, err = m.named(1, "sheetData")
	}
	if err != nil {
		part.Close()
		return nil, err
	}
	return &rows{book: b, sheet: s.name, markup: m, part: part, width: sheetColumns, cells: []string{}}, nil
}

// Close ends the reading.
func (r *rows) Close() error { return r.part.Close() }

// next goes on to the next row, which may be one that the file leaves out. The
// cells are valid until the next call. It is not ok at the end.
func (r *rows) next() (cells []string, ok bool, err error) {
	if r.ahead == r.n {
		if ok, err := r.read(); err != nil || !ok {
			return nil, false, err
		}
	}
	if r.n++; r.n < r.ahead {
		return nil, true, nil
	}
	return r.cells, true, nil
}

// read reads the next row of the file.
func (r *rows) read() (ok bool, err error) {
	e, ok, err := r.markup.named(2, "row")
	if !ok {
		return false, err
	}
	if r.ahead, err = r.number(attribute(e, "r")); err != nil {
		return false, err
	}
	clear(r.cells)
	r.cells, r.first, r.begins, r.last = r.cells[:0], -1, "", -1
	column := 0
	return true, r.markup.each("c", func(c xml.StartElement) (err error) {
		if column, err = r.cell(c, column+1); err != nil {
			return fmt.Errorf("row %d: %w", r.ahead, err)
		}
		return nil
	})
}

// number is the number of a row; a row without one follows the row before.
func (r *rows) number(text string) (int, error) {
	n := r.n + 1
	if text != "" {
		n, _ = strconv.Atoi(text) // what is no number is 0
	}
	switch {
	case n < 1 || n > sheetRows:
		return 0, fmt.Errorf("%s: a row has the number %.20q", r.markup.name, text)
	case n <= r.n:
		return 0, fmt.Errorf("%s: row %d stands after row %d; save the workbook again with a spreadsheet program", r.markup.name, n, r.n)
	}
	return n, nil
}

// cell reads a cell and returns its column, counted from 1. A cell without a
// place stands in the column given.
func (r *rows) cell(c xml.StartElement, column int) (int, error) {
	var err error
	if ref := attribute(c, "r"); ref != "" {
		column, _, err = place(ref)
	}
	if err == nil && column > sheetColumns {
		err = fmt.Errorf("more than %d cells", sheetColumns)
	}
	if err != nil {
		return 0, err
	}
	text, err := r.value(attribute(c, "t"))
	r.put(column-1, text)
	return column, err
}

// put keeps the text of a cell.
func (r *rows) put(i int, text string) {
	if text == "" {
		return
	}
	if i < r.width {
		r.cells = set(r.cells, i, text)
	}
	if !filled(text) {
		return
	}
	r.last = max(r.last, i)
	if r.first < 0 || i < r.first {
		r.first, r.begins = i, strings.TrimSpace(text)
	}
}

// value is the value of a cell of a type. That of a formula is what the
// spreadsheet program computed last.
func (r *rows) value(kind string) (string, error) {
	m, most := r.markup, r.book.longest*bytesOfEscape
	r.buffer = r.buffer[:0]
	err := m.children(func(e xml.StartElement) (err error) {
		switch {
		case e.Name.Local == "v":
			r.buffer, err = m.text(r.buffer, most)
		case e.Name.Local == "is" && kind == "inlineStr":
			r.buffer, err = m.richText(r.buffer, most)
		}
		return err
	})
	if err != nil || len(r.buffer) == 0 {
		return "", err
	}
	if kind == "s" {
		return r.shared(strings.TrimSpace(string(r.buffer)))
	}
	return exact(r.book.text(r.buffer)), nil
}

// shared is the shared text of that number.
func (r *rows) shared(number string) (string, error) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(r.book.texts) {
		return "", fmt.Errorf("a cell shows the shared text number %.20q, and there are %d", number, len(r.book.texts))
	}
	return exact(r.book.texts[n]), nil
}

// place is the column and the row of a cell, C2, counted from 1.
func place(ref string) (column, row int, err error) {
	plain := strings.ToUpper(strings.ReplaceAll(ref, "$", ""))
	letters := strings.TrimRight(plain, "0123456789")
	for _, letter := range []byte(letters[:min(len(letters), 4)]) {
		if letter < 'A' || letter > 'Z' {
			column = 0
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	row, err = strconv.Atoi(plain[len(letters):])
	if err != nil || column < 1 || column > sheetColumns || row < 1 || row > sheetRows {
		return 0, 0, fmt.Errorf("%.20q is not a cell of a sheet", ref)
	}
	return column, row, nil
}

// merged are the cells of the rows that span several columns: for each row the
// last column of each such cell by its first, both counted from 1.
func (b *book) merged(s sheet, at source.Rows) ([]map[int]int, error) {
	spans := make([]map[int]int, at.Last-at.First+1)
	err := b.each(s.part, func(m *markup, _ xml.StartElement) error {
		return m.each("mergeCells", func(xml.StartElement) error {
			return m.each("mergeCell", func(e xml.StartElement) error {
				left, top, right, err := area(attribute(e, "ref"))
				if err != nil || top < at.First || top > at.Last || right <= left {
					return err
				}
				if spans[top-at.First] == nil {
					spans[top-at.First] = map[int]int{}
				}
				spans[top-at.First][left] = right
				return nil
			})
		})
	})
	return spans, err
}

// area is the first column and row, and the last column, of the cells in a
// range, A2:C3.
func area(ref string) (left, top, right int, err error) {
	from, to, several := strings.Cut(ref, ":")
	if !several {
		to = from
	}
	left, top, err1 := place(from)
	right, _, err2 := place(to)
	return left, top, right, errors.Join(err1, err2)
}
