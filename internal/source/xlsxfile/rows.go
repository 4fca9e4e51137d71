package xlsxfile

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/source/dialect"
	"catchup/internal/source/part"
	"catchup/internal/table"
)

// The size of a sheet.
const (
	sheetRows    = 1 << 20
	sheetColumns = 1 << 14
)

// rows are the rows of a sheet, read as a stream. n is the number of the last
// row that was read.
type rows struct {
	book    *book
	markup  *part.Markup
	part    io.Closer
	n       int
	width   int // columns whose cells are kept
	row     dialect.Row
	columns []columns // that are hidden
	buffer  []byte

	formulas formulas
}

// columns are some that follow each other, counted from 1.
type columns struct{ first, last int }

// rows opens a sheet, and reads up to its first row.
func (b *book) rows(in string) (*rows, error) {
	m, closer, err := b.Part(in)
	if err != nil {
		return nil, err
	}
	r := &rows{book: b, markup: m, part: closer, width: sheetColumns}
	if err := r.begin(); err != nil {
		closer.Close()
		return nil, err
	}
	return r, nil
}

// begin reads up to the first row, and notes which columns are hidden.
func (r *rows) begin() error {
	_, ok, err := r.markup.Child(0)
	for ok && err == nil {
		var e xml.StartElement
		switch e, ok, err = r.markup.Child(1); e.Name.Local {
		case "cols":
			err = r.markup.Each("col", r.column)
		case "sheetData":
			return err
		}
	}
	return err
}

// mostColumns is how many ranges of columns may be hidden.
const mostColumns = 10_000

// column notes a range of columns that is hidden, or has no width.
func (r *rows) column(e xml.StartElement) error {
	first, _ := strconv.Atoi(part.Attribute(e, "min"))
	last, _ := strconv.Atoi(part.Attribute(e, "max"))
	if (truth(e, "hidden") || part.Attribute(e, "width") == "0") && first > 0 && len(r.columns) < mostColumns {
		r.columns = append(r.columns, columns{first, last})
	}
	return nil
}

// truth tells whether an attribute is true.
func truth(e xml.StartElement, name string) bool {
	value := part.Attribute(e, name)
	return value == "1" || value == "true"
}

// hides tells whether a column, counted from 0, is hidden.
func (r *rows) hides(column int) bool {
	return slices.ContainsFunc(r.columns, func(c columns) bool { return c.first <= column+1 && column+1 <= c.last })
}

// Close ends the reading.
func (r *rows) Close() error { return r.part.Close() }

// Next reads the next row of the file.
func (r *rows) Next() (*dialect.Row, error) {
	e, ok, err := r.markup.Named(2, "row")
	if err != nil || !ok {
		return nil, cmp.Or(err, io.EOF)
	}
	if r.n, err = r.numberOf(part.Attribute(e, "r")); err != nil {
		return nil, err
	}
	clear(r.row.Cells)
	clear(r.row.Exact)
	clear(r.row.Looks)
	r.row = dialect.Row{Number: r.n, Cells: r.row.Cells[:0], Exact: r.row.Exact[:0], Looks: r.row.Looks[:0], Hidden: truth(e, "hidden") || part.Attribute(e, "ht") == "0"}
	column := 0
	err = r.markup.Each("c", func(c xml.StartElement) (err error) {
		if column, err = r.cell(c, column+1); err != nil {
			return fmt.Errorf("row %d: %w", r.n, err)
		}
		return nil
	})
	return &r.row, err
}

// numberOf is the number of a row; a row without one follows the row before.
func (r *rows) numberOf(text string) (int, error) {
	n := r.n + 1
	if text != "" {
		n, _ = strconv.Atoi(text) // what is no number is 0
	}
	switch {
	case n < 1 || n > sheetRows:
		return 0, fmt.Errorf("%s: a row has the number %.20q", r.markup.Name, text)
	case n <= r.n:
		return 0, fmt.Errorf("%s: row %d stands after row %d; save the workbook again with a spreadsheet program", r.markup.Name, n, r.n)
	}
	return n, nil
}

// cell reads a cell and returns its column, counted from 1. A cell without a
// place stands in the column given.
func (r *rows) cell(c xml.StartElement, column int) (int, error) {
	var err error
	if ref := part.Attribute(c, "r"); ref != "" {
		column, _, err = place(ref)
	}
	if err == nil && column > sheetColumns {
		err = fmt.Errorf("more than %d cells", sheetColumns)
	}
	if err != nil {
		return 0, err
	}
	text, err := r.value(part.Attribute(c, "t"), part.Attribute(c, "s"), column-1)
	r.put(column-1, text)
	return column, err
}

