package document

import "slices"

// Kept is the table with the columns of those places alone. A cut tells of the
// others.
func (t Table) Kept(keep []int) Table {
	cut := Cut{Left: len(t.Columns) - len(keep), Of: len(t.Columns), Things: "columns", What: "table"}
	if cut.Left == 0 {
		return t
	}
	for i, c := range t.Columns {
		if !slices.Contains(keep, i) {
			cut.Names = append(cut.Names, c.Head)
		}
	}
	t.Cuts = append(slices.Clip(t.Cuts), cut)
	return t.only(keep)
}

// Narrow are the places of the columns that are not wide.
func (t Table) Narrow() []int {
	var keep []int
	for i, c := range t.Columns {
		if !c.Wide {
			keep = append(keep, i)
		}
	}
	return keep
}

// Fitting are those of the columns that have room beside each other, of which
// needs tells the widths. The first column names the rows, and what a table comes
// to stands at its right: the variance behind plan and outturn, the total behind
// the months. So columns are left out from the left, but never the first and
// never the last. Spare columns go before all others, from the right.
func (t Table) Fitting(columns []int, room float64, needs func(column int) float64) []int {
	keep, width := slices.Clone(columns), 0.0
	for _, c := range keep {
		width += needs(c)
	}
	drop := func(i int) {
		width -= needs(keep[i])
		keep = slices.Delete(keep, i, i+1)
	}
	for i := len(keep) - 1; i > 0 && width > room && len(keep) > 2; i-- {
		if t.Columns[keep[i]].Spare {
			drop(i)
		}
	}
	for width > room && len(keep) > 2 {
		drop(1)
	}
	return keep
}
