package expect

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/shaping"
	"catchup/internal/table"
)

// Agree is a sum that must come to the same as a sum of another source: the cash
// flow to the movement of cash, the pay of the payroll to that of the ledger. Where
// sign says of both columns what a positive amount means, and they are written the
// other way round, as pay in a ledger and in a payroll, the other sum is turned.
type Agree struct {
	// Added are the column and the rows that are added.
	Added
	// By are the columns that set apart what is added, in both sources: a sum for
	// each month. What only the other source has is not compared.
	By []string `yaml:"by"`
	// With is what the sum must agree with.
	With Other `yaml:"with,required"`
	// Tolerance is how far apart they may be: 0.05m, or 2% of the other; without it
	// they must be the same.
	Tolerance Margin `yaml:"tolerance"`
}

// Added are the numbers of one column in some rows.
type Added struct {
	// Column is the column that is added.
	Column string `yaml:"column,required"`
	// Where are conditions for the rows that are added, as those of a filter; without
	// them it is all that sum no others.
	Where shaping.Filter `yaml:"where"`
}

// Other is the sum of another source.
type Other struct {
	// From is the other source; if absent, it is the same one.
	From string `yaml:"from"`
	// Added are the column and the rows that are added there.
	Added
}

// String reads "movement of balance_sheet where line is Cash".
func (o Other) String() string {
	words := o.Added.String()
	if o.From != "" {
		words = strings.Replace(words, o.Column, o.Column+" of "+o.From, 1)
	}
	return words
}

// String reads "movement where line is Cash".
func (a Added) String() string {
	var where []string
	for _, name := range slices.Sorted(maps.Keys(a.Where)) {
		where = append(where, name+" is "+strings.Join(a.Where[name], " or "))
	}
	if len(where) == 0 {
		return a.Column
	}
	return a.Column + " where " + strings.Join(where, " and ")
}

// CheckAgrees notes sources, columns and conditions of the sums that must agree
// which cannot be. own is what is known of the columns of the source, of what is
// known of those of others.
func (s Spec) CheckAgrees(at check.Place, own shaping.Schema, of func(string) (shaping.Schema, bool)) {
	for i, a := range s.Agrees {
		place, other := at.Item(i), own
		a.check(place, a.By, own)
		if a.With.From != "" {
			other, _ = of(a.With.From)
		}
		a.With.check(place.Key("with"), a.By, other)
	}
}

// check notes columns that the schema does not have, and conditions that they
// cannot meet.
func (a Added) check(at check.Place, by []string, of shaping.Schema) {
	for _, name := range append([]string{a.Column}, by...) {
		if !of.Has(name) {
			at.Note(check.DidYouMean(name, of.Names()), "there is no column %q", name)
		}
	}
	if len(a.Where) > 0 {
		a.Where.CheckFor(at.Key("where"), of)
	}
}

// test compares the sums. One with an unknown value is passed over, and so are
// those that only the other source has.
func (a Agree) test(t *table.Table, others map[string]*table.Table) []Breach {
	other := t
	if a.With.From != "" {
		if other = others[a.With.From]; other == nil {
			return []Breach{breach(nil, "the source %q, with which it must agree, could not be read", a.With.From)}
		}
	}
	ours, breaches := a.gather(t, a.By)
	theirs, more := a.With.gather(other, a.By)
	if breaches = append(breaches, more...); len(breaches) > 0 {
		return breaches
	}
	if len(ours.list) == 0 {
		return []Breach{breach(nil, "there is no row with %s", a.Added)}
	}
	if ours.column.Unit != theirs.column.Unit {
		return []Breach{breach(nil, "%s is in %s, and %s in %s", a.Column, ours.column.Unit, a.With, theirs.column.Unit)}
	}
	for _, one := range ours.list {
		breaches = append(breaches, a.compare(one, theirs.named[one.by], ours.column, theirs.column)...)
	}
	return breaches
}

// compare compares one sum with that of the other source, nil if it has none.
func (a Agree) compare(one, other *added, ours, theirs table.Column) []Breach {
	sum, known := add(one.parts)
	switch {
	case !known:
		return nil
	case other == nil:
		return []Breach{breach(cells(one.parts), "there is no %s%s, with which %s must agree", a.With, one.of(), a.Added)}
	}
	want, known := add(other.parts)
	if opposed(ours.Sign, theirs.Sign) {
		want = want.Neg()
	}
	if !known || a.Tolerance.holds(sum, want) {
		return nil
	}
	sides := [][]table.Value{one.parts, other.parts} // the shorter first, so that it is among the cells that are told
	slices.SortStableFunc(sides, func(a, b []table.Value) int { return cmp.Compare(len(a), len(b)) })
	return []Breach{breach(cells(slices.Concat(sides...)), "%s comes to %s%s, and %s to %s: they are %s apart",
		a.Added, ours.Figure(sum), one.of(), a.With, ours.Figure(want), ours.Figure(sum.Sub(want).Abs()))}
}

// opposed tells whether positive amounts of two columns mean the opposite: income
// or a surplus in one, and spending or a deficit in the other.
func opposed(a, b table.Sign) bool {
	good := func(s table.Sign) bool { return s == table.Surplus || s == table.Income }
	return a != "" && b != "" && good(a) != good(b)
}

// sums are what was added in one source, in the order of its rows.
type sums struct {
	column table.Column
	list   []*added
	named  map[string]*added
}

// added is one sum, for what stands in the columns that set it apart: "2023-24 · M8".
type added struct {
	by    string
	parts []table.Value
}

// of reads " for 2023-24 · M8", or nothing if it is not set apart.
func (a added) of() string {
	if a.by == "" {
		return ""
	}
	return " for " + a.by
}

// gather collects the values that are added, set apart by columns.
func (a Added) gather(t *table.Table, by []string) (*sums, []Breach) {
	if len(a.Where) > 0 {
		kept, err := a.Where.Keep(t)
		if err != nil {
			return nil, []Breach{breach(nil, "%s: %v", a, err)}
		}
		t = kept
	}
	number, wrong := numeric(t, a.Column)
	at, missing := find(t, by...)
	if wrong = append(wrong, missing...); len(wrong) > 0 {
		return nil, wrong
	}
	s := &sums{column: t.Columns[number[0]], named: map[string]*added{}}
	for _, row := range bodies(t) {
		s.add(join(row, at), row[number[0]])
	}
	return s, nil
}

// bodies are the rows that sum no others; if there are none, they are all rows.
func bodies(t *table.Table) (rows [][]table.Value) {
	for i, row := range t.Rows {
		if t.Role(i) == table.Body {
			rows = append(rows, row)
		}
	}
	if rows == nil {
		return t.Rows
	}
	return rows
}

// add adds a value to the sum that it is a part of.
func (s *sums) add(by string, v table.Value) {
	if s.named[by] == nil {
		s.named[by] = &added{by: by}
		s.list = append(s.list, s.named[by])
	}
	s.named[by].parts = append(s.named[by].parts, v)
}