// put keeps the text of a cell.
func (r *rows) put(i int, text string) {
	switch {
	case text == "":
	case i < r.width:
		r.row.Cells = grown(r.row.Cells, i)
		r.row.Cells[i] = text
	case strings.TrimSpace(text) != "":
		r.row.Last = max(r.row.Last, i)
	}
}

// grown is a list that has room for its i-th item.
func grown[T any](list []T, i int) []T {
	for len(list) <= i {
		list = append(list, *new(T))
	}
	return list
}

// value is the value of a cell of a type and a style. That of a formula is what
// the spreadsheet program computed last.
func (r *rows) value(kind, styled string, column int) (string, error) {
	m, most := r.markup, r.book.longest*bytesOfEscape
	formula, computed := false, false
	r.buffer = r.buffer[:0]
	err := m.Children(func(e xml.StartElement) (err error) {
		switch {
		case e.Name.Local == "f":
			formula = true
		case e.Name.Local == "v":
			computed = true
			r.buffer, err = m.Text(r.buffer, most)
		case e.Name.Local == "is" && kind == "inlineStr":
			r.buffer, err = richText(m, r.buffer, most)
		}
		return err
	})
	switch {
	case err != nil:
		return "", err
	case formula && (!computed || kind != "str" && len(r.buffer) == 0):
		return table.NeverComputed, nil
	case len(r.buffer) == 0:
		return "", nil
	case kind == "s":
		return r.shared(strings.TrimSpace(string(r.buffer)))
	case kind == "b":
		return boolean(string(r.buffer)), nil
	case kind != "" && kind != "n":
		return r.book.text(r.buffer), nil
	}
	if formula {
		r.formulas.note(string(r.buffer), table.Letters(column), r.n)
	}
	return r.number(string(r.buffer), r.book.styleAt(styled), column), nil
}

// number is a number as its style shows it.
func (r *rows) number(cell string, s *style, column int) string {
	shown, whole := r.book.formatted(cell, s)
	if whole != "" && column < r.width {
		r.row.Exact = grown(r.row.Exact, column)
		r.row.Exact[column] = whole
	}
	if s.look != nil && column < r.width {
		r.row.Looks = grown(r.row.Looks, column)
		r.row.Looks[column] = s.look
	}
	return shown
}

// boolean is a truth value as a spreadsheet shows it.
func boolean(cell string) string {
	switch strings.TrimSpace(cell) {
	case "1":
		return "TRUE"
	case "0":
		return "FALSE"
	}
	return cell
}

// formulas counts the results of formulas that are numbers, and how many are 0.
type formulas struct {
	count, zero int
	first       string
}

func (f *formulas) note(result, letters string, row int) {
	if f.count++; f.count == 1 {
		f.first = letters + strconv.Itoa(row)
	}
	if result == "0" {
		f.zero++
	}
}

// Narrow has the rows keep so many columns alone.
func (r *rows) Narrow(width int) { r.width = width }

// Ended is an error if no formula was ever computed. Programs that write
// workbooks and do not compute put 0 in the place of each result, and ask the
// spreadsheet program to compute.
func (r *rows) Ended() error {
	if f := r.formulas; r.book.computes && f.count > 1 && f.zero == f.count {
		return fmt.Errorf("all %d formulas, from cell %s on, have the result 0 and were never computed; open the workbook with a spreadsheet program and save it", f.count, f.first)
	}
	return nil
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

// mostMerged is how many merged cells a sheet may have.
const mostMerged = 100_000

// merged are the merged cells of a sheet. The markup has them behind the rows,
// which are passed over without being read.
func (b *book) merged(in string) (all []dialect.Area, err error) {
	seen := map[dialect.Area]bool{}
	m, closer, err := b.After(in, "sheetData")
	if m == nil || err != nil {
		return nil, err
	}
	defer closer.Close()
	err = m.Children(func(root xml.StartElement) error {
		return m.Each("mergeCells", func(xml.StartElement) error {
			return m.Each("mergeCell", func(e xml.StartElement) error {
				a, err := area(part.Attribute(e, "ref"))
				if seen[a] || err != nil {
					return err
				}
				seen[a] = true
				if all = append(all, a); len(all) > mostMerged {
					return fmt.Errorf("%s: more than %d cells are merged", in, mostMerged)
				}
				return nil
			})
		})
	})
	return all, err
}

// area is the cells in a range, A2:C3.
func area(ref string) (a dialect.Area, err error) {
	from, to, several := strings.Cut(ref, ":")
	if !several {
		to = from
	}
	left, top, err1 := place(from)
	right, bottom, err2 := place(to)
	return dialect.Area{Left: left - 1, Top: top, Right: right - 1, Bottom: bottom}, errors.Join(err1, err2)
}
