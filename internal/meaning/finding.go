package meaning

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/table"
)

// finding is a row that is no body, or the rows of one name that are none.
// Parts is how many rows it sums, exact if to the last digit. Differs says by
// how much it is not their sum, where the settings call it so all the same.
type finding struct {
	label     string
	role      table.Role
	parts     int
	exact     bool
	mean      bool
	unchecked bool
	doubted   bool
	differs   string
	times     int // how many more there are of the same name
}

// tell says what was found, in a sentence for all rows of which the same holds.
func (b *book) tell() {
	labels := map[string][]string{}
	var order []string
	for _, f := range b.merged() {
		words := f.words()
		if words == "" {
			continue
		}
		if labels[words] == nil {
			order = append(order, words)
		}
		labels[words] = append(labels[words], f.label)
	}
	for _, words := range order {
		names := labels[words]
		s := fmt.Sprintf(words, listed(names))
		if len(names) > 1 {
			s = strings.NewReplacer(" is the sum of ", " are each the sum of ", " is not ", " are not ", " is taken ", " are taken ").Replace(s)
		}
		b.say("%s", s)
	}
}

// merged has one finding for each name and role: what holds of all its rows.
func (b *book) merged() (all []finding) {
	for _, f := range b.findings {
		i := slices.IndexFunc(all, func(o finding) bool {
			return o.label == f.label && o.role == f.role && (o.differs == "") == (f.differs == "")
		})
		if i < 0 {
			all = append(all, f)
			continue
		}
		all[i].times++
		if all[i].parts != f.parts {
			all[i].parts = 0
		}
		all[i].exact = all[i].exact && f.exact
		all[i].unchecked = all[i].unchecked && f.unchecked
	}
	return all
}

// words are a sentence about the row with a gap for its name, none for one that
// is asked about.
func (f finding) words() string {
	of, rounding := "other rows", ""
	if f.parts > 0 {
		of = fmt.Sprintf("the %d other rows", f.parts)
		if f.role == table.Subtotal {
			of = fmt.Sprintf("%d other rows", f.parts)
		}
	}
	if !f.exact {
		rounding = ", but for rounding"
	}
	switch {
	case f.doubted:
		return ""
	case f.mean:
		return "%s is not one of the other rows and is not counted among them."
	case f.differs != "" && f.times > 0:
		return "%s" + strings.ReplaceAll(f.differs, "%", "%%") + fmt.Sprintf(" %d more rows of that name differ from their sums.", f.times)
	case f.differs != "":
		return "%s" + strings.ReplaceAll(f.differs, "%", "%%")
	case f.unchecked:
		return "%s is taken for a total and is not counted; what it sums is not known in full."
	}
	return "%s is the sum of " + of + rounding + " and is not counted among them."
}

// difference says how far a row is from the sum that the settings call it.
func (b *book) difference(row int, sum *pile, v verdict) string {
	c, its, theirs := b.compared(row, sum, v)
	return fmt.Sprintf(" says %s for %s%s, and the %d other rows come to %s; it is not counted among them.", its, c.Name, b.inPeriod(row), sum.rows, theirs)
}

// compared are the column in which a row differs from a sum, and both figures.
func (b *book) compared(row int, sum *pile, v verdict) (c table.Column, its, theirs string) {
	at := b.scales[v.apart].at
	c = b.Columns[at]
	return c, c.Figure(b.Rows[row][at].Num), c.Figure(sum.sums[v.apart])
}

// unequal is the doubt about a row that is called a sum and is none.
func (b *book) unequal(row int, h hypothesis, sum *pile, v verdict) table.Doubt {
	c, its, theirs := b.compared(row, sum, v)
	at, label := b.scales[v.apart].at, b.labels[row]
	gap := b.Rows[row][at].Num.Sub(sum.sums[v.apart]).Abs()
	return table.Doubt{
		What: "total",
		Words: fmt.Sprintf("%s (%s) says %s for %s%s, and the %d rows that it should sum come to %s, %s apart",
			b.called(row), b.Rows[row][at].From, its, c.Name, b.inPeriod(row), sum.rows, theirs, c.Figure(gap)),
		One:   "it is their total, and one of them is missing or wrong",
		Other: "it is of something else",
		Cure:  fmt.Sprintf("rows: { %s: %s } to set it aside all the same, rows: { skip: %[2]s } to leave it out, or rows: { bodies: %[2]s } to count it", roleKey(h.role), quoted(label)),
		Cells: append([]table.Origin{b.Rows[row][at].From}, b.cells(h.parts, at)...),
	}
}

// coincidence is the doubt about a row that is exactly the sum of the others,
// and whose name does not say so.
func (b *book) coincidence(e *evidence) table.Doubt {
	row := e.rows[0]
	at, label := b.scales[0].at, b.labels[row]
	return table.Doubt{
		What:  "total",
		Words: fmt.Sprintf("%s (%s) is the sum of the %d other rows%s", b.called(row), b.Rows[row][at].From, e.parts[0], b.inPeriod(row)),
		One:   "it is their total, which is not counted among them",
		Other: "it is one of them, and the sum a coincidence",
		Cure:  fmt.Sprintf("rows: { total: %s }, or rows: { bodies: %[1]s }", quoted(label)),
		Cells: b.cells(e.rows, at),
	}
}

// sometimes is the doubt about a row that is the sum of the others in one period
// and not in another.
func (b *book) sometimes(e *evidence, broken []int) table.Doubt {
	row := e.rows[0]
	at, label := b.scales[0].at, b.labels[row]
	return table.Doubt{
		What: "total",
		Words: fmt.Sprintf("%s is the sum of the %d other rows%s (%s), and not%s (%s)", label, e.parts[0], b.inPeriod(row), b.Rows[row][at].From,
			b.inPeriod(broken[0]), b.Rows[broken[0]][at].From),
		One:   "it is their total, and a row is missing or wrong there",
		Other: "it is one of them",
		Cure:  fmt.Sprintf("rows: { total: %s }, or rows: { bodies: %[1]s }", quoted(label)),
		Cells: b.cells(append(slices.Clone(e.rows), broken...), at),
	}
}

// roleKey is the key of the settings that gives the role.
func roleKey(r table.Role) string {
	if r == table.Subtotal {
		return "subtotals"
	}
	return "total"
}

// cells are the cells of the rows in the column.
func (b *book) cells(rows []int, at int) (all []table.Origin) {
	for _, i := range rows {
		all = append(all, b.Rows[i][at].Cells()...)
	}
	return all
}

// quoted is a name as YAML takes it within brackets.
func quoted(name string) string {
	if name == "" || strings.ContainsAny(name, ",:[]{}#&*!|>'\"%@`") || strings.TrimSpace(name) != name {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// mostListed is how many names are listed.
const mostListed = 4

// listed names the first few and counts the others.
func listed(names []string) string {
	if more := len(names) - mostListed; more > 1 {
		names = append(slices.Clone(names[:mostListed]), fmt.Sprintf("%d more", more))
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
