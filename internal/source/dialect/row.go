package dialect

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// Row is a row of a file. Cells hold what stands in it as text, without those
// at the end that are empty. Exact, if it is set, holds the whole date or time
// of a cell that shows only a part of it, "Jun-24"; it may be shorter than
// Cells. So may Looks, what the number formats of cells say, nil for nothing.
type Row struct {
	Number int // in the file, from 1
	Lines  int // of a text file, that it takes; 0 for one
	Cells  []string
	Exact  []string
	Looks  []*Look
	Hidden bool
	Last   int // the last column that is filled, if it is beyond the cells
}

// Look is what the number format of a cell says beside its value: how much less
// it shows than the cell holds, as a power of ten; that it shows nothing; and the
// ISO 4217 code of a currency.
type Look struct {
	Shown    int32
	Hides    bool
	Currency string
}

// Rows gives the rows of a file in their order, without those that are not
// there. A row is valid until the next one is asked for. The error is io.EOF at
// the end.
type Rows interface {
	Next() (*Row, error)
}

// Area is a rectangle of cells that are merged. Columns count from 0, rows from
// 1; all are within it.
type Area struct{ Left, Top, Right, Bottom int }

// Sheet is what is to be read as a table. Merged are its merged cells. Hides
// tells whether a column is hidden. A Text file has no merged cells, so that a
// name stands over the first of its columns alone, and its rows should be of
// one length. Of a Plain one the names stand in the first row, and nothing is
// looked for.
type Sheet struct {
	Rows   Rows
	Name   string // in errors; empty for a file that has no sheets
	Merged []Area
	Hides  func(column int) bool
	Text   bool
	Plain  bool
}

// What is looked at to find the head.
const (
	sampleRows  = 60
	sampleBytes = 1 << 20
	mostSample  = 16 << 20 // for a head far below
)

// sample is the beginning of a file that has been looked at, and then what
// follows.
type sample struct {
	rows []Row
	rest Rows
	next int
	err  error // what ended the sample
}

// look reads the first rows of a sheet, at least up to the one that a head is
// said to end in. Of a plain sheet it reads no row below the head.
func look(sh *Sheet, last int) *sample {
	s, bytes := &sample{rest: sh.Rows}, 0
	for {
		n, reached := len(s.rows), len(s.rows) > 0 && s.rows[len(s.rows)-1].Number >= last
		switch {
		case sh.Plain && n >= max(1, last):
			return s
		case n >= sampleRows && reached && n >= last, reached && bytes >= sampleBytes, bytes >= mostSample:
			return s
		}
		r, err := sh.Rows.Next()
		if err != nil {
			s.err = err
			return s
		}
		s.rows = append(s.rows, r.clone())
		bytes += r.bytes()
	}
}

// clone is the row for good.
func (r *Row) clone() Row {
	kept := *r
	kept.Cells, kept.Exact, kept.Looks = slices.Clone(r.Cells), slices.Clone(r.Exact), slices.Clone(r.Looks)
	return kept
}

// bytes is about how much memory a row takes.
func (r *Row) bytes() int {
	bytes := 100
	for _, cell := range r.Cells {
		bytes += len(cell) + 16
	}
	return bytes
}

// fault is an error that ended the sample, other than its end.
func (s *sample) fault() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}

// Next gives the rows of the sample, and then the others.
func (s *sample) Next() (*Row, error) {
	switch {
	case s.next < len(s.rows):
		s.next++
		return &s.rows[s.next-1], nil
	case s.err != nil:
		return nil, s.err
	}
	return s.rest.Next()
}

// filled tells whether something stands in a cell.
func filled(cell string) bool {
	for i := range len(cell) {
		if cell[i] > ' ' {
			return cell[i] < 0x80 || strings.TrimSpace(cell) != ""
		}
	}
	return false
}

// count is how many cells are filled, and the position of the first, -1 for
// none.
func count(cells []string) (n, first int) {
	first = -1
	for i, cell := range cells {
		if filled(cell) {
			if n++; first < 0 {
				first = i
			}
		}
	}
	return n, first
}

// at is the cell in a column, "" beyond the last.
func at(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

// line is a row as one line.
func line(cells []string) string { return strings.Join(cells, " ") }
