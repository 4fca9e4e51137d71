package meaning

import (
	"maps"
	"math"
	"slices"
	"strings"

	"catchup/internal/table"
)

// How many digits must agree by chance for a row to be taken for the sum of
// others though its name does not say so, and for it to be asked about.
const (
	surely  = 5.0
	perhaps = 3.0
)

// evidence is what is known of the rows of one name, over all periods.
type evidence struct {
	rows    []int
	parts   []int // how many each is the sum of
	digits  float64
	inexact bool
}

// mostSearched is how many rows a table may have in which sums are looked for
// that are not called so. Larger ones are of single payments, in which a row that
// happens to be the sum of others says nothing.
const mostSearched = 100_000

// search looks for rows that sum others without being called so.
func (b *book) search() {
	if len(b.scales) == 0 || len(b.Rows) > mostSearched {
		return
	}
	if slices.Contains(b.used(Steps), b.name) {
		b.searchSteps()
		return
	}
	found := map[string]*evidence{}
	for _, key := range slices.Sorted(maps.Keys(b.groups)) {
		group := b.groups[key]
		b.searchBlocks(group)
		b.searchRuns(group)
		b.searchWhole(b.bodies(group), found)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		b.decide(found[name])
	}
	b.outgrown()
}

// outgrown asks about a row that may be a total by its name, and is more than
// all others together: if it is their total, some of them are missing.
func (b *book) outgrown() {
	for _, key := range slices.Sorted(maps.Keys(b.groups)) {
		bodies := b.bodies(b.groups[key])
		maybes := slices.DeleteFunc(slices.Clone(bodies), func(i int) bool { return b.titles[i] != maybe })
		if len(bodies) < 3 || len(maybes) != 1 || b.judged[maybes[0]] || b.doubted[b.labels[maybes[0]]] {
			continue
		}
		row := maybes[0]
		sum := b.pile(slices.DeleteFunc(slices.Clone(bodies), func(i int) bool { return i == row }))
		if v := sum.compare(b.Rows[row], b.scales); v.apart >= 0 && sum.below(b.Rows[row], b.scales) {
			b.doubted[b.labels[row]] = true
			b.doubt(b.unequal(row, hypothesis{bodies, table.Total}, sum, v))
		}
	}
}

// searchWhole notes the rows that are the sum of all others.
func (b *book) searchWhole(bodies []int, found map[string]*evidence) {
	if len(bodies) < 3 {
		return
	}
	sum := b.pile(bodies)
	for _, i := range bodies {
		if b.judged[i] || !b.half(i, sum) {
			continue
		}
		sum.add(b.Rows[i], b.scales, -1)
		if v := sum.compare(b.Rows[i], b.scales); v.sums() {
			e := found[b.labels[i]]
			if e == nil {
				e = &evidence{}
				found[b.labels[i]] = e
			}
			e.rows, e.parts = append(e.rows, i), append(e.parts, sum.rows)
			e.digits, e.inexact = e.digits+v.digits, e.inexact || !v.exact
		}
		sum.add(b.Rows[i], b.scales, 1)
	}
}

// half tells whether the row may be the sum of the others in a pile that holds
// it too: it is half of it then.
func (b *book) half(row int, sum *pile) bool {
	for i, s := range b.scales {
		v := &b.Rows[row][s.at]
		if !v.Known || sum.unknown[i] > 0 {
			continue
		}
		if v.Num.Add(v.Num).Sub(sum.sums[i]).Abs().GreaterThan(s.slack(sum.rows)) {
			return false
		}
	}
	return true
}

// decide makes a total of the rows of a name, or asks about them.
func (b *book) decide(e *evidence) {
	first := e.rows[0]
	broken := b.elsewhere(e)
	likely := (b.titles[first] == maybe || b.labels[first] == "") && e.digits >= 1
	// Of many groups some have such a row by chance.
	certain := e.digits - math.Log10(float64(len(b.groups))/float64(len(e.rows)))
	switch {
	case b.Role(first) != table.Body:
	case len(broken) > len(e.rows):
	case len(broken) > 0 && (likely || certain >= surely):
		b.doubt(b.sometimes(e, broken))
	case len(broken) > 0:
	case likely, certain >= surely:
		for n, i := range e.rows {
			b.give(i, table.Total, finding{parts: e.parts[n], exact: !e.inexact})
		}
	case certain >= perhaps && (e.parts[0] > 2 || certain >= perhaps+1):
		b.doubt(b.coincidence(e))
	}
}

// elsewhere are the rows of the same name that are not the sum of the others in
// their periods, though all that is needed is known.
func (b *book) elsewhere(e *evidence) (rows []int) {
	for _, i := range b.byName[b.labels[e.rows[0]]] {
		bodies := b.bodies(b.groups[b.key(b.Rows[i])])
		if slices.Contains(e.rows, i) || len(bodies) < 3 || !slices.Contains(bodies, i) {
			continue
		}
		others := slices.DeleteFunc(bodies, func(j int) bool { return j == i })
		if v := b.pile(others).compare(b.Rows[i], b.scales); v.apart >= 0 {
			rows = append(rows, i)
		}
	}
	return rows
}

// searchBlocks makes sub-totals of rows that have the name of a region, or of
// whatever else another column of text names, and are the sum of its rows.
func (b *book) searchBlocks(group []int) {
	for c, column := range b.Columns {
		if column.Kind != table.Text || c == b.name || slices.Contains(b.apart, c) {
			continue
		}
		blocks, named, bodies := map[string][]int{}, map[string]int{}, b.bodies(group)
		for _, i := range bodies {
			named[plain(b.labels[i])]++
			if v := &b.Rows[i][c]; v.Known {
				blocks[plain(v.Text)] = append(blocks[plain(v.Text)], i)
			}
		}
		for _, i := range bodies {
			name := plain(b.labels[i])
			if named[name] > 1 || len(blocks[name]) < 2 || b.judged[i] {
				continue
			}
			parts := slices.DeleteFunc(slices.Clone(blocks[name]), func(j int) bool { return j == i })
			if len(parts) < 2 || len(parts) == len(bodies)-1 {
				continue
			}
			if v := b.pile(parts).compare(b.Rows[i], b.scales); v.sums() && v.digits >= 1 {
				b.give(i, table.Subtotal, finding{parts: len(parts), exact: v.exact})
			}
		}
	}
}

// searchRuns makes sub-totals of rows that are the sum of the rows above them
// since the last one.
func (b *book) searchRuns(group []int) {
	sum := newPile(b.scales)
	var subtotals []int
	var parts []int
	for _, i := range group {
		if b.Role(i) != table.Body || b.titles[i] == called {
			sum = newPile(b.scales)
			continue
		}
		if sum.rows >= 2 && !b.judged[i] {
			if v := sum.compare(b.Rows[i], b.scales); v.sums() && v.digits > surely+1 {
				subtotals, parts, sum = append(subtotals, i), append(parts, sum.rows), newPile(b.scales)
				continue
			}
		}
		sum.add(b.Rows[i], b.scales, 1)
	}
	if len(subtotals) == 1 && parts[0] == len(b.bodies(group))-1 {
		return // the sum of all others
	}
	for n, i := range subtotals {
		b.give(i, table.Subtotal, finding{parts: parts[n], exact: true})
	}
}

// inPeriod is where the row stands among those of its name: " in 2023-24".
func (b *book) inPeriod(row int) string {
	var words []string
	for _, at := range b.used(Keys) {
		if v := &b.Rows[row][at]; v.Known {
			words = append(words, v.String())
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " in " + strings.Join(words, ", ")
}
