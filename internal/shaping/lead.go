package shaping

import (
	"fmt"
	"maps"
	"slices"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Lead are the filters that steps begin with. They are asked while a source is
// read, so that rows that they leave out need no memory, and no cell of them but
// those that are asked about need be readable. A Lead is for one reading.
type Lead struct {
	steps   []leading
	filter  table.Filter
	columns []string
	err     error
}

// leading is one filter that is asked while a source is read.
type leading struct {
	path    string
	filter  Filter
	tests   []*test
	left    int
	unknown int
}

// Lead gives the filters that the steps begin with; nil if there are none. A
// filter by a column of names that have other spellings is asked later, since it
// must know which is meant, and so is one for the latest, which must know them all.
func (s Steps) Lead(columns table.Columns) *Lead {
	l := &Lead{}
	for i, step := range s {
		if step.Filter == nil || step.Filter.waits(columns) {
			break
		}
		l.steps = append(l.steps, leading{path: fmt.Sprintf("shape[%d].filter", i), filter: *step.Filter})
		l.columns = slices.AppendSeq(l.columns, maps.Keys(*step.Filter))
	}
	if len(l.steps) == 0 {
		return nil
	}
	slices.Sort(l.columns)
	l.columns = slices.Compact(l.columns)
	return l
}

// waits tells whether the filter can only be asked once all rows are read.
func (f Filter) waits(columns table.Columns) bool {
	for name, condition := range f {
		if len(columns[name].Same) > 0 || slices.ContainsFunc(condition, asksLatest) {
			return true
		}
	}
	return false
}

// Filter is what the reading asks.
func (l *Lead) Filter() *table.Filter {
	l.filter = table.Filter{Opens: l.open, Keeps: l.keeps}
	return &l.filter
}

// open reads the conditions for the columns that the table has. Mistakes in them
// are told when the steps run.
func (l *Lead) open(t *table.Table) {
	var wrong check.Problems
	for i := range l.steps {
		step := &l.steps[i]
		for _, name := range slices.Sorted(maps.Keys(step.filter)) {
			p := planner{check.At("", &wrong), Schema{Columns: t.Columns}, nil}
			column, _ := p.column(p.at, name)
			if test := step.filter[name].test(p.at, column); test != nil {
				test.reset()
				test.at = slices.Index(l.columns, name)
				step.tests = append(step.tests, test)
			}
		}
	}
	if len(wrong) > 0 {
		l.steps = nil
		return
	}
	l.filter.Columns = l.columns
}

// keeps tells whether a row passes all filters.
func (l *Lead) keeps(values []*table.Value) bool {
	for i := range l.steps {
		step := &l.steps[i]
		passes, known, err := pass(step.tests, func(at int) *table.Value { return values[at] })
		if err != nil && l.err == nil {
			l.err = fmt.Errorf("%s: %w", step.path, err)
		}
		if passes || l.err != nil {
			continue
		}
		step.left++
		if !known {
			step.unknown++
		}
		return false
	}
	return true
}

// Done notes in the table that was read which steps have been taken, and what
// they left out.
func (l *Lead) Done(t *table.Table) error {
	if l.err != nil {
		return l.err
	}
	rows := len(t.Rows)
	for _, step := range l.steps {
		rows += step.left
	}
	w := &work{}
	for _, step := range l.steps {
		w.at = step.path
		tellLeft(w, rows, rows-step.left, step.unknown)
		for _, test := range step.tests {
			test.tell(w)
		}
		rows -= step.left
	}
	t.Begun, t.Shaped = len(l.steps), append(t.Shaped, w.told...)
	return nil
}
