// Package meaning settles what the data of a source mean before anything is
// expected of them or told of them: which rows sum others, which names are one
// body, whether a positive amount is good news. What the settings say holds.
// What the data show beyond doubt is taken, and said. Anything else is a doubt
// that names the cell, the readings that are possible, and the line of settings
// that chooses one. The package does no I/O.
//
// A guard is one file with one function, and a line in guards.
package meaning

import (
	"fmt"
	"slices"

	"catchup/internal/table"
)

// Spec is what the settings of a source say of its rows and columns.
type Spec struct {
	Rows    Rows
	Columns table.Columns
}

// Use is how one section of a report uses a source. Spending and Basis are what
// the section itself says of its amounts; Lined tells that a column says of each
// line whether it is income or spending.
type Use struct {
	Section  string // its title
	Fields   []Field
	Spending bool
	Lined    bool
	Basis    table.Basis
}

// Field is a column of the source in a use. Name is what the kind of section
// calls it, "actual". PartOf is the column of which its amounts are parts. Ends
// are the names of rows that are no parts of a sum.
type Field struct {
	Name   string
	Column string
	Means  Means
	PartOf string
	Ends   []string
}

// Means says how a field is used. They may be joined: Adds | Directs.
type Means uint16

const (
	Shows   Means = 1 << iota // it is read at all
	Names                     // it names the body that the row is about
	Steps                     // it names the steps from one of its Ends to the other
	Groups                    // it names a group of bodies, such as their region
	Keys                      // it tells rows of one body apart, as a year does
	Under                     // it names the row that this one is a part of, if any
	Adds                      // its values are added up over rows
	Totals                    // the same, where they have a sum
	Directs                   // whether its amounts are good or bad news is told
	Sides                     // the same is told only if one of them is below nothing
	Varies                    // it is how far an amount is from a plan, or moved
	Counts                    // it counts whole things, none of them negative
	Runs                      // its amounts of months run from the beginning of the year
	Parts                     // it is a part of something, if it is a share
	Remarks                   // it holds words about the row, which tell no rows apart
	Senses                    // it says whether the amounts of the row are income or spending
)

// guards are asked in this order. Those that come later may rely on the roles
// of rows.
var guards = []guard{
	rows,
	periods,
	unplaced,
	bases,
	names,
	signs,
	sides,
	lines,
	variances,
	rates,
	magnitudes,
	parts,
	shares,
	counts,
	twins,
}

// guard looks for one kind of untruth in a table.
type guard func(*sheet)

// Interpret is the table with the roles of its rows, with what was taken for
// granted, and with what must be settled before it is used. The table that is
// given does not change, and may share its rows with the other.
func Interpret(t *table.Table, spec Spec, uses []Use) *table.Table {
	made := *t
	made.Said, made.Doubts, made.Warnings = slices.Clip(t.Said), slices.Clip(t.Doubts), slices.Clip(t.Warnings)
	s := &sheet{&made, spec, timed(t, uses), map[string]bool{}, map[int]*table.Months{}}
	for _, at := range s.fields("month") {
		s.monthly[at] = s.Columns[at].Months()
	}
	for _, g := range guards {
		g(s)
	}
	return s.Table
}

// Timing is the field that a column of "when" stands for: "month", "year", or "when"
// itself where it holds days.
func Timing(k table.Kind) string {
	switch k {
	case table.Year:
		return "year"
	case table.Date, table.Time:
		return "when"
	}
	return "month"
}

// timed are the uses with their fields of "when" called by what they stand for.
func timed(t *table.Table, uses []Use) []Use {
	made := slices.Clone(uses)
	for i, u := range made {
		made[i].Fields = slices.Clone(u.Fields)
		for j, f := range u.Fields {
			if at := t.Index(f.Column); f.Name == "when" && at >= 0 {
				made[i].Fields[j].Name = Timing(t.Columns[at].Kind)
			}
		}
	}
	return made
}

// sheet is a table that guards look at. They never change its rows.
type sheet struct {
	*table.Table
	spec  Spec
	uses  []Use
	found map[string]bool // the rows that the settings name, by their plain names

	monthly map[int]*table.Months // of the columns that sections use as months
}

// say notes what was taken for granted, in a whole sentence for readers.
func (s *sheet) say(format string, args ...any) {
	s.Said = append(s.Said, fmt.Sprintf(format, args...))
}

// doubt notes what must be settled.
func (s *sheet) doubt(d table.Doubt) { s.Doubts = append(s.Doubts, d) }

// keyed is what stands in a cell of a column that tells rows apart, the same for
// all ways to write one month.
func (s *sheet) keyed(at int, v *table.Value) string {
	if months := s.monthly[at]; v.Known && months != nil {
		if w, err := months.When(v); err == nil {
			return w.String()
		}
	}
	if v.Kind != table.Text {
		return v.String()
	}
	return plain(v.Text)
}

// used are the positions of the columns that any section uses in this way, in
// the order of the table.
func (s *sheet) used(as Means) (at []int) {
	for i, c := range s.Columns {
		if slices.ContainsFunc(s.uses, func(u Use) bool { return u.uses(c.Name, as) }) {
			at = append(at, i)
		}
	}
	return at
}

func (u Use) uses(column string, as Means) bool {
	return slices.ContainsFunc(u.Fields, func(f Field) bool { return f.Column == column && f.Means&as != 0 })
}
