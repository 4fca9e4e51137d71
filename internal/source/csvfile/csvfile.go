// Package csvfile reads a text file of rows — comma-separated and its kin —
// as a table of text. Comment lines at the beginning are kept as remarks; the
// encoding and the delimiter are guessed where the settings are silent.
package csvfile

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the file that the spec names. Nothing is read yet.
func Open(s Spec, f *source.Fetcher) source.Source { return file{s, f} }

type file struct {
	spec    Spec
	fetcher *source.Fetcher
}

// Read reads the file anew.
func (f file) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	got, err := f.fetcher.Fetch(ctx, r, source.Wanted{From: f.spec.Path, Timeout: f.spec.Timeout, Limit: f.spec.Limit})
	if err != nil {
		return nil, err
	}
	t, err := f.spec.parse(ctx, got)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", got.Reading.Place, err)
	}
	return t, nil
}

// parse makes a table of the file's bytes.
func (s Spec) parse(ctx context.Context, got *source.Fetched) (*table.Table, error) {
	text, err := s.Encoding.decode(got.Body)
	if err != nil {
		return nil, err
	}
	comments, rest := cutComments(string(text))
	if s.Delimiter == 0 {
		s.Delimiter = guessDelimiter(rest, s.Head)
	}
	lines := &lines{records(rest, s.Delimiter), len(comments)}
	before, names, err := lines.head(s.Head)
	if err != nil {
		return nil, err
	}
	grid := table.NewGrid(got.Reading, names)
	for _, remark := range append(comments, before...) {
		grid.Remark(remark)
	}
	if err := lines.fill(ctx, grid); err != nil {
		return nil, err
	}
	return grid.Table(), nil
}

// cutComments takes the lines that begin with # off the front of the text,
// and the empty lines among them.
func cutComments(text string) (comments []string, rest string) {
	for text != "" {
		line, after, _ := strings.Cut(text, "\n")
		comment, ok := commented(line)
		if !ok {
			break
		}
		comments, text = append(comments, comment), after
	}
	return comments, text
}

// commented is the comment in a line without its marks, nor the quotes and
// delimiters that a spreadsheet adds to one when it saves the file.
func commented(line string) (comment string, ok bool) {
	comment = strings.Trim(line, "\",;|\t\r ")
	return strings.TrimLeft(comment, "# "), comment == "" || comment[0] == '#'
}

// lines are the records of a file below its comments.
type lines struct {
	*csv.Reader
	skipped int // lines of the file before the first record
}

func records(text string, d Delimiter) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = rune(d), -1, true
	return r
}

// next returns the next record and the number of its line in the file.
func (l *lines) next() (cells []string, row int, err error) {
	cells, err = l.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, 0, fmt.Errorf("row %d: %w", wrong.StartLine+l.skipped, wrong.Err)
	}
	if err != nil {
		return nil, 0, err
	}
	row, _ = l.FieldPos(0)
	return cells, row + l.skipped, nil
}

// head returns the names in the n-th record, and those before it as lines.
func (l *lines) head(n int) (before, names []string, err error) {
	for range max(1, n) {
		if names != nil {
			before = append(before, strings.Join(names, " "))
		}
		names, _, err = l.next()
		if errors.Is(err, io.EOF) {
			return nil, nil, fmt.Errorf("it ends before the row of the columns' names")
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return before, trimEmpty(names), nil
}

// trimEmpty drops the empty cells at the end of a record.
func trimEmpty(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// fill adds the records to the grid. A short one is filled up with a warning;
// one that is too long is an error, for its cells may stand under wrong names.
func (l *lines) fill(ctx context.Context, grid *table.Grid) error {
	for ctx.Err() == nil {
		cells, row, err := l.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		filled := trimEmpty(cells)
		switch {
		case len(filled) > grid.Width():
			return fmt.Errorf("row %d: %d cells stand under %d names; a cell with the delimiter in it needs quotes", row, len(filled), grid.Width())
		case len(filled) > 0 && len(cells) < grid.Width():
			grid.Warn(row, "only %d of %d cells stand here; the others are taken as empty", len(cells), grid.Width())
		}
		if err := grid.Add(row, filled); err != nil {
			return err
		}
	}
	return ctx.Err()
}
