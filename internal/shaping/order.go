package shaping

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/control"
	"catchup/internal/table"
)

// Sort are the columns that rows are sorted by, the first before the others;
// -gap has the largest first. Rows that are alike stay in their order.
type Sort []string

// UnmarshalText reads a column that stands alone.
func (s *Sort) UnmarshalText(text []byte) error {
	*s = Sort{control.Tame(string(text))}
	return nil
}

// by is a column that rows are sorted by.
type by struct {
	at      int
	largest bool // first
}

func (s *Sort) plan(p planner) (Schema, action) {
	var order []by
	for i, name := range *s {
		largest := false
		if p.in.index(name) < 0 {
			name, largest = strings.CutPrefix(name, "-")
		}
		_, at := p.column(p.at.Item(i), name)
		order = append(order, by{at, largest})
	}
	if len(*s) == 0 {
		p.at.Note("[-gap]", "name a column")
	}
	return p.in, func(_ *work, t *table.Table) (*table.Table, error) { return sorted(t, order), nil }
}

func sorted(t *table.Table, order []by) *table.Table {
	places := positions(len(t.Rows))
	slices.SortFunc(places, newRanking(t.Rows, order).compare)
	rows, as := make([][]table.Value, len(places)), roles{of: t}
	for i, from := range places {
		rows[i] = t.Rows[from]
		as.add(from)
	}
	return with(t, t.Columns, rows, as.roles)
}

// compare orders two values; unknown ones come last.
func (o by) compare(a, b *table.Value) int {
	switch {
	case !a.Known && !b.Known:
		return 0
	case !a.Known:
		return 1
	case !b.Known:
		return -1
	case o.largest:
		return compare(b, a)
	}
	return compare(a, b)
}

// Limit is how many rows are kept, the first ones.
type Limit int

func (l *Limit) plan(p planner) (Schema, action) {
	if *l < 1 {
		p.at.Note("", "must be at least one row")
	}
	return p.in, func(w *work, t *table.Table) (*table.Table, error) {
		n := min(len(t.Rows), int(*l))
		if left := len(t.Rows) - n; left > 0 {
			w.tell("the first %d of %s stay", n, some(len(t.Rows), "row"))
		}
		as := t.Roles
		if as != nil {
			as = as[:n:n]
		}
		return with(t, t.Columns, t.Rows[:n:n], as), nil
	}
}

// Fill is from where empty cells of columns are filled.
type Fill map[string]Direction

// Direction is from where an empty cell is filled: down, from the cell above.
type Direction string

// Down fills an empty cell from the one above it.
const Down Direction = "down"

// UnmarshalText reads a direction.
func (d *Direction) UnmarshalText(text []byte) error {
	if *d = Direction(text); *d != Down {
		return fmt.Errorf("%q is not a direction: down", text)
	}
	return nil
}

func (f *Fill) plan(p planner) (Schema, action) {
	var columns []int
	for _, name := range slices.Sorted(maps.Keys(*f)) {
		_, at := p.column(p.at.Key(name), name)
		columns = append(columns, at)
	}
	return p.in, func(w *work, t *table.Table) (*table.Table, error) { return filled(w, t, columns) }
}

// filled is the table with the empty cells of the columns filled from above.
func filled(w *work, t *table.Table, columns []int) (*table.Table, error) {
	if err := w.take(len(t.Rows), len(t.Columns)); err != nil {
		return nil, err
	}
	wide, all := rows{width: len(t.Columns)}, make([][]table.Value, 0, len(t.Rows))
	above, count := make([]table.Value, len(columns)), 0
	for _, row := range t.Rows {
		made := wide.next()
		copy(made, row)
		for k, i := range columns {
			v := &made[i]
			switch {
			case v.Known || v.Text != "":
				above[k] = *v
			case above[k].Known:
				*v = below(&above[k])
				count++
			}
		}
		all = append(all, made)
	}
	if count > 0 {
		w.tell("%s %s filled from above", some(count, "empty cell"), are(count))
	}
	return with(t, t.Columns, all, t.Roles), nil
}

// below is the value of an empty cell below the value. It rests on the cell of
// that.
func below(v *table.Value) table.Value {
	if v.Made == nil {
		v.Made = &table.Made{Rule: "as in the cell above", From: []table.Origin{v.From}}
	}
	return *v
}
