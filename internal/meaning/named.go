package meaning

import (
	"slices"
	"strings"

	"catchup/internal/table"
)

// mostCompared is how many rows are looked at to find out what those sum that are
// called totals: each may look at all. Beyond that it is not found out.
const mostCompared = 200_000_000

// candidates are the rows that the settings or their names call sums.
func (b *book) candidates() (all []int) {
	said := b.spec.Rows.roles()
	for i := range b.Rows {
		name := plain(b.labels[i])
		role := said[name]
		if role != "" {
			b.found[name] = true
		}
		switch {
		case b.Role(i) != table.Body: // by another column that names rows
		case role == "bodies":
			b.judged[i] = true
		case role != "" || b.titles[i] == called || b.titles[i] == mean:
			all = append(all, i)
		}
	}
	return all
}

// named gives rows their roles that the settings or their names call sums. One
// that is not the sum of any rows it could be the sum of is a doubt, unless the
// settings name it.
func (b *book) named() {
	all, said := b.candidates(), b.spec.Rows.roles()
	for _, i := range all {
		b.titles[i] = called
	}
	for _, i := range all {
		switch role := said[plain(b.labels[i])]; {
		case titleOf(b.labels[i]) == mean && role == "":
			b.give(i, table.Total, finding{mean: true})
		case len(all)*len(b.Rows) > mostCompared:
			b.give(i, given(role, table.Total), finding{unchecked: true})
		default:
			b.place(i, role, b.pool(i), all)
		}
	}
}

// place gives a row that is called a sum its role, unless there is nothing that
// it could sum.
func (b *book) place(row int, role string, pool, candidates []int) {
	if len(pool) == 0 && role == "" {
		b.judged[row] = true
		return
	}
	b.weigh(row, role, b.hypotheses(row, pool, candidates))
}

// given is the role that the settings give, or else the other.
func given(role string, other table.Role) table.Role {
	switch role {
	case "total":
		return table.Total
	case "subtotals":
		return table.Subtotal
	}
	return other
}

// hypothesis is what a row may be the sum of.
type hypothesis struct {
	parts []int
	role  table.Role
}

// hypotheses are what a row that is called a sum may be the sum of, the most
// likely last of those that fit.
func (b *book) hypotheses(row int, pool, candidates []int) []hypothesis {
	inner := pool
	if steps := b.steps(pool); steps != nil {
		inner = steps
	}
	all := []hypothesis{{inner, table.Total}}
	if blocks := b.blocks(row, pool); blocks != nil {
		all = append(all, blocks...)
	}
	above, below := b.runs(row, inner, candidates)
	up := b.upTo(row, pool)
	all = append(all, hypothesis{above, table.Subtotal}, hypothesis{below, table.Subtotal}, hypothesis{up, table.Subtotal})
	if len(inner) != len(pool) {
		all = append(all, hypothesis{b.upTo(row, inner), table.Subtotal})
	}
	return slices.DeleteFunc(all, func(h hypothesis) bool { return len(h.parts) == 0 })
}

// blocks are the rows of the same region, or of whatever else another column of
// text names, and those of the region that the row's own name names.
func (b *book) blocks(row int, pool []int) (all []hypothesis) {
	name := bare(b.labels[row])
	for c, column := range b.Columns {
		if column.Kind != table.Text || c == b.name || slices.Contains(b.apart, c) {
			continue
		}
		own := &b.Rows[row][c]
		var same, called []int
		for _, i := range pool {
			v := &b.Rows[i][c]
			if own.Known && titleOf(own.Text) == common && v.Text == own.Text {
				same = append(same, i)
			}
			if name != "" && plain(v.Text) == name {
				called = append(called, i)
			}
		}
		all = append(all, hypothesis{same, table.Subtotal}, hypothesis{called, table.Subtotal})
	}
	return all
}

// bare is the name of a row without the words that call it a total.
func bare(name string) string {
	words := strings.FieldsFunc(plain(name), func(r rune) bool { return strings.ContainsRune(" -–—:()", r) })
	kept := slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains([]string{"total", "totals", "subtotal", "subtotals", "sub", "sum", "all", "of", "for", "grand"}, w)
	})
	return strings.Join(kept, " ")
}

// runs are the bodies that stand directly above the row and directly below it,
// up to the next row that is called a sum.
func (b *book) runs(row int, pool, candidates []int) (above, below []int) {
	i, _ := slices.BinarySearch(candidates, row)
	before, after := -1, len(b.Rows)
	if i > 0 {
		before = candidates[i-1]
	}
	if i+1 < len(candidates) {
		after = candidates[i+1]
	}
	for _, part := range pool {
		switch {
		case part > before && part < row:
			above = append(above, part)
		case part > row && part < after:
			below = append(below, part)
		}
	}
	return above, below
}

// upTo are the bodies that stand above the row.
func (b *book) upTo(row int, pool []int) []int {
	i, _ := slices.BinarySearch(pool, row)
	return pool[:i]
}

// weigh gives the row its role by the first of the hypotheses that holds.
func (b *book) weigh(row int, role string, all []hypothesis) {
	for _, h := range all {
		if v := b.pile(h.parts).compare(b.Rows[row], b.scales); v.sums() {
			b.give(row, given(role, h.role), finding{parts: len(h.parts), exact: v.exact})
			return
		}
	}
	if len(all) == 0 {
		b.give(row, given(role, table.Total), finding{unchecked: true})
		return
	}
	h := all[0]
	if len(all) > 1 && (calledUnder.MatchString(plain(b.labels[row])) || bare(b.labels[row]) != "") {
		h = all[1]
	}
	sum := b.pile(h.parts)
	v := sum.compare(b.Rows[row], b.scales)
	switch {
	case v.compared == 0:
		b.give(row, given(role, h.role), finding{unchecked: true})
	case role != "":
		b.give(row, given(role, h.role), finding{parts: len(h.parts), differs: b.difference(row, sum, v)})
	default:
		if !b.doubted[b.labels[row]] { // once is enough: the settings name the name
			b.doubt(b.unequal(row, h, sum, v))
		}
		b.doubted[b.labels[row]] = true
		b.give(row, h.role, finding{doubted: true})
	}
}
