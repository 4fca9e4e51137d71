package csvfile

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// feed gives a file line by line, so that no reader of records reads ahead, and
// can give lines again.
type feed struct {
	text  *bufio.Reader
	taken [][]byte // the lines of the record being read, without empty ones before it
	again [][]byte // lines that are given once more
	rest  []byte   // of the line that was given last
	most  int      // lines that a record may have; 0 for any number
}

// Read gives a line or a part of it. A record of too many lines ends there.
func (f *feed) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		if err := f.take(); err != nil {
			return 0, err
		}
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// take takes the next line, first of those that are given again.
func (f *feed) take() (err error) {
	switch {
	case f.most > 0 && len(f.taken) == f.most:
		return io.EOF
	case len(f.again) > 0:
		f.rest, f.again = f.again[0], f.again[1:]
	default:
		if f.rest, err = f.text.ReadBytes('\n'); len(f.rest) == 0 {
			return err
		}
	}
	if len(f.taken) > 0 || len(bytes.TrimRight(f.rest, "\r\n")) > 0 {
		f.taken = append(f.taken, f.rest)
	}
	return nil
}

// mostLines is how many lines a record may have that is to cost itself alone.
const mostLines = 20

// fillApart adds the records to the grid. A malformed one costs itself alone: a
// quote that is not closed would take the lines after it into its cell, to the
// end of the file at worst, so the first line of such a record is given up, and
// the next record begins at the second.
func (l *lines) fillApart(ctx context.Context, f *feed, grid *table.Grid, torn func(row int, why string)) error {
	for f.most = mostLines; ctx.Err() == nil; {
		f.taken = f.taken[:0]
		cells, row, err := l.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		wrong := new(malformed)
		if err != nil && !errors.As(err, &wrong) {
			return err
		}
		filled := dialect.Trim(cells)
		if why := l.faultOf(wrong.error, filled, f.taken, grid.Width()); why != "" {
			row = max(row, wrong.row)
			torn(row, why)
			l.resume(f, row)
			continue
		}
		if err := grid.Add(row, filled); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// faultOf says what is wrong with a record; empty if nothing is. A line that
// is taken into a cell although it has as many delimiters as a record is a
// record of its own, and a quote before it was not closed.
func (l *lines) faultOf(wrong error, cells []string, taken [][]byte, width int) string {
	switch {
	case wrong != nil:
		return misquoted(wrong)
	case len(cells) > width:
		return dialect.TooMany(len(cells), width)
	}
	for _, line := range taken[min(1, len(taken)):] {
		if bytes.Count(line, []byte(string(l.Comma))) >= width-1 {
			return "a quote is not closed in its line"
		}
	}
	return ""
}

// resume has the next record begin in the line after the row.
func (l *lines) resume(f *feed, row int) {
	f.again = append(append([][]byte{}, f.taken[1:]...), f.again...)
	f.rest = nil
	l.Reader, l.skipped = records(f, Delimiter(l.Comma)), row
}
