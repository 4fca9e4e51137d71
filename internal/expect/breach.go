package expect

import (
	"fmt"

	"catchup/internal/check"
	"catchup/internal/table"
)

// told is how many breaches of one expectation are listed one by one.
const told = 10

// named gives breaches the name of their expectation: its i-th item, or the
// whole expectation if i is negative. If there are many, only the first are
// listed, and the others are counted.
func named(what string, i int, breaches []Breach) []Breach {
	if i >= 0 {
		what = fmt.Sprintf("%s[%d]", what, i)
	}
	if more := len(breaches) - told; more > 0 {
		breaches = append(breaches[:told], breach(nil, "and %d more", more))
	}
	for j := range breaches {
		breaches[j].What = what
	}
	return breaches
}

// breach is a breach that has no name yet.
func breach(cells []table.Origin, format string, args ...any) Breach {
	return Breach{Words: fmt.Sprintf(format, args...), Cells: cells}
}

// find finds columns by their names, or tells which is not there.
func find(t *table.Table, names ...string) (at []int, missing []Breach) {
	for _, name := range names {
		i := t.Index(name)
		if i < 0 {
			missing = append(missing, breach(nil, "there is no column %q (%s)", name, check.DidYouMean(name, t.Names())))
		}
		at = append(at, i)
	}
	return at, missing
}

// numeric finds columns of numbers.
func numeric(t *table.Table, names ...string) (at []int, wrong []Breach) {
	at, wrong = find(t, names...)
	for _, i := range at {
		if i >= 0 && !t.Columns[i].Kind.Numeric() {
			wrong = append(wrong, breach(nil, "the column %q is of kind %s and has no numbers", t.Columns[i].Name, t.Columns[i].Kind))
		}
	}
	return at, wrong
}
