package expect

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Jump is how far the sum of a column may move from one edition to the next.
type Jump struct {
	// Column is the column that is watched.
	Column string `yaml:"column,required"`
	// Limit is how far its sum may move: 20% of what it was, or 50m.
	Limit Margin `yaml:"limit,required"`
	// By are columns that set apart what is watched: a sum for each system.
	By []string `yaml:"by"`
}

// Check notes a limit of zero.
func (j Jump) Check(at check.Place) {
	if j.Limit.Amount.IsZero() {
		at.Key("limit").Note("", "must be more than nothing")
	}
}

// Measures are what an edition keeps of a table for the Jump tests of the
// next one, by a name that says what was measured.
type Measures map[string]decimal.Decimal

// Measure takes the measures of a table, nil if nothing of it is watched.
func (s Spec) Measure(t *table.Table) Measures {
	var all Measures
	for _, j := range s.Jump {
		groups, _ := j.measure(t)
		for name, g := range groups {
			if all == nil {
				all = Measures{}
			}
			all[name] = g.sum
		}
	}
	return all
}

// group is the known values that make one measure.
type group struct {
	sum   decimal.Decimal
	cells []table.Origin
}

// measure sums the column by its groups. What is unknown is left out.
func (j Jump) measure(t *table.Table) (groups map[string]*group, wrong []Breach) {
	number, wrong := numeric(t, j.Column)
	by, more := find(t, j.By...)
	if wrong = append(wrong, more...); len(wrong) > 0 {
		return nil, wrong
	}
	groups = map[string]*group{}
	for _, row := range t.Rows {
		v := row[number[0]]
		if !v.Known {
			continue
		}
		name := j.name(join(row, by))
		if groups[name] == nil {
			groups[name] = &group{}
		}
		g := groups[name]
		g.sum, g.cells = g.sum.Add(v.Num), append(g.cells, v.Cells()...)
	}
	return groups, nil
}

// name is what a measure is called: "outturn", or "outturn by system, year:
// Devon · 2023-24".
func (j Jump) name(of string) string {
	if len(j.By) == 0 {
		return j.Column
	}
	return j.Column + " by " + strings.Join(j.By, ", ") + ": " + of
}

// test compares the sums with those of the last edition. A group that is new or
// gone is no jump.
func (j Jump) test(t *table.Table, earlier Measures) []Breach {
	groups, breaches := j.measure(t)
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		before, ok := earlier[name]
		if now := groups[name]; ok && !j.Limit.holds(now.sum, before) {
			column := t.Columns[t.Index(j.Column)]
			breaches = append(breaches, breach(now.cells, "%s is %s and was %s in the last edition; it may move by %s",
				name, column.Figure(now.sum), column.Figure(before), j.Limit.words(column)))
		}
	}
	return breaches
}
