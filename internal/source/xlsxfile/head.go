package xlsxfile

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/source"
)

// head returns the names of the columns, and the rows above them as lines.
func (s Spec) head(b *book, from sheet, r *rows) (above, names []string, err error) {
	head, err := s.headRows(r, &above)
	if err != nil {
		return nil, nil, err
	}
	if len(head) > 1 {
		spans, err := b.merged(from, s.Head)
		if err != nil {
			return nil, nil, err
		}
		for i := range head {
			head[i] = spread(head[i], spans[i])
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
			head = append(head, slices.Clone(cells))
		}
	}
	return head, nil
}

// spread gives the name in a merged cell to every column that it spans. The
// spans are the last columns of such cells by their first, counted from 1.
func spread(row []string, spans map[int]int) []string {
	name, end := "", 0
	for i := 0; i < max(len(row), end); i++ {
		switch right, begins := spans[i+1]; {
		case i < end:
			row = set(row, i, name)
		case begins && i < len(row):
			name, end = row[i], right
		}
	}
	return row
}

// set puts a name at position i of a row, which grows as it must.
func set(row []string, i int, name string) []string {
	for len(row) <= i {
		row = append(row, "")
	}
	row[i] = name
	return row
}
