package reports

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/table"
)

// Cut is the input of a sliced report, divided into its slices. There is a
// slice for each value of the report's column in the tables that are cut. Rows
// are divided only here: the code that builds a slice gets only the rows of
// that slice.
type Cut struct {
	// Slices are the names, as the tables spell them, in the order of the
	// alphabet.
	Slices []string
	// Warnings tell of rows that belong to no slice.
	Warnings []string

	spec Spec
	in   Input
	rows map[string]portions // by source, of those that are cut
	told map[*Stories]chapter
}

// portions are the rows of a source by the slices they belong to.
type portions map[string][]int

// mostSlices is how many slices a report may have. A column with more values is
// probably one that names each row.
const mostSlices = 10_000

// Slice divides the input of a sliced report. A finance or table section that
// is not shared must have sources that are there and have the column, since
// they say who gets the edition. Otherwise the error is a *Missing.
func Slice(spec Spec, in Input) (*Cut, error) {
	c := &Cut{spec: spec, in: in, rows: map[string]portions{}}
	for source := range spec.Sources() {
		if t, missing := in.table(source); missing == nil {
			c.divide(source, t)
		}
	}
	if err := c.name(); err != nil {
		return nil, fmt.Errorf("slicing %s: %w", in.Report, err)
	}
	c.told = c.spec.tell(in, c.isCut)
	return c, nil
}

// divide divides the rows of a table, if it has the column.
func (c *Cut) divide(source string, t *table.Table) {
	column := t.Index(c.spec.SliceBy)
	if column < 0 {
		return
	}
	rows, stray := portions{}, 0
	for i, row := range t.Rows {
		switch name := sliceOf(&row[column]); {
		case t.Role(i) == table.Total: // it sums rows of several slices
		case name == "":
			stray++
		default:
			rows[name] = append(rows[name], i)
		}
	}
	c.rows[source] = rows
	if stray > 0 {
		c.Warnings = append(c.Warnings, fmt.Sprintf("%s: %d of %d rows belong to no slice, since nothing stands in their %s",
			source, stray, len(t.Rows), c.spec.SliceBy))
	}
}

// sliceOf is the slice that a value of the column names, empty for none.
func sliceOf(v *table.Value) string {
	if !v.Known {
		return ""
	}
	return strings.TrimSpace(v.String())
}

// name finds the slices in the sources that must be cut.
func (c *Cut) name() error {
	seen := map[string]bool{}
	for _, source := range c.spec.cutSources() {
		if err := c.whole(source); err != nil {
			return &Missing{source, err}
		}
		for name := range c.rows[source] {
			if !seen[name] {
				seen[name], c.Slices = true, append(c.Slices, name)
			}
		}
	}
	slices.Sort(c.Slices)
	switch n := len(c.Slices); {
	case n == 0:
		return fmt.Errorf("no row of its sources has anything in the column %q", c.spec.SliceBy)
	case n > mostSlices:
		return fmt.Errorf("the column %q has %d values, and no more than %d slices are made", c.spec.SliceBy, n, mostSlices)
	}
	return nil
}

// whole is the error that says why a source cannot be cut; nil if it can.
func (c *Cut) whole(source string) error {
	t, missing := c.in.table(source)
	switch {
	case missing != nil:
		return missing.Err
	case c.rows[source] == nil:
		return fmt.Errorf("there is no column %q to slice it by (%s)", c.spec.SliceBy, check.DidYouMean(c.spec.SliceBy, t.Names()))
	}
	return nil
}

// isCut tells whether any of the sources is divided among the slices.
func (c *Cut) isCut(sources []string) bool {
	return slices.ContainsFunc(sources, func(name string) bool { return c.rows[name] != nil })
}

// Common builds what all slices share: the document without the sections that
// need rows of a slice.
func (c *Cut) Common() (*document.Document, error) {
	spec, in := c.spec, c.in
	spec.Sections = slices.DeleteFunc(slices.Clone(spec.Sections), func(s Section) bool { return c.isCut(s.sources()) })
	in.cut = &slice{Cut: c}
	return Build(spec, in)
}

// Input is the input of one slice: its own rows, and the stories that all
// slices share. earlier is the slice in the edition before, nil if that had no
// slice of this name.
func (c *Cut) Input(name string, earlier *document.Document) Input {
	in := c.in
	in.Earlier, in.Rewritten = earlier, nil
	in.Readings = make(map[string]Reading, len(c.in.Readings))
	for source, r := range c.in.Readings {
		if rows, ok := c.rows[source]; ok {
			r.Table = part(r.Table, rows[name])
		}
		in.Readings[source] = r
	}
	in.cut = &slice{c, name}
	return in
}

// part is the table with only some of its rows. It has none of what was noted or
// said of the whole table, since that may name other rows.
func part(t *table.Table, rows []int) *table.Table {
	p := *t
	p.Rows, p.Roles = make([][]table.Value, len(rows)), make([]table.Role, len(rows))
	p.Warnings, p.Shaped, p.Said = nil, nil, nil
	for n, i := range rows {
		p.Rows[n], p.Roles[n] = t.Rows[i], t.Role(i)
	}
	return &p
}

// slice says what an input is for: one slice of a Cut, or, without a name, what
// all slices share.
type slice struct {
	*Cut
	name string
}

// errUncut is the error of a sliced report that nobody has sliced.
var errUncut = errors.New("the report is sliced, and its input is not")
