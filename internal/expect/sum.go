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

// whole is a total and its parts, in the order of the rows.
type whole struct {
	name  string // "England · 2023-24"
	rows  int
	total table.Value
	parts []table.Value
}

// test holds every total against its parts. One with an unknown value among
// them is passed over; one that has parts and is not there is a breach.
func (s Sum) test(t *table.Table) []Breach {
	wholes, breaches := s.gather(t)
	for _, w := range wholes {
		sum, known := add(w.parts)
		column := t.Columns[t.Index(s.Column)]
		switch {
		case len(w.parts) == 0:
		case w.rows == 0:
			breaches = append(breaches, breach(cells(w.parts[:1]), "there is no row %q for the parts of it", w.name))
		case w.rows > 1:
			breaches = append(breaches, breach([]table.Origin{w.total.From}, "there are %d rows %q", w.rows, w.name))
		case known && w.total.Known && !s.Tolerance.holds(sum, w.total.Num):
			breaches = append(breaches, breach(cells(append(w.parts, w.total)), "the %d parts of %s come to %s in %s; %s says %s",
				len(w.parts), w.name, figure(sum, column), s.Column, w.total.From, figure(w.total.Num, column)))
		}
	}
	return breaches
}

// gather finds the totals of the table.
func (s Sum) gather(t *table.Table) (wholes []*whole, wrong []Breach) {
	number, wrong := numeric(t, s.Column)
	names, more := find(t, append([]string{s.Of}, s.By...)...)
	parents := names[:1]
	if s.Parent != "" {
		var none []Breach
		parents, none = find(t, s.Parent)
		more = append(more, none...)
	}
	if wrong = append(wrong, more...); len(wrong) > 0 {
		return nil, wrong
	}
	index := map[string]*whole{}
	find := func(name string, row []table.Value) *whole {
		key := name
		if by := join(row, names[1:]); by != "" {
			key += " · " + by
		}
		if index[key] == nil {
			index[key] = &whole{name: key}
			wholes = append(wholes, index[key])
		}
		return index[key]
	}
	for _, row := range t.Rows {
		name := row[names[0]].String()
		if s.Parent != "" || name == s.Total {
			w := find(name, row)
			w.rows, w.total = w.rows+1, row[number[0]]
		}
		if parent := s.parent(name, row[parents[0]]); parent != "" {
			w := find(parent, row)
			w.parts = append(w.parts, row[number[0]])
		}
	}
	return wholes, nil
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
