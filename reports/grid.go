package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// grid is the chosen part of a source: the columns asked for, all rows sorted.
type grid struct {
	Table
	columns []table.Column
	figures []figures // how each column is shown
	rows    []line
}

// line is a row of the grid. What sums others has another role than Body.
type line struct {
	values []table.Value
	role   table.Role
}

// grid picks the columns and sorts the rows.
func (t Table) grid(source *table.Table, in Input) (*grid, error) {
	g := &grid{Table: t, rows: make([]line, len(source.Rows))}
	for _, name := range t.names() {
		i := source.Index(name)
		if i < 0 {
			return nil, fmt.Errorf("there is no column %q (%s)", name, check.DidYouMean(name, source.Names()))
		}
		column := source.Columns[i]
		if column.Kind == table.Money && finance.Sign(column.Unit) != t.Unit.Sign {
			return nil, fmt.Errorf("column %q: money in %s cannot be shown in %s", name, column.Unit, t.Unit)
		}
		g.columns = append(g.columns, column)
		for n, row := range source.Rows {
			g.rows[n] = line{append(g.rows[n].values, row[i]), source.Role(n)}
		}
	}
	for i := range g.columns {
		g.figures = append(g.figures, figures{t.Unit, t.Decimals, g.whole(i), g.columns[i].Unit == finance.Points, in.Issued.Location()})
	}
	g.sort()
	return g, nil
}

// whole tells whether all values of a column are whole numbers.
func (g *grid) whole(column int) bool {
	return !slices.ContainsFunc(g.rows, func(row line) bool { return !row.values[column].Num.IsInteger() })
}

// sort orders the rows by the column asked for. Unknown values come last
// either way, and equal ones stay as the source has them. Rows that sum others
// come after all that do not, also where only some are shown, and so does the
// only total.
func (g *grid) sort() {
	if g.Sort != "" || g.Limit > 0 || g.count(table.Total) == 1 {
		defer slices.SortStableFunc(g.rows, func(a, b line) int { return cmp.Compare(a.role, b.role) })
	}
	name, largestFirst := strings.CutPrefix(g.Sort, "-")
	i := slices.Index(g.names(), name)
	if i < 0 {
		return
	}
	slices.SortStableFunc(g.rows, func(one, other line) int {
		a, b := one.values[i], other.values[i]
		switch {
		case a.Known != b.Known:
			return cmp.Compare(rank(a), rank(b))
		case largestFirst:
			a, b = b, a
		}
		return compare(a, b)
	})
}

// rank orders known values before unknown ones.
func rank(v table.Value) int {
	if v.Known {
		return 0
	}
	return 1
}

// compare orders two values of one kind.
func compare(a, b table.Value) int {
	switch a.Kind {
	case table.Text:
		return cmp.Compare(a.Text, b.Text)
	case table.Date, table.Time:
		return a.Time.Compare(b.Time)
	}
	return a.Num.Cmp(b.Num)
}

func (g *grid) set(reg *register) document.Table {
	set := document.Table{Caption: cmp.Or(g.Caption, g.Title), Columns: g.heads()}
	if slices.ContainsFunc(g.columns, func(c table.Column) bool { return c.Kind == table.Money }) {
		set.Unit = g.Unit.String()
	}
	bodies, names := g.count(table.Body), g.labels()
	limit := cmp.Or(g.Limit, bodies)
	for i, row := range g.rows {
		if g.Limit == 0 || i < g.Limit || row.role == table.Total {
			set.Rows = append(set.Rows, g.row(names[i], row, reg))
		}
	}
	if limit < bodies {
		set.Notes = append(set.Notes, finance.OpeningPart(limit, bodies, "row")+" shown.")
	}
	if g.Total && bodies > 0 && g.count(table.Total) == 0 {
		total, notes := g.total(reg)
		set.Rows, set.Notes = append(set.Rows, total), append(set.Notes, notes...)
	}
	set.Notes = slices.Concat(set.Notes, legend(set.Rows), g.Notes)
	weigh(&set)
	return set
}

