package xlsxfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"catchup/internal/source"
)

// head returns the names of the columns, and the rows above them as lines.
func (s Spec) head(book *excelize.File, r *rows) (above, names []string, err error) {
	head, err := s.headRows(r, &above)
	if err != nil {
		return nil, nil, err
	}
	if len(head) > 1 {
		if err := spread(book, r.sheet, s.Head, head); err != nil {
			return nil, nil, err
		}
	}
	return above, source.JoinHead(head), nil
}

// headRows reads the rows of the head.
func (s Spec) headRows(r *rows, above *[]string) (head [][]string, err error) {
	for r.n < s.Head.Last {
		cells, ok, err := r.next()
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return nil, fmt.Errorf("sheet %q ends before row %d, where the head should be", r.sheet, s.Head.Last)
		case r.n < s.Head.First:
			*above = append(*above, strings.Join(cells, " "))
		default:
			head = append(head, cells)
		}
	}
	return head, nil
}

// spread gives the name in a merged cell of the head to every column it spans.
func spread(book *excelize.File, sheet string, at source.Rows, head [][]string) error {
	merged, err := book.GetMergeCells(sheet, true)
	if err != nil {
		return err
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, _, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || top < at.First || top > at.Last {
			continue
		}
		row := head[top-at.First]
		for i := left; i < right && left <= len(row); i++ {
			row = set(row, i, row[left-1])
		}
		head[top-at.First] = row
	}
	return nil
}

// set puts a name at position i of a row, which grows as it must.
func set(row []string, i int, name string) []string {
	for len(row) <= i {
		row = append(row, "")
	}
	row[i] = name
	return row
}

// lastIndex is the position of the last text that is so, -1 if none is.
func lastIndex(texts []string, so func(string) bool) int {
	for i, text := range slices.Backward(texts) {
		if so(text) {
			return i
		}
	}
	return -1
}
