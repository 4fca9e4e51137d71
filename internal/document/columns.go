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
// never the last. Spare columns go before all others.
func (t Table) Fitting(columns []int, room float64, needs func(column int) float64) []int {
	keep, width := slices.Clone(columns), 0.0
	for _, c := range keep {
		width += needs(c)
	}
	for width > room && len(keep) > 2 {
		at := t.least(keep)
		width -= needs(keep[at])
		keep = slices.Delete(keep, at, at+1)
	}
	return keep
}

// least is which of the columns is left out first.
func (t Table) least(columns []int) int {
	at := 1
	for i := 1; i < len(columns); i++ {
		if t.Columns[columns[i]].Spare > t.Columns[columns[at]].Spare {
			at = i
		}
	}
	return at
}
