package jsonapi

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// wanted are the names by which the settings ask for columns.
func wanted(columns table.Columns) []string {
	var names []string
	for name, c := range columns {
		names = append(names, cmp.Or(c.From, name))
	}
	slices.Sort(names)
	return names
}

// valueNames are how the value is called in an object that stands for it, such
// as { id: GB, value: United Kingdom }.
var valueNames = []string{"value", "label", "name", "title", "text", "description", "#text", "@value"}

// evident are the names of columns as the settings ask for them. A name that no
// column has is that of the one column which ends in it, as "name" is for
// properties.name, or else of the one value below it, as "country" is for
// country.value. The origins of the cells keep the whole name.
func evident(names, wanted []string) []string {
	names = slices.Clone(names)
	for _, want := range wanted {
		if i := meant(names, want); i >= 0 && !slices.Contains(wanted, names[i]) {
			names[i] = want
		}
	}
	return names
}

// meant is the column that the name evidently means, -1 if one has the name
// itself, none does or several could.
func meant(names []string, want string) int {
	want = strings.ToLower(strings.TrimSpace(want))
	var ends, values []int
	for i, name := range names {
		name = strings.ToLower(name)
		rest, below := strings.CutPrefix(name, want+".")
		switch {
		case name == want:
			return -1
		case strings.HasSuffix(name, "."+want):
			ends = append(ends, i)
		case below && slices.Contains(valueNames, rest):
			values = append(values, i)
		}
	}
	for _, one := range [][]int{ends, values} {
		if len(one) == 1 {
			return one[0]
		}
		if len(one) > 1 {
			break
		}
	}
	return -1
}

// hasAll tells whether the first rows have all columns that are wanted.
func hasAll(rows node, wanted []string) bool {
	const few = 20
	g := newGrid(nil, table.Shape{})
	if g.add(node{shape: list, members: slices.Clone(rows.members[:min(len(rows.members), few)])}) != nil {
		return false
	}
	for _, want := range wanted {
		same := func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(want)) }
		if !slices.ContainsFunc(g.names, same) && meant(g.names, want) < 0 {
			return false
		}
	}
	return true
}
