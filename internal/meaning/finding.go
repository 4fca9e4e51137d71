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
	names := map[finding][]string{}
	var order []finding
	for _, f := range b.merged() {
		alike := f
		alike.label = ""
		if names[alike] == nil {
			order = append(order, alike)
		}
		names[alike] = append(names[alike], f.label)
	}
	for _, f := range order {
		if words := f.words(names[f]); words != "" {
			b.say("%s", words)
		}
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
		if f.differs != "" {
			all[i].times++
		}
		if all[i].parts != f.parts {
			all[i].parts = 0
		}
		all[i].exact = all[i].exact && f.exact
		all[i].unchecked = all[i].unchecked && f.unchecked
	}
	return all
}

// words are a sentence about the rows of the names, none for what is asked about.
func (f finding) words(names []string) string {
	who, are, each := listed(names), "is", ""
	if len(names) > 1 {
		are, each = "are", "each "
	}
	switch {
	case f.doubted:
		return ""
	case f.mean:
		return fmt.Sprintf("%s %s not one of the other rows and %[2]s not counted among them.", who, are)
	case f.differs != "" && f.times > 0:
		return who + f.differs + fmt.Sprintf(" %s of that name: likewise.", counted(f.times, "more row"))
	case f.differs != "":
		return who + f.differs
	case f.unchecked:
		return fmt.Sprintf("%s %s taken for a total and %[2]s not counted; what it sums is not known in full.", who, are)
	}
	return fmt.Sprintf("%s %s %sthe sum of %s and %[2]s not counted among them.", who, are, each, f.others())
}

// others are the rows that a row sums: "the 7 other rows, but for rounding,".
func (f finding) others() string {
	of := "other rows"
	switch {
	case f.parts > 0 && f.role == table.Subtotal:
		of = counted(f.parts, "other row")
	case f.parts > 0:
		of = "the " + counted(f.parts, "other row")
	}
	if !f.exact {
		of += ", but for rounding,"
	}
	return of
}

// counted is a number of things: "1 row", "2 rows".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// difference says how far a row is from the sum that the settings call it.
func (b *book) difference(row int, sum *pile, v verdict) string {
	c, its, theirs := b.compared(row, sum, v)
	return fmt.Sprintf(" says %s for %s%s, and what it should sum, %s, comes to %s; it is not counted among them.", its, c.Name, b.inPeriod(row), counted(sum.rows, "row"), theirs)
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
		Words: fmt.Sprintf("%s (%s) says %s for %s%s, and what it should sum, %s, comes to %s, %s apart",
			b.called(row), b.Rows[row][at].From, its, c.Name, b.inPeriod(row), counted(sum.rows, "row"), theirs, c.Figure(gap)),
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
		Words: fmt.Sprintf("%s (%s) is the sum of the %s%s", b.called(row), b.Rows[row][at].From, counted(e.parts[0], "other row"), b.inPeriod(row)),
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
		Words: fmt.Sprintf("%s is the sum of the %s%s (%s), and not%s (%s)", label, counted(e.parts[0], "other row"), b.inPeriod(row), b.Rows[row][at].From,
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
