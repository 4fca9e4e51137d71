package meaning

import (
	"slices"

	"catchup/internal/table"
)

// mostSteps is how many rows a bridge may have in which sub-totals are looked for.
const mostSteps = 500

// steps are the rows of a bridge without its ends, nil if it is none.
func (b *book) steps(of []int) []int {
	ends := b.ends()
	if len(ends) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(of), func(i int) bool { return ends[plain(b.labels[i])] })
}

// ends are the plain names of the rows that begin and end a bridge.
func (b *book) ends() map[string]bool {
	ends := map[string]bool{}
	for _, u := range b.uses {
		for _, f := range u.Fields {
			if f.Column != b.Columns[b.name].Name {
				continue
			}
			for _, end := range f.Ends {
				ends[plain(end)] = true
			}
		}
	}
	return ends
}

// searchSteps looks for rows of a bridge that sum steps: by their names, or
// because the bridge only closes without them.
func (b *book) searchSteps() {
	for _, group := range b.groups {
		if len(group) > mostSteps {
			continue
		}
		for _, i := range b.steps(group) {
			if !b.judged[i] && b.Role(i) == table.Body {
				b.weighStep(i, b.bodies(group))
			}
		}
	}
}

// weighStep makes a sub-total of a step if it is one.
func (b *book) weighStep(row int, bodies []int) {
	others := slices.DeleteFunc(slices.Clone(bodies), func(i int) bool { return i == row })
	inner := b.steps(others)
	for _, parts := range [][]int{inner, b.upTo(row, inner), b.upTo(row, others)} {
		v := b.pile(parts).compare(b.Rows[row], b.scales)
		if len(parts) > 1 && v.sums() && v.digits > 0 && (b.titles[row] == maybe || b.closes(others)) {
			b.give(row, table.Subtotal, finding{parts: len(parts), exact: v.exact})
			return
		}
	}
}

// closes tells whether the rows of a bridge, of which the last is an end, come
// to that one.
func (b *book) closes(rows []int) bool {
	last := len(rows) - 1
	if last < 2 || !b.ends()[plain(b.labels[rows[last]])] {
		return false
	}
	return b.pile(rows[:last]).compare(b.Rows[rows[last]], b.scales).sums()
}
