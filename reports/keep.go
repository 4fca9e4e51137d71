package reports

import (
	"slices"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Keeps chooses the rows of a source that the report needs, so that its reader
// need not hold the others; nil if it needs all of them. The filter is good for
// one reading.
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
	if f.Kind != "plan-outturn" || f.With != nil {
		return nil
	}
	compared := years{f.Compare, len(f.Compare) == 0}
	return &table.Filter{Columns: []string{f.Columns["year"], f.Columns["body"]}, Keeps: func(v []*table.Value) bool {
		year, body := v[0], v[1]
		return !year.Known || year.Kind != table.Year || !body.Known || compared.has(period.FinancialYear(year.Num.IntPart()))
	}}
}

// years are the years that are compared; the last two that have come so far,
// oldest first, if none are named.
type years struct {
	all    []period.FinancialYear
	latest bool
}

func (ys *years) has(y period.FinancialYear) bool {
	if ys.latest && !slices.Contains(ys.all, y) {
		ys.all = append(ys.all, y)
		slices.Sort(ys.all)
		ys.all = ys.all[max(0, len(ys.all)-2):]
	}
	return slices.Contains(ys.all, y)
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
