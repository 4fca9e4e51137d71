package kind

import (
	"cmp"
	"fmt"
	"slices"
)

// Nested is a row with the rows that are parts of it.
type Nested[R any] struct {
	Row   R
	Parts []R
}

// Nest puts rows with a parent below it, in their order. A row that is only named
// as a parent is made of its parts. Parts of parts are an error.
func Nest[R any](rows []R, name, parent func(R) string, made func(name string, parts []R) R) (all []Nested[R], err error) {
	at := map[string]int{}
	for _, r := range rows {
		if parent(r) == "" {
			at[name(r)], all = len(all), append(all, Nested[R]{Row: r})
		}
	}
	given, parts := len(all), Keep(rows, func(r R) bool { return parent(r) != "" })
	for _, part := range parts {
		if i := slices.IndexFunc(parts, func(r R) bool { return name(r) == parent(part) }); i >= 0 {
			return nil, fmt.Errorf("%q is a part of %q, which is itself a part of %q: a line has parts, a part has none", name(part), parent(part), parent(parts[i]))
		}
		i, ok := at[parent(part)]
		if !ok {
			i = len(all)
			at[parent(part)], all = i, append(all, Nested[R]{})
		}
		all[i].Parts = append(all[i].Parts, part)
	}
	for i := given; i < len(all); i++ {
		all[i].Row = made(parent(all[i].Parts[0]), all[i].Parts)
	}
	return all, nil
}

// InOrder are the records in the order of the source.
func InOrder(records []Record) []Record {
	return slices.SortedStableFunc(slices.Values(records), func(a, b Record) int { return cmp.Compare(a.nth, b.nth) })
}
