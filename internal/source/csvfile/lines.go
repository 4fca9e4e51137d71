package csvfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"catchup/internal/source/dialect"
)

// lines are the records of a file below its comments.
type lines struct {
	*csv.Reader
	skipped int // lines of the file before the first record
	row     dialect.Row
}

func records(text io.Reader, d Delimiter) *csv.Reader {
	r := csv.NewReader(text)
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = rune(d), -1, true
	return r
}

// next returns the next record and the number of its line in the file.
func (l *lines) next() (cells []string, row int, err error) {
	cells, err = l.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, 0, &malformed{wrong.Err, wrong.StartLine + l.skipped}
	}
	if err != nil {
		return nil, 0, err
	}
	row, _ = l.FieldPos(0)
	return cells, row + l.skipped, nil
}

// malformed is a record that breaks the rules of quotes.
type malformed struct {
	error
	row int
}

func (m *malformed) Error() string { return fmt.Sprintf("row %d: %s", m.row, misquoted(m.error)) }

// misquoted says what is wrong with the quotes of a record.
func misquoted(err error) string {
	if errors.Is(err, csv.ErrBareQuote) {
		return "a quote stands in a cell that does not begin with one"
	}
	return "a quote is not closed, or stands within a cell that has quotes around it"
}

func (m *malformed) Unwrap() error { return m.error }

// Next is the next record as a row.
func (l *lines) Next() (*dialect.Row, error) {
	cells, row, err := l.next()
	if err != nil {
		return nil, err
	}
	last, _ := l.FieldPos(len(cells) - 1)
	l.row = dialect.Row{Number: row, Cells: cells, Lines: last + l.skipped - row + 1 + strings.Count(cells[len(cells)-1], "\n")}
	return &l.row, nil
}
