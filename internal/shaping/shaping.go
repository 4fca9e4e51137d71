// Package shaping brings tables into the shape that reports need: it filters,
// joins, appends, unpivots, pivots, derives, groups, fills, sorts and limits
// them. Each verb is a pure function over tables. Numbers are exact, unknown
// values stay unknown, and every value knows the cells that it came from. Mistakes
// of names, kinds and units are found before anything is read, as far as that can
// be. The package does no I/O.
package shaping

import (
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Steps are what is done to a table, in their order.
type Steps []Step

// Step is one verb.
type Step struct {
	// Filter keeps the rows for which all conditions hold.
	Filter *Filter `yaml:"filter,kind"`
	// Join adds columns of another source to each row, by the key that both have.
	Join *Join `yaml:"join,kind"`
	// Append adds the rows of another source below those of this one.
	Append *Append `yaml:"append,kind"`
	// Unpivot makes a row of each of several columns, such as months.
	Unpivot *Unpivot `yaml:"unpivot,kind"`
	// Pivot makes a column of each name that stands in a column.
	Pivot *Pivot `yaml:"pivot,kind"`
	// Derive adds columns that are computed from others.
	Derive *Derive `yaml:"derive,kind"`
	// Group makes one row of all rows that have the same values in some columns.
	Group *Group `yaml:"group,kind"`
	// Fill gives empty cells of a column the value above them: { region: down }.
	Fill *Fill `yaml:"fill,kind"`
	// Sort orders the rows by columns, the largest first for -gap. Unknown values
	// come last.
	Sort *Sort `yaml:"sort,kind"`
	// Limit keeps the first rows, so many.
	Limit *Limit `yaml:"limit,kind"`
}

// verb is what a step does. plan notes the mistakes of a verb that can be known
// from the columns, and gives the columns that it makes. The action it returns
// may only be called if nothing was noted and the columns were those of the
// table.
type verb interface {
	plan(p planner) (Schema, action)
}

// action makes a new table of one. It may share rows with it, and changes none.
type action func(w *work, t *table.Table) (*table.Table, error)

// verb is the verb of the step and its name; nil if none could be read.
func (s Step) verb() (string, verb) {
	switch {
	case s.Filter != nil:
		return "filter", s.Filter
	case s.Join != nil:
		return "join", s.Join
	case s.Append != nil:
		return "append", s.Append
	case s.Unpivot != nil:
		return "unpivot", s.Unpivot
	case s.Pivot != nil:
		return "pivot", s.Pivot
	case s.Derive != nil:
		return "derive", s.Derive
	case s.Group != nil:
		return "group", s.Group
	case s.Fill != nil:
		return "fill", s.Fill
	case s.Sort != nil:
		return "sort", s.Sort
	case s.Limit != nil:
		return "limit", s.Limit
	}
	return "", nil
}

// With lists the sources that the steps join or append, each once.
func (s Steps) With() []string {
	var names []string
	for _, step := range s {
		switch {
		case step.Join != nil:
			names = append(names, step.Join.With)
		case step.Append != nil:
			names = append(names, step.Append.With...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// After is the schema of the table that the steps make of one with the schema in.
// It notes what cannot be right at the place of the steps; behind a mistake only
// what is wrong whatever the cure. others gives the schema of another source, and
// whether there is one.
func (s Steps) After(at check.Place, in Schema, others func(string) (Schema, bool)) Schema {
	for i, step := range s {
		if name, v := step.verb(); v != nil {
			before := at.Noted()
			in, _ = v.plan(planner{at.Item(i).Key(name), in, others})
			in.Open = in.Open || at.Noted() > before
		}
	}
	return in
}

// Room is what a shape may take. Each of its tables is held to the Limits of the
// source, the usual ones if they are zero. Take is asked for memory before a verb
// takes it, in bytes; a negative number gives memory back. Judge gives the rows of
// a table their roles before a group adds up the columns adds and keeps rows with
// other values in keys apart. Both may be nil.
type Room struct {
	Limits table.Limits
	Take   func(bytes int64) error
	Judge  func(t *table.Table, adds, keys []string) *table.Table
}

// Groups tells whether a step adds up rows.
func (s Steps) Groups() bool {
	return slices.ContainsFunc(s, func(step Step) bool { return step.Group != nil })
}

// Run makes the table that the steps make of t, which is not changed. others are
// the tables of the sources that are joined or appended, by their names. Steps that
// were taken while t was read are not taken again. What each step did to the rows is noted in Shaped. An error names the step and the
// cells.
func (s Steps) Run(t *table.Table, others map[string]*table.Table, room Room) (*table.Table, error) {
	room.Limits = room.Limits.Known()
	w := &work{others: others, room: room}
	start := *t
	made := &start
	made.Shaped = slices.Clone(t.Shaped)
	for i, step := range s {
		if i < t.Begun {
			continue
		}
		name, v := step.verb()
		var wrong check.Problems
		at := check.At("shape", &wrong).Item(i).Key(name)
		_, act := v.plan(planner{at, Schema{Columns: made.Columns}, w.schema})
		if err := wrong.Err(); err != nil {
			return nil, err
		}
		w.at, w.took = at.Path(), 0
		next, err := act(w, made)
		if err == nil {
			err = w.fits(len(next.Rows), len(next.Columns))
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at.Path(), err)
		}
		w.release()
		made = next
	}
	made.Shaped = append(made.Shaped, w.told...)
	return made, nil
}
