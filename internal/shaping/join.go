package shaping

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Join adds to each row the columns of the row of another source that has the
// same key. The other source must have each key once: a second row would double
// amounts. Keys are compared as they are typed, texts exactly.
type Join struct {
	// With is the other source, after its own shape.
	With string `yaml:"with,required"`
	// On are the columns that make the key: [code], or { code: org_code } if the
	// other source calls it org_code.
	On Pairs `yaml:"on,required"`
	// Take are the columns that are added: [plan], or { plan: budget } if the
	// other source calls it budget; if absent, all but those of the key.
	Take Pairs `yaml:"take"`
	// Keep is which rows stay: all of this source, the matched ones alone, or both,
	// which adds the rows that only the other source has. Those without a match are
	// counted and told.
	Keep Keep `yaml:"keep" default:"all"`
}

// Keep is which rows stay.
type Keep string

const (
	All     Keep = "all"
	Matched Keep = "matched"
	Both    Keep = "both"
)

// UnmarshalText reads which rows stay.
func (k *Keep) UnmarshalText(text []byte) error {
	if *k = Keep(text); *k != All && *k != Matched && *k != Both {
		return fmt.Errorf("%q is not which rows stay: all, matched or both", text)
	}
	return nil
}

// joining is a join whose columns have been found.
type joining struct {
	Join
	here, there []int // the key
	take        []int // the columns of the other source
	columns     []table.Column
}

func (j *Join) plan(p planner) (Schema, action) {
	other := p.other(p.at.Key("with"), j.With)
	found := joining{Join: *j}
	for _, on := range j.On.all() {
		at := p.at.Key("on").Item(on.item)
		here, i := p.column(at, on.here)
		there, k := p.of(at, other, on.there)
		found.here, found.there = append(found.here, i), append(found.there, k)
		p.alike(at, here, there, j.With)
	}
	if len(j.On) == 0 {
		p.at.Key("on").Note("[code]", "a join needs a key")
	}
	out := found.taken(p, other)
	found.columns = out.Columns
	return out, found.run
}

// beyond is the place in the settings of a column that another source has.
func beyond(source, place string) string {
	if strings.HasPrefix(place, "sources.") {
		return place
	}
	return "sources." + source + "." + place
}

// of is a column of another source and its position.
func (p planner) of(at check.Place, other Schema, name string) (table.Column, int) {
	p.in = other
	return p.column(at, name)
}

// taken finds the columns that are added, and gives the schema with them.
func (j *joining) taken(p planner, other Schema) Schema {
	out, take := p.in, j.Take.all()
	if len(j.Take) == 0 {
		out.Open = out.Open || other.open()
		for i, c := range other.Columns {
			if !slices.Contains(j.there, i) {
				take = append(take, pair{c.Name, c.Name, -1})
			}
		}
	}
	for _, t := range take {
		at := p.at.Key("take")
		if t.item >= 0 {
			at = at.Item(t.item)
		}
		c, i := p.of(at, other, t.there)
		if out.index(t.here) >= 0 {
			at.Note(fmt.Sprintf("take: { another_name: %s }", t.there), "there is a column %q already", t.here)
		}
		c.Name, c.Place = t.here, beyond(j.With, c.Place)
		out, j.take = out.add(c), append(j.take, i)
	}
	return out
}

// run joins a table with the other one.
func (j *joining) run(w *work, t *table.Table) (*table.Table, error) {
	other := w.others[j.With]
	right, err := j.indexed(other)
	if err != nil {
		return nil, err
	}
	if err := w.take(len(t.Rows), len(j.columns)); err != nil {
		return nil, err
	}
	m := matching{joining: j, t: t, other: other, right: right, seen: make([]bool, len(right.rows)), rows: rows{width: len(j.columns)}, roles: roles{of: t}}
	for i, row := range t.Rows {
		m.match(i, row)
	}
	if j.Keep == Both {
		m.addRight()
	}
	if err := m.tell(w); err != nil {
		return nil, err
	}
	made := with(t, j.columns, m.made, m.roles.roles)
	mix(made, other)
	return made, nil
}

