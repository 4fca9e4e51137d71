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
		above, rest, below := cutLast(name)
		switch {
		case name == want:
			return -1
		case strings.HasSuffix(name, "."+want):
			ends = append(ends, i)
		case below && slices.Contains(valueNames, rest) && (above == want || strings.HasSuffix(above, "."+want)):
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

// cutLast cuts a name at its last dot.
func cutLast(name string) (above, last string, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return "", name, false
	}
	return name[:dot], name[dot+1:], true
}

// hasAll tells whether the first rows have all columns that are wanted.
func hasAll(rows node, wanted []string) bool {
	names := firstNames(rows)
	return !slices.ContainsFunc(wanted, func(want string) bool { return !among(names, want) })
}

// hasAny tells whether the first rows have any column that is wanted, or none is.
func hasAny(rows node, wanted []string) bool {
	names := firstNames(rows)
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(want string) bool { return among(names, want) })
}

// firstNames are the names of the columns of the first rows.
func firstNames(rows node) []string {
	const few = 20
	g := newGrid(nil, table.Shape{})
	if g.add(node{shape: list, members: slices.Clone(rows.members[:min(len(rows.members), few)])}) != nil {
		return nil
	}
	return g.names
}

// among tells whether a column has the name or evidently means it.
func among(names []string, want string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(want)) }) || meant(names, want) >= 0
}
