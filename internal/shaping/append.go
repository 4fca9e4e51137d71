package shaping

import (
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Append adds the rows of other sources below those of this one. Columns are
// found by their names, and must be of the same kind and unit.
type Append struct {
	// With is the other source, or a list of them, after their own shape.
	With Names `yaml:"with,required"`
	// Missing is unknown where a column that only one of the sources has is
	// unknown in the rows of the others; if absent, that is an error.
	Missing Missing `yaml:"missing"`
}

// Missing is what becomes of a column that only one source has.
type Missing string

// Unknown makes the values of the column unknown.
const Unknown Missing = "unknown"

// UnmarshalText reads what becomes of a column.
func (m *Missing) UnmarshalText(text []byte) error {
	if *m = Missing(text); *m != Unknown {
		return fmt.Errorf("%q is not what becomes of a missing column: unknown", text)
	}
	return nil
}

func (a *Append) plan(p planner) (Schema, action) {
	out := p.in
	for i, name := range a.With {
		at := p.at.Key("with")
		if len(a.With) > 1 {
			at = at.Item(i)
		}
		out = a.joined(p, at, out, name)
	}
	if len(a.With) == 0 {
		p.at.Key("with").Note("", "name a source")
	}
	return out, func(w *work, t *table.Table) (*table.Table, error) { return a.run(w, t, out.Columns) }
}

// joined is the schema with the columns of another source.
func (a *Append) joined(p planner, at check.Place, own Schema, name string) Schema {
	other := p.other(at, name)
	out := own
	for _, c := range own.Columns {
		if i := other.index(c.Name); i >= 0 {
			p.alike(at, c, other.Columns[i], name)
		} else if !other.open() && a.Missing != Unknown {
			at.Note("derive it there, or write missing: unknown", "%s has no column %q", name, c.Name)
		}
	}
	for _, c := range other.Columns {
		if own.index(c.Name) >= 0 {
			continue
		}
		if !own.open() && a.Missing != Unknown {
			at.Note("derive it here, or write missing: unknown", "only %s has a column %q", name, c.Name)
		}
		out = out.add(c)
	}
	out.Open = out.Open || other.open()
	return out
}

func (a *Append) run(w *work, t *table.Table, columns []table.Column) (*table.Table, error) {
	made := with(t, columns, nil, nil)
	tables := []*table.Table{t}
	ranked := t.Roles != nil
	for _, name := range a.With {
		tables = append(tables, w.others[name])
		ranked = ranked || w.others[name].Roles != nil
		mix(made, w.others[name])
	}
	seen := newIndex(positions(len(columns)), 0)
	for i, from := range tables {
		added, err := widened(w, from, columns)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			w.tell("%s of %s", some(len(added), "row"), a.With[i-1])
		}
		tellTwice(w, seen, added, i)
		made.Rows = append(made.Rows, added...)
		for k := 0; ranked && k < len(added); k++ {
			made.Roles = append(made.Roles, from.Role(k))
		}
	}
	return made, nil
}

// tellTwice tells of rows that a table before has too, with the same values in
// all columns.
func tellTwice(w *work, seen *index, added [][]table.Value, table int) {
	var twice list
	before := len(seen.rows)
	for _, row := range added {
		at, hash := seen.find(row, seen.columns)
		if at < 0 {
			seen.add(hash, row)
		} else if at < before {
			twice.add("%s and %s", seen.rows[at][0].From, row[0].From)
		}
	}
	if table > 0 && twice.count > 0 {
		w.tell("%s %s a row above word for word: %s", some(twice.count, "row"), repeats(twice.count), &twice)
	}
}

func repeats(n int) string { return does(n, "repeat") }

// positions are the first n positions.
func positions(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// widened are the rows of a table in the order of the columns. Columns that it
// does not have are unknown.
func widened(w *work, t *table.Table, columns []table.Column) ([][]table.Value, error) {
	from := make([]int, len(columns))
	for i, c := range columns {
		from[i] = t.Index(c.Name)
	}
	if slices.Equal(from, positions(len(t.Columns))) {
		return t.Rows, nil
	}
	if err := w.take(len(t.Rows), len(columns)); err != nil {
		return nil, err
	}
	wide, all := rows{width: len(columns)}, make([][]table.Value, 0, len(t.Rows))
	for _, row := range t.Rows {
		made := wide.next()
		for i, at := range from {
			if at >= 0 {
				made[i] = row[at]
			} else {
				made[i] = table.Value{Kind: columns[i].Kind, From: rowOf(&row[0])}
			}
		}
		all = append(all, made)
	}
	return all, nil
}