// indexed is the other table by its key. A key that stands twice is an error.
func (j *joining) indexed(other *table.Table) (*index, error) {
	x, twice := newIndex(j.there, len(other.Rows)), list{}
	for _, row := range other.Rows {
		if !known(row, j.there) {
			continue
		}
		at, hash := x.find(row, j.there)
		if at >= 0 {
			twice.add("%s and %s", keyed(x.rows[at], j.there), row[j.there[0]].From)
			continue
		}
		x.add(hash, row)
	}
	if twice.count > 0 {
		return nil, fmt.Errorf("%s has a key more than once, so that rows would be doubled: %s (group or filter %s first, or add a column to on)", j.With, &twice, j.With)
	}
	return x, nil
}

// matching is the join of two tables as it goes on.
type matching struct {
	*joining
	t, other *table.Table
	right    *index
	seen     []bool // the rows of the other table that have a match
	rows     rows
	roles    roles
	made     [][]table.Value
	matched  int
	alone    []int // rows without a match
}

// match makes the row of a row of the table.
func (m *matching) match(i int, row []table.Value) {
	at := -1
	if known(row, m.here) {
		at, _ = m.right.find(row, m.here)
	}
	if at < 0 {
		m.alone = append(m.alone, i)
		if m.Keep == Matched {
			return
		}
	} else {
		m.matched++
		m.seen[at] = true
	}
	made := m.rows.next()
	n := copy(made, row)
	for k, from := range m.take {
		if at >= 0 {
			made[n+k] = m.right.rows[at][from]
		} else {
			made[n+k] = m.absent(n+k, &row[m.here[0]])
		}
	}
	m.made = append(m.made, made)
	m.roles.add(i)
}

// absent is the value of a column for a row without a match; v is a value of that
// row.
func (m *matching) absent(column int, v *table.Value) table.Value {
	return table.Value{Kind: m.columns[column].Kind, From: rowOf(v)}
}

// addRight adds the rows that only the other table has.
func (m *matching) addRight() {
	for at, row := range m.right.rows {
		if m.seen[at] {
			continue
		}
		made := m.rows.next()
		for i := range made {
			made[i] = m.absent(i, &row[m.there[0]])
		}
		for k, i := range m.here {
			made[i] = row[m.there[k]]
		}
		for k, from := range m.take {
			made[len(made)-len(m.take)+k] = row[from]
		}
		m.made = append(m.made, made)
		if m.roles.of.Roles != nil {
			m.roles.roles = append(m.roles.roles, table.Body)
		}
	}
}

// tell tells how many rows have no match. That none has one is an error.
func (m *matching) tell(w *work) error {
	var left, right, near list
	names := m.nearly()
	for _, i := range m.alone {
		row := m.t.Rows[i]
		left.row(row, m.here)
		if at, ok := names[m.folded(row, m.here)]; ok && known(row, m.here) {
			near.add("%s is nearly %s", keyed(row, m.here), keyed(m.right.rows[at], m.there))
		}
	}
	for at, row := range m.right.rows {
		if !m.seen[at] {
			right.row(row, m.there)
		}
	}
	if m.matched == 0 && len(m.t.Rows) > 0 && len(m.other.Rows) > 0 {
		return fmt.Errorf("no row has a row in %s: here stands %s; there stands %s", m.With, &left, &right)
	}
	if left.count > 0 {
		w.tell("%s %s no row in %s: %s", some(left.count, "row"), has(left.count), m.With, &left)
	}
	if right.count > 0 {
		w.tell("%s of %s %s no row here: %s", some(right.count, "row"), m.With, has(right.count), &right)
	}
	if near.count > 0 {
		w.tell("keys differ in capitals, spaces or punctuation alone: %s (same: in the settings of the column makes them one)", &near)
	}
	return nil
}

func has(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

// nearly are the rows of the other table without a match by what their keys have
// in all spellings, if any row of this one lacks a match too.
func (m *matching) nearly() map[string]int {
	if len(m.alone) == 0 {
		return nil
	}
	names := map[string]int{}
	for at, row := range m.right.rows {
		if !m.seen[at] {
			names[m.folded(row, m.there)] = at
		}
	}
	return names
}

// folded is a key that is the same in all its spellings.
func (m *matching) folded(row []table.Value, columns []int) (key string) {
	for _, c := range columns {
		key += table.Folded(row[c].String()) + "\n"
	}
	return key
}
