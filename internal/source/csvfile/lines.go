package csvfile

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"catchup/internal/source"
	"catchup/internal/table"
)

// lines are the records of a file below its comments.
type lines struct {
	*csv.Reader
	skipped int // lines of the file before the first record
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

// head returns the names in the rows of the head, and those before it as lines.
func (l *lines) head(at source.Rows) (before, names []string, err error) {
	var head [][]string
	for n := range at.Last {
		cells, _, err := l.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, nil, fmt.Errorf("it ends before the row of the columns' names")
		case err != nil:
			return nil, nil, err
		case n+1 < at.First:
			before = append(before, strings.Join(cells, " "))
		default:
			head = append(head, slices.Clone(cells))
		}
	}
	for _, row := range head[:len(head)-1] {
		spread(row)
	}
	return before, source.JoinHead(head), nil
}

// spread gives a name that stands over several columns to all of them. In a
// text file it stands only over the first.
func spread(row []string) {
	for i := range row {
		if i > 0 && strings.TrimSpace(row[i]) == "" {
			row[i] = row[i-1]
		}
	}
}

// fill adds the records to the grid. A short record is filled up with a
// warning. A record that is too long is an error, since its cells may stand
// under wrong names.
func (l *lines) fill(ctx context.Context, grid *table.Grid) error {
	for ctx.Err() == nil {
		cells, row, err := l.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		filled := source.TrimEmpty(cells)
		switch {
		case len(filled) > grid.Width():
			return fmt.Errorf("row %d: %s", row, tooMany(filled, grid.Width()))
		case len(filled) > 0 && len(cells) < grid.Width():
			grid.Warn(row, "only %d of %d cells stand here; the others are taken as empty", len(cells), grid.Width())
		}
		if err := grid.Add(row, filled); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// tooMany says that a record has more cells than there are names.
func tooMany(cells []string, width int) string {
	return fmt.Sprintf("%d cells stand under %d names; a cell with the delimiter in it needs quotes", len(cells), width)
}
