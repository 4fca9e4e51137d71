package meaning

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// book is a table by the column that names its rows. Rows that sum others are
// looked for in it.
type book struct {
	*sheet
	name     int
	labels   []string // the names of the rows
	titles   []title
	scales   []scale
	apart    []int            // the columns that tell rows of one name apart
	under    []int            // those of them in which nothing is a value too
	groups   map[string][]int // the rows that differ in none of those
	byName   map[string][]int // the rows by their names
	judged   []bool           // the rows whose role is known
	doubted  map[string]bool  // the names that are asked about
	findings []finding
}

func newBook(s *sheet, name int) *book {
	b := &book{sheet: s, name: name, judged: make([]bool, len(s.Rows)), doubted: map[string]bool{}, under: s.used(Under)}
	b.labels, b.titles = make([]string, len(s.Rows)), make([]title, len(s.Rows))
	read := map[string]title{}
	for i, row := range s.Rows {
		label := s.label(row, []int{name})
		if _, ok := read[label]; !ok {
			read[label] = titleOf(label)
		}
		b.labels[i], b.titles[i] = label, read[label]
	}
	for _, at := range s.adding() {
		if made, ok := newScale(s.Rows, at); ok {
			b.scales = append(b.scales, made)
		}
	}
	b.apart = b.dimensions()
	b.groups, b.byName = map[string][]int{}, map[string][]int{}
	for i, row := range s.Rows {
		key := b.key(row)
		b.groups[key], b.byName[b.labels[i]] = append(b.groups[key], i), append(b.byName[b.labels[i]], i)
	}
	return b
}

// dimensions are the columns that tell rows of one name apart: those that
// sections use so, and those in which one name has different values.
func (b *book) dimensions() (at []int) {
	first, keys, remarks := map[string][]table.Value{}, b.used(Keys|Under), b.used(Remarks|Senses)
	for i, row := range b.Rows {
		if first[b.labels[i]] == nil {
			first[b.labels[i]] = row
		}
	}
	for c, column := range b.Columns {
		switch {
		case c == b.name || column.Kind == table.Money || column.Kind == table.Share || slices.Contains(remarks, c):
		case slices.Contains(keys, c), !column.Kind.Numeric() && b.divides(first, c):
			at = append(at, c)
		}
	}
	return at
}

// divides tells whether two rows of one name have different values in the column.
func (b *book) divides(first map[string][]table.Value, column int) bool {
	for i, row := range b.Rows {
		one, other := &row[column], &first[b.labels[i]][column]
		if one.Known && other.Known && !equal(one, other) {
			return true
		}
	}
	return false
}

// equal tells whether two values of one column are the same.
func equal(a, b *table.Value) bool {
	return a.Known == b.Known && a.Text == b.Text && a.Num.Equal(b.Num) && a.Time.Equal(b.Time)
}

// key is the same for rows that differ in no column that tells rows apart.
func (b *book) key(row []table.Value) string {
	if len(b.apart) == 0 {
		return ""
	}
	var key strings.Builder
	for _, at := range b.apart {
		key.WriteString(b.keyed(at, &row[at]))
		key.WriteByte(0)
	}
	return key.String()
}

// bodies are those of the rows that may be parts of a sum.
func (b *book) bodies(of []int) []int {
	var kept []int
	for _, i := range of {
		if b.Role(i) == table.Body && (b.judged[i] || b.titles[i] != called && b.titles[i] != mean) {
			kept = append(kept, i)
		}
	}
	return kept
}

// pool are the bodies that the row may sum: those that agree with it in what it
// has of the columns that tell rows apart.
func (b *book) pool(row int) []int {
	own := b.Rows[row]
	if all := b.bodies(b.groups[b.key(own)]); len(all) > 0 {
		return all
	}
	return b.bodies(b.agreeing(own))
}

// restricts tells whether the row sums only rows that have its own value in the
// column.
func (b *book) restricts(row []table.Value, at int) bool {
	v := &row[at]
	return slices.Contains(b.under, at) || v.Known && (v.Kind != table.Text || titleOf(v.Text) == common)
}

// agreeing are the rows that have the values of the row in the columns that
// restrict it and that sections use.
func (b *book) agreeing(own []table.Value) (all []int) {
	keys := b.used(Keys | Under)
	for i, row := range b.Rows {
		if !slices.ContainsFunc(keys, func(at int) bool { return b.restricts(own, at) && !equal(&own[at], &row[at]) }) {
			all = append(all, i)
		}
	}
	return all
}

// pile is the sum of the rows.
func (b *book) pile(rows []int) *pile {
	p := newPile(b.scales)
	for _, i := range rows {
		p.add(b.Rows[i], b.scales, 1)
	}
	return p
}

// give gives a row its role and notes what it sums.
func (b *book) give(row int, role table.Role, f finding) {
	b.mark(row, role)
	b.judged[row] = true
	f.label, f.role = b.called(row), role
	b.findings = append(b.findings, f)
}

// called is the name of a row as sentences have it.
func (b *book) called(row int) string { return cmp.Or(b.labels[row], "A row without a name") }
