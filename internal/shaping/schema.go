package shaping

import (
	"maps"
	"slices"

	"catchup/internal/check"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Schema is what is known of the columns of a table. An Open one may have other
// columns too; a Loose one may have them in another order. Spans are columns that
// each stand for several, whose names are known when the source is read. The zero
// Kind of a column is one that is not known yet.
type Schema struct {
	Columns []table.Column
	Spans   []table.Column
	Open    bool
	Loose   bool
}

// Of is the schema that the settings of a source's columns make, with periods in
// the years: open if they name none.
func Of(columns table.Columns, years period.Years) Schema {
	s := Schema{Open: len(columns) == 0, Loose: true}
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		c := columns[name].Column(name)
		if c.Years = years; columns.Spans(name) {
			s.Spans = append(s.Spans, c)
		} else {
			s.Columns = append(s.Columns, c)
		}
	}
	return s
}

// open tells whether there may be other columns.
func (s Schema) open() bool { return s.Open || len(s.Spans) > 0 }

// index is the position of the named column, -1 if there is none.
func (s Schema) index(name string) int {
	return slices.IndexFunc(s.Columns, func(c table.Column) bool { return c.Name == name })
}

// Names lists the names of the columns that are known.
func (s Schema) Names() []string { return (&table.Table{Columns: s.Columns}).Names() }

// Has tells whether the table may have a column of the name.
func (s Schema) Has(name string) bool { return s.open() || s.index(name) >= 0 }

// Kind is what the values of the named column are; empty if it is not known.
func (s Schema) Kind(name string) table.Kind {
	if i := s.index(name); i >= 0 {
		return s.Columns[i].Kind
	}
	return ""
}

// Basis is what the amounts of the named column cover; empty if nothing says it.
func (s Schema) Basis(name string) table.Basis {
	if i := s.index(name); i >= 0 {
		return s.Columns[i].Basis
	}
	return ""
}

// without is the schema without the columns at the positions.
func (s Schema) without(positions []int) Schema {
	left := Schema{Spans: s.Spans, Open: s.Open, Loose: s.Loose}
	for i, c := range s.Columns {
		if !slices.Contains(positions, i) {
			left.Columns = append(left.Columns, c)
		}
	}
	return left
}

// add is the schema with more columns at its end.
func (s Schema) add(columns ...table.Column) Schema {
	s.Columns = append(s.Columns[:len(s.Columns):len(s.Columns)], columns...)
	return s
}

// planner is what a verb is planned with: its place in the settings, the columns
// before it, and the schemas of other sources.
type planner struct {
	at     check.Place
	in     Schema
	others func(string) (Schema, bool)
}

// find is the position of a column, -1 if it is not known. It notes a name that
// no column can have.
func (p planner) find(at check.Place, s Schema, name string) int {
	i := s.index(name)
	if i < 0 && !s.open() {
		at.Note(check.DidYouMean(name, s.Names()), "there is no column %q here", name)
	}
	return i
}

// column is the column of the name and its position; of an open schema, a column
// of unknown kind at -1.
func (p planner) column(at check.Place, name string) (table.Column, int) {
	if i := p.find(at, p.in, name); i >= 0 {
		return p.in.Columns[i], i
	}
	return table.Column{Name: name}, -1
}

// columns are the positions of the named columns, of each span all of its own.
// The second result tells whether all are known.
func (p planner) columns(at check.Place, names Names) (positions []int, known bool) {
	known = true
	for i, name := range names {
		found, ok := p.span(at.Item(i), name)
		known = known && ok
		for _, at := range found {
			if !slices.Contains(positions, at) {
				positions = append(positions, at)
			}
		}
	}
	return positions, known
}

// span are the positions of the columns that a name stands for.
func (p planner) span(at check.Place, name string) (positions []int, known bool) {
	if p.in.index(name) >= 0 || !table.Spans(name) {
		_, i := p.column(at, name)
		return slices.DeleteFunc([]int{i}, func(i int) bool { return i < 0 }), i >= 0
	}
	found, problems := table.Span(p.in.Columns, name)
	switch {
	case p.in.open():
		return nil, false
	case len(problems) > 0:
		at.Note(problems[0].Hint, "%s", problems[0].Message)
	}
	return found, len(problems) == 0 && !p.in.Loose
}

// fresh notes the name of a new column that is taken or empty.
func (p planner) fresh(at check.Place, s Schema, name string) {
	switch {
	case name == "":
		at.Note("", "the new column needs a name")
	case s.index(name) >= 0:
		at.Note("choose another name", "there is a column %q already", name)
	}
}

// years are those in which the source counts its periods.
func (p planner) years() period.Years {
	if len(p.in.Columns) == 0 {
		return period.Years{}
	}
	return p.in.Columns[0].Years
}

// other is the schema of another source.
func (p planner) other(at check.Place, name string) Schema {
	s, ok := p.others(name)
	if !ok {
		at.Note("", "there is no source %q", name)
		return Schema{Open: true}
	}
	return s
}

// alike notes two columns whose values do not go together.
func (p planner) alike(at check.Place, a, b table.Column, of string) {
	switch {
	case a.Kind == "" || b.Kind == "":
	case a.Kind != b.Kind:
		at.Note("give both one kind in the columns of their sources", "%q is of kind %s here, and %q of %s is of kind %s", a.Name, a.Kind, b.Name, of, b.Kind)
	case (a.Kind == table.Year || a.Kind == table.Month) && a.Years.Starts != b.Years.Starts:
		at.Note("years of different starts are not the same years", "the years of %q start in %s here, and those of %q of %s in %s", a.Name, a.Years.Starts, b.Name, of, b.Years.Starts)
	case a.Unit != b.Unit:
		at.Note("give both one unit in the columns of their sources", "%q is in %s here, and %q of %s is in %s", a.Name, unit(a), b.Name, of, unit(b))
	}
}

// unit is the unit of a column in words.
func unit(c table.Column) string {
	if c.Unit == "" {
		return "no unit"
	}
	return c.Unit
}
