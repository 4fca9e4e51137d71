package dialect

import (
	"slices"
	"strings"
)

// joined are the ways in which rows of names, which stand above each other, can
// be joined to one name for each column; the likeliest is the first.
func joined(rows []Row, merged []Area) [][]string {
	if len(rows) == 1 {
		return [][]string{join([][]string{rows[0].Cells})}
	}
	var ways [][]string
	for _, carry := range []func(cells []string, below [][]string) []string{overNames, overAll, nil} {
		var spread [][]string
		for i, row := range rows {
			cells, any := overMerged(row, merged)
			if !any && carry != nil && i+1 < len(rows) {
				cells = carry(cells, below(rows[i+1:]))
			}
			spread = append(spread, cells)
		}
		if names := join(spread); !slices.ContainsFunc(ways, func(way []string) bool { return slices.Equal(way, names) }) {
			ways = append(ways, names)
		}
	}
	return ways
}

func below(rows []Row) (all [][]string) {
	for _, r := range rows {
		all = append(all, r.Cells)
	}
	return all
}

// join joins the names above each other. Columns without a name at the end are
// left out.
func join(rows [][]string) []string {
	var names []string
	for _, row := range rows {
		for i, name := range row {
			if i >= len(names) {
				names = append(names, "")
			}
			names[i] = strings.TrimSpace(names[i] + " " + strings.TrimSpace(name))
		}
	}
	return Trim(names)
}

// Trim leaves out the empty cells at the end of a row.
func Trim(cells []string) []string {
	for len(cells) > 0 && !filled(cells[len(cells)-1]) {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// overMerged gives the name in a merged cell to every column that it spans, and
// tells whether there is one.
func overMerged(row Row, merged []Area) (cells []string, any bool) {
	cells = row.Cells
	for _, a := range merged {
		if a.Top != row.Number || a.Right <= a.Left || !filled(at(row.Cells, a.Left)) {
			continue
		}
		if !any {
			cells, any = slices.Clone(cells), true
		}
		for i := a.Left + 1; i <= min(a.Right, a.Left+widest); i++ {
			cells = set(cells, i, row.Cells[a.Left])
		}
	}
	return cells, any
}

// widest is how many columns a sheet has at most.
const widest = 1 << 14

// set puts a text at position i of a row, which grows as it must.
func set(row []string, i int, text string) []string {
	for len(row) <= i {
		row = append(row, "")
	}
	row[i] = text
	return row
}

// overNames gives a name that stands above another one to the empty cells right
// of it that stand above a name too: "Plan" over April, May and June. A name
// with nothing below it is that of its own column alone.
func overNames(cells []string, below [][]string) []string {
	named := func(i int) bool {
		return slices.ContainsFunc(below, func(row []string) bool { return filled(at(row, i)) })
	}
	width := 0
	for _, row := range below {
		width = max(width, len(row))
	}
	made, name := slices.Clone(cells), ""
	for i := range max(width, len(cells)) {
		switch here := at(cells, i); {
		case filled(here) && named(i):
			name = here
		case filled(here):
			name = ""
		case name != "" && named(i):
			made = set(made, i, name)
		}
	}
	return made
}

// overAll gives a name to all empty cells right of it.
func overAll(cells []string, _ [][]string) []string {
	made := slices.Clone(cells)
	for i := range made {
		if i > 0 && !filled(made[i]) {
			made[i] = made[i-1]
		}
	}
	return made
}
