package xlsxfile

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"catchup/internal/check"
)

// sheet is the name of the sheet that the spec asks for.
func (s Spec) sheet(book *excelize.File) (string, error) {
	names := book.GetSheetList()
	i := slices.IndexFunc(names, func(n string) bool {
		return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(s.Sheet))
	})
	if i >= 0 {
		return names[i], nil
	}
	n, err := strconv.Atoi(s.Sheet)
	if err == nil && n >= 1 && n <= len(names) {
		return names[n-1], nil
	}
	return "", check.Problem{
		Message: fmt.Sprintf("there is no sheet %q among %q", s.Sheet, names),
		Hint:    check.DidYouMean(s.Sheet, names),
	}
}

// rows are the rows of a sheet, read as a stream. n is the number of the last
// row that was read.
type rows struct {
	*excelize.Rows
	sheet string
	n     int
}

func newRows(book *excelize.File, sheet string) (*rows, error) {
	r, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	return &rows{Rows: r, sheet: sheet}, nil
}

// next reads the next row; it is not ok at the end.
func (r *rows) next() (cells []string, ok bool, err error) {
	if !r.Next() {
		return nil, false, r.Error()
	}
	r.n++
	cells, err = r.Columns()
	for i, cell := range cells {
		cells[i] = exact(cell)
	}
	return cells, err == nil, err
}

// float is a number as a spreadsheet keeps it in binary:
// -7.1000000000000004E-3.
var float = regexp.MustCompile(`^-?\d+(\.\d+)?(E[-+]\d+)?$`)

// exact writes a binary number with as few digits as are needed to read the
// same number again: -0.0071. Other text is not changed, nor are whole numbers,
// which may be codes.
func exact(cell string) string {
	if !float.MatchString(cell) || !strings.ContainsAny(cell, ".E") {
		return cell
	}
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
