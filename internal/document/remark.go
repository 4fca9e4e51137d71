package document

import (
	"slices"
	"strings"
)

// noRemark stands in a cell of remarks where nobody has said anything.
const noRemark = "–"

// Unremarked is the table without its columns of remarks, and the remarks on each
// of its rows, empty for none; nil if it has no such column.
func (t Table) Unremarked() (bare Table, remarks []string) {
	var keep []int
	for i, c := range t.Columns {
		if !c.Remark {
			keep = append(keep, i)
		}
	}
	if len(keep) == len(t.Columns) || len(keep) == 0 {
		return t, nil
	}
	remarks = make([]string, len(t.Rows))
	for i, r := range t.Rows {
		var said []string
		for n, c := range t.Columns {
			if words := strings.TrimSpace(r.Cells[n].Shown); c.Remark && words != noRemark && !slices.Contains(said, words) {
				said = append(said, words)
			}
		}
		remarks[i] = strings.Join(said, " ")
	}
	return t.only(keep), remarks
}
