package expect

import (
	"catchup/internal/check"
	"catchup/internal/table"
)

// Sum is rows that must come to another row: organisations to the nation, or
// lines to the line they stand under.
type Sum struct {
	// Column is the column that is added.
	Column string `yaml:"column,required"`
	// Of is the column that names the rows.
	Of string `yaml:"of,required"`
	// Total is the name of the row that all others must come to: England.
	Total string `yaml:"total,kind"`
	// Parent is the column in which a row names the one it is a part of.
	Parent string `yaml:"parent,kind"`
	// By are the columns that set apart what is added: a sum for each year.
	By []string `yaml:"by"`
	// Tolerance is how far from the total the parts may be: 0.05m, or 2% of it;
	// without it they must come to it exactly.
	Tolerance Margin `yaml:"tolerance"`
}

// Check notes names that lead in a circle.
func (s Sum) Check(at check.Place) {
	if s.Parent != "" && s.Parent == s.Of {
		at.Key("parent").Note("", "%q names the rows themselves", s.Parent)
	}
}

// test compares every total with its parts. It skips a total with an unknown
// value among them. If there are parts and no total, that is a breach.
func (s Sum) test(t *table.Table) []Breach {
	at, breaches := s.find(t)
	if len(breaches) > 0 {
		return breaches
	}
	for _, w := range s.gather(t.Rows, at) {
		breaches = append(breaches, s.hold(w, t.Columns[at.number])...)
	}
	return breaches
}

// hold compares one total with its parts.
func (s Sum) hold(w *whole, c table.Column) []Breach {
	sum, known := add(w.parts)
	switch {
	case len(w.parts) == 0:
	case w.rows == 0:
		return []Breach{breach(cells(w.parts[:1]), "there is no row %q, of which others are parts", w.name)}
	case w.rows > 1:
		return []Breach{breach([]table.Origin{w.total.From}, "there are %d rows %q", w.rows, w.name)}
	case known && w.total.Known && !s.Tolerance.holds(sum, w.total.Num):
		return []Breach{breach(cells(append(w.parts, w.total)), "the %d parts of %s come to %s in %s; %s says %s",
			len(w.parts), w.name, c.Figure(sum), s.Column, w.total.From, c.Figure(w.total.Num))}
	}
	return nil
}

// places are the positions of the columns of a sum; that of the parent means
// nothing if there is none.
type places struct {
	number, of, parent int
	by                 []int
}

func (s Sum) find(t *table.Table) (at places, wrong []Breach) {
	number, wrong := numeric(t, s.Column)
	names := append([]string{s.Of}, s.By...)
	if s.Parent != "" {
		names = append(names, s.Parent)
	}
	found, missing := find(t, names...)
	return places{number[0], found[0], found[len(found)-1], found[1 : 1+len(s.By)]}, append(wrong, missing...)
}

// whole is a total and its parts.
type whole struct {
	name  string // "England · 2023-24"
	rows  int    // that have the name
	total table.Value
	parts []table.Value
}

// gather collects the totals and their parts, in the order of the rows.
func (s Sum) gather(rows [][]table.Value, at places) []*whole {
	var all wholes
	for _, row := range rows {
		name, by := row[at.of].String(), join(row, at.by)
		if s.Parent != "" || name == s.Total {
			w := all.named(name, by)
			w.rows, w.total = w.rows+1, row[at.number]
		}
		if parent := s.parent(name, row[at.parent]); parent != "" {
			w := all.named(parent, by)
			w.parts = append(w.parts, row[at.number])
		}
	}
	return all.list
}

// wholes are totals in the order in which they were first named.
type wholes struct {
	list  []*whole
	index map[string]*whole
}

func (all *wholes) named(name, by string) *whole {
	if by != "" {
		name += " · " + by
	}
	if all.index[name] == nil {
		if all.index == nil {
			all.index = map[string]*whole{}
		}
		all.index[name] = &whole{name: name}
		all.list = append(all.list, all.index[name])
	}
	return all.index[name]
}

// parent is the name of the row that the named one is a part of, "" for none.
func (s Sum) parent(name string, v table.Value) string {
	switch {
	case s.Parent != "" && v.Known:
		return v.String()
	case s.Parent != "" || name == s.Total:
		return ""
	}
	return s.Total
}
