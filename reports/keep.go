package reports

import (
	"slices"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Keeps chooses the rows of a source that the report needs, so that its reader
// need not hold the others; nil if it needs all of them.
func (s Spec) Keeps(source string) *table.Filter {
	var wanted []*table.Filter
	for _, section := range s.Sections {
		if !slices.Contains(section.sources(), source) {
			continue
		}
		f := section.keeps()
		if f == nil {
			return nil
		}
		wanted = append(wanted, f)
	}
	return anyOf(wanted)
}

// keeps chooses the rows that the section needs of its source.
func (s Section) keeps() *table.Filter {
	if s.Finance == nil {
		return nil
	}
	return s.Finance.keeps()
}

// keeps chooses the years that plan against outturn compares. A row of unknown
// year is kept, since it is told of.
func (f Finance) keeps() *table.Filter {
	if f.Kind != "plan-outturn" || f.With != nil || len(f.Compare) == 0 {
		return nil
	}
	return &table.Filter{Columns: []string{f.Columns["year"]}, Keeps: func(v []*table.Value) bool {
		return !v[0].Known || v[0].Kind != table.Year || slices.Contains(f.Compare, period.FinancialYear(v[0].Num.IntPart()))
	}}
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
		return slices.ContainsFunc(filters, func(f *table.Filter) bool {
			of := values[:len(f.Columns)]
			values = values[len(f.Columns):]
			return f.Keeps(of)
		})
	}
	return all
}
