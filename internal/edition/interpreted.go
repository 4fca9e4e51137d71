package edition

import (
	"maps"
	"slices"

	"catchup/internal/meaning"
	"catchup/internal/table"
	"catchup/reports"
)

// interpret settles what the data of the sources mean, of each in its place, for
// sections that use them so.
func interpret(supplies map[string]Supply, readings map[string]reports.Reading, uses map[string][]meaning.Use) {
	for name, r := range readings {
		if r.Err == nil && r.Table != nil {
			r.Table, r.Err = interpretOne(r.Table, supplies[name].meaning(), uses[name])
			readings[name] = r
		}
	}
}

// meaning is what the settings say of the rows that sections use. Rows that a
// group has added up were judged before it.
func (s Supply) meaning() meaning.Spec {
	spec := s.Meaning
	if s.Shape.Groups() {
		spec.Rows = meaning.Rows{}
	}
	return spec
}

// interpretOne settles what one table means. A panic becomes an error of this
// source alone.
func interpretOne(t *table.Table, spec meaning.Spec, uses []meaning.Use) (made *table.Table, err error) {
	defer survive(&err)
	return meaning.Interpret(t, spec, uses), nil
}

// interpret settles what the sources mean for the report, and tells what was odd
// about them and what was taken for granted.
func (p *Press) interpret(readings map[string]reports.Reading) {
	interpret(p.Supplies, readings, reports.Uses([]reports.Spec{p.Spec}))
	for _, name := range slices.Sorted(maps.Keys(readings)) {
		t := readings[name].Table
		if readings[name].Err != nil || t == nil {
			continue
		}
		for _, words := range noted(t) {
			p.tell("noted", name, words)
		}
	}
}

// noted is what an operator is told of a table that can be used.
func noted(t *table.Table) []string { return slices.Concat(t.Warnings, t.Shaped, t.Said) }
