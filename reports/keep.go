package reports

import (
	"slices"
	"strings"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Keeps chooses the rows of a source that the report needs, so that the others
// need not be held in memory; nil if it needs all of them. A filter is for one
// reading only.
func (s Spec) Keeps(source string) *table.Filter {
	if s.SendWhen.measures(source) || s.Events.From == source {
		return nil
	}
	var wanted []*table.Filter
	for _, section := range s.Sections {
		if !slices.Contains(section.sources(), source) {
			continue
		}
		f := section.keeps(s.SliceBy)
		if f == nil {
			return nil
		}
		wanted = append(wanted, f)
	}
	return anyOf(wanted)
}

// Needed chooses the rows of a source that any of the reports needs: none if
// none of them tells of it, and nil if they need all of them. A filter is for
// one reading only.
func Needed(all []Spec, source string) *table.Filter {
	var wanted []*table.Filter
	for _, s := range all {
		if !s.tellsOf(source) {
			continue
		}
		f := s.Keeps(source)
		if f == nil {
			return nil
		}
		wanted = append(wanted, f)
	}
	if len(wanted) == 0 {
		return &table.Filter{Keeps: func([]*table.Value) bool { return false }}
	}
	return anyOf(wanted)
}

func (s Spec) tellsOf(source string) bool {
	for name := range s.Sources() {
		if name == source {
			return true
		}
	}
	return false
}

// keeps chooses the rows that the section needs of its source, for each slice
// by the column.
func (s Section) keeps(sliceBy string) *table.Filter {
	switch {
	case s.computed() == nil:
		return nil
	case s.Shared:
		return s.computed().keeps("")
	}
	return s.computed().keeps(sliceBy)
}

// keeps chooses the years that plan against outturn compares, within each slice
// if there are any. A row of unknown year is kept, since it is told of.
func (f Finance) keeps(sliceBy string) *table.Filter {
	if f.Kind != "plan-outturn" || f.With != nil {
		return nil
	}
	compared := comparisons{f.Compare, map[string]*years{}}
	needed := func(year, body *table.Value, slice string) bool {
		return !year.Known || year.Kind != table.Year || !body.Known || compared.of(slice).has(year.When().Year)
	}
	if sliceBy == "" {
		return &table.Filter{Columns: []string{f.Columns["year"], f.Columns["body"]}, Keeps: func(v []*table.Value) bool {
			return needed(v[0], v[1], "")
		}}
	}
	return &table.Filter{Columns: []string{f.Columns["year"], f.Columns["body"], sliceBy}, Keeps: func(v []*table.Value) bool {
		return needed(v[0], v[1], sliceOf(v[2]))
	}}
}

// comparisons are the years that are compared within each slice.
type comparisons struct {
	named  []period.YearName // by the report; none if it names none
	slices map[string]*years
}

// of finds the comparison of a slice. The name is only valid until it returns.
func (c comparisons) of(slice string) *years {
	if found, ok := c.slices[slice]; ok {
		return found
	}
	found := &years{named: c.named}
	c.slices[strings.Clone(slice)] = found
	return found
}

// years are the years that are compared; the last two that have come so far,
// oldest first, if none are named.
type years struct {
	named []period.YearName
	known map[period.FinancialYear]bool // which are named
	last  []period.FinancialYear
}

func (ys *years) has(y period.FinancialYear) bool {
	if len(ys.named) > 0 {
		return ys.isNamed(y)
	}
	if !slices.Contains(ys.last, y) {
		ys.last = append(ys.last, y)
		slices.SortFunc(ys.last, period.FinancialYear.Compare)
		ys.last = ys.last[max(0, len(ys.last)-2):]
	}
	return slices.Contains(ys.last, y)
}

// isNamed tells whether the report names the year, however its source names it.
func (ys *years) isNamed(y period.FinancialYear) bool {
	named, known := ys.known[y]
	if !known {
		named = slices.ContainsFunc(ys.named, func(name period.YearName) bool { return name.May(y) })
		if ys.known == nil {
			ys.known = map[period.FinancialYear]bool{}
		}
		ys.known[y] = named
	}
	return named
}

// anyOf keeps what any of the filters keeps, and all if there are none.
func anyOf(filters []*table.Filter) *table.Filter {
	if len(filters) == 0 {
		return nil
	}
	all := &table.Filter{}
	for _, f := range filters {
		all.Columns = append(all.Columns, f.Columns...)
	}
	all.Keeps = func(values []*table.Value) bool {
		kept := false
		for _, f := range filters { // each sees every row, for it may learn from them
			kept = f.Keeps(values[:len(f.Columns)]) || kept
			values = values[len(f.Columns):]
		}
		return kept
	}
	return all
}
