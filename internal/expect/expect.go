// Package expect checks a table against what its operator expects of it: that
// it is complete and fresh, and that it agrees with itself, with other tables,
// and with what it said before. Anything else is a breach, which is told in
// words with its cells. Others decide what to do about a breach. The package
// does no I/O.
package expect

import (
	"errors"
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/table"
)

// Spec is what is expected of a source. A breach of it holds the edition.
// Columns are called by the names that reports use.
type Spec struct {
	// Columns are those that the source must have.
	Columns []string `yaml:"columns"`
	// Rows is how many rows there must be: 40.., ..10, 3..5 or 42.
	Rows *setting.Range `yaml:"rows"`
	// Fresh is how old the data may be.
	Fresh *Fresh `yaml:"fresh"`
	// Sums are parts that must come to their total.
	Sums []Sum `yaml:"sums"`
	// Adds are columns that must come to another one, row by row.
	Adds []Add `yaml:"adds"`
	// Agrees are sums that must come to the same as sums of other sources.
	Agrees []Agree `yaml:"agrees"`
	// Jump is how far figures may move from one edition to the next.
	Jump []Jump `yaml:"jump"`
	// Known are columns that hold codes, and the source that lists them, or its
	// column: ods_code: bodies, or ods_code: bodies.code.
	Known map[string]Reference `yaml:"known"`
	// Unique are columns that together name a row: no two rows may have the
	// same values there.
	Unique []string `yaml:"unique"`
	// Values are what the cells of a column must hold, by its name.
	Values map[string]Values `yaml:"values"`

	// Keys are further columns that together name a row. Rows with an unknown
	// value there are passed over.
	Keys [][]string
}

// Input is what a table is compared with besides its Spec. As is the moment as
// of which the edition is made, in the report's zone. Earlier are the Measures
// of the same source in the last edition, nil if there is none. Others are the
// tables of the Sources, by name; a source that could not be read is missing.
type Input struct {
	As      time.Time
	Earlier Measures
	Others  map[string]*table.Table
}

// Breach is an expectation that a table does not meet. What is its key in the
// settings below expect ("rows", "sums[0]"), Words a sentence without its full
// stop, Cells the cells in question, none if it is about the whole table.
type Breach struct {
	What  string
	Words string
	Cells []table.Origin
}

// Test checks a table against the expectations and returns the breaches in the
// order of the settings. Unknown values are never taken as zero: a sum with an
// unknown value is not tested. The table must hold all rows of its source.
func (s Spec) Test(t *table.Table, in Input) []Breach {
	breaches := s.columns(t)
	breaches = append(breaches, s.rows(t)...)
	breaches = append(breaches, s.fresh(t, in.As)...)
	for i, sum := range s.Sums {
		breaches = append(breaches, named("sums", i, sum.test(t))...)
	}
	for i, add := range s.Adds {
		breaches = append(breaches, named("adds", i, add.test(t))...)
	}
	for i, agree := range s.Agrees {
		breaches = append(breaches, named("agrees", i, agree.test(t, in.Others))...)
	}
	for i, jump := range s.Jump {
		breaches = append(breaches, named("jump", i, jump.test(t, in.Earlier))...)
	}
	breaches = append(breaches, s.known(t, in.Others)...)
	breaches = append(breaches, named("unique", -1, unique(t, s.Unique, false))...)
	for _, key := range s.Keys {
		breaches = append(breaches, named("unique", -1, unique(t, key, true))...)
	}
	return append(breaches, s.values(t)...)
}

// Unread is the breach of a source that could not be read because it lacks
// columns, if any are expected of it. Other failures are no breach: a source
// without which there is no edition is required by its section.
func (s Spec) Unread(err error) []Breach {
	var missing check.Problems
	if len(s.Columns) == 0 || !errors.As(err, &missing) {
		return nil
	}
	return []Breach{{What: "columns", Words: missing.Error()}}
}

// Sources lists the other sources that Test needs, in order of the alphabet.
func (s *Spec) Sources() []string {
	var names []string
	if s == nil {
		return nil
	}
	for _, r := range s.Known {
		names = append(names, r.Source)
	}
	for _, a := range s.Agrees {
		if a.With.From != "" {
			names = append(names, a.With.From)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Uses calls use for every column of the source that the expectations name,
// with the place of the name in the settings.
func (s Spec) Uses(at check.Place, use func(at check.Place, column string)) {
	list := func(at check.Place, columns []string) {
		for i, name := range columns {
			use(at.Item(i), name)
		}
	}
	list(at.Key("columns"), s.Columns)
	list(at.Key("unique"), s.Unique)
	for name := range s.Values {
		use(at.Key("values").Key(name), name)
	}
	if s.Fresh != nil {
		use(at.Key("fresh").Key("column"), s.Fresh.Column)
	}
	for i, sum := range s.Sums {
		place := at.Key("sums").Item(i)
		use(place.Key("column"), sum.Column)
		use(place.Key("of"), sum.Of)
		use(place.Key("parent"), sum.Parent)
		list(place.Key("by"), sum.By)
	}
	for i, add := range s.Adds {
		place := at.Key("adds").Item(i)
		list(place.Key("parts"), add.Parts)
		use(place.Key("total"), add.Total)
	}
	for i, jump := range s.Jump {
		place := at.Key("jump").Item(i)
		use(place.Key("column"), jump.Column)
		list(place.Key("by"), jump.By)
	}
	for column := range s.Known {
		use(at.Key("known").Key(column), column)
	}
}