// heads names the columns.
func (g *grid) heads() []document.Column {
	heads := make([]document.Column, len(g.columns))
	for i, c := range g.Columns {
		h := document.Column{Head: c.Head, Numeric: g.columns[i].Kind.Numeric(), Wide: c.Wide}
		if h.Head == "" {
			h.Head = finance.Capital(c.Name)
		}
		heads[i] = h
	}
	return heads
}

// count is how many rows have the role.
func (g *grid) count(role table.Role) (n int) {
	for _, row := range g.rows {
		if row.role == role {
			n++
		}
	}
	return n
}

func (g *grid) row(name string, of line, reg *register) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(of.values))}
	if of.role != table.Body {
		row.Rank = document.Total
	}
	for i, v := range of.values {
		row.Cells[i] = g.figures[i].cell(v, g.columns[i].Kind)
		if g.columns[i].Kind.Numeric() {
			row.Cells[i].Figure = reg.figure(g.quantity(name, i, v), row.Cells[i].Shown)
		}
	}
	return row
}

// quantity is a value of a column with its name, which is empty if the row has
// none.
func (g *grid) quantity(row string, column int, v table.Value) finance.Quantity {
	c := g.columns[column]
	q := finance.Read(v, c.Unit, row, c.Name)
	if row == "" {
		q.What = ""
	}
	return q
}

// labels name the rows by their first words; rows of one name have none.
func (g *grid) labels() []string {
	names, count := make([]string, len(g.rows)), map[string]int{}
	first := slices.IndexFunc(g.columns, func(c table.Column) bool { return c.Kind == table.Text })
	for i, row := range g.rows {
		if first >= 0 {
			names[i] = row.values[first].Text
			count[names[i]]++
		}
	}
	for i, name := range names {
		if count[name] > 1 {
			names[i] = ""
		}
	}
	return names
}

// total sums numbers and money over all rows that sum no others. A column with an unknown value
// has no total, and a note says so. Shares cannot be summed.
func (g *grid) total(reg *register) (row document.Row, notes []string) {
	row = document.Row{Rank: document.Total, Cells: make([]document.Cell, len(g.columns))}
	labelled := false
	for i, c := range g.columns {
		switch {
		case (c.Kind == table.Number || c.Kind == table.Money) && meaning.IsRate(c):
			row.Cells[i] = document.Cell{Value: table.Value{Kind: c.Kind}, Shown: "–"}
			notes = append(notes, g.heads()[i].Head+" has no total, since it is a rate.")
		case c.Kind == table.Number || c.Kind == table.Money:
			sum, gaps, of := g.sum(i)
			row.Cells[i] = g.figures[i].cell(value(sum), c.Kind)
			row.Cells[i].Figure = reg.figure(sum, row.Cells[i].Shown)
			if gaps > 0 {
				notes = append(notes, fmt.Sprintf("%s has no total: %d of its %s %s not known.", g.heads()[i].Head, gaps, finance.Count(of, "value"), finance.Pick(gaps == 1, "is", "are")))
			}
		case c.Kind == table.Text && !labelled:
			row.Cells[i], labelled = words("Total"), true
		default:
			row.Cells[i] = document.Cell{Value: table.Value{Kind: c.Kind}, Shown: "–"}
		}
	}
	return row, notes
}

// sum adds a column of so many rows, unless some of its values are not known.
func (g *grid) sum(column int) (total finance.Quantity, gaps, of int) {
	var values []finance.Quantity
	for _, row := range g.rows {
		if row.role != table.Body {
			continue
		}
		values = append(values, g.quantity("Total", column, row.values[column]))
		if !row.values[column].Known {
			gaps++
		}
	}
	total = finance.Sum(values).About("Total")
	total.Kind = g.columns[column].Kind
	return total, gaps, len(values)
}
