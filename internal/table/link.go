package table

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
)

// link leads from a column of the source to one of the table made of it.
type link struct {
	from   int
	column Column
	cells  parser
	seen   map[string]parsed // what has been made of texts that often repeat
	names  *spellings        // nil where nobody asked for the column
	shows  *shown            // nil where the column holds no periods
	room   room
	forms  evidence // how its cells are written

	in       counted   // what its numbers are counted in, if its head or a caption says so
	captions []caption // the lines before the data that say what it is counted in
	wild     bool      // its texts are not tamed
}

// parsed is what was made of a text.
type parsed struct {
	value Value
	form  form
	err   error
}

// links finds the source's column for each column asked for.
func (cs Columns) links(of []Column) ([]*link, error) {
	if len(cs) == 0 {
		return same(of), nil
	}
	cs, wrong := cs.spread(of)
	var links []*link
	for _, name := range slices.Sorted(maps.Keys(cs)) {
		l, problem := cs[name].link(name, of)
		links = append(links, l)
		wrong = append(wrong, problem...)
	}
	slices.SortStableFunc(links, func(a, b *link) int { return a.from - b.from })
	return links, wrong.Err()
}

// link finds the source's column for one column asked for.
func (c ColumnSpec) link(name string, of []Column) (*link, check.Problems) {
	wanted := c.from(name)
	from := find(of, wanted)
	for i := 0; from < 0 && i < len(c.Others); i++ {
		from = find(of, c.Others[i])
	}
	if from < 0 {
		names := (&Table{Columns: of}).Names()
		return &link{}, check.Problems{{
			Message: fmt.Sprintf("there is no column %q", check.Short(wanted)), Hint: likely(wanted, names),
		}}
	}
	head := cmp.Or(of[from].Head, of[from].Name)
	var in counted
	var problem check.Problems
	if of[from].Shown == 0 || c.Scale.IsZero() { // what the settings say of such a column is what its cells hold
		in, problem = c.takeScale(head)
	}
	l := &link{from: from, in: in, column: c.column(name, head), cells: parser{ColumnSpec: c, percent: in == perCent}}
	switch c.Kind {
	case Text:
		l.names = newSpellings(c.Same)
	case Year, Month, Date, Time:
		l.seen = map[string]parsed{}
	}
	return l, problem
}

// from is how the source names the column that has the name here.
func (c ColumnSpec) from(name string) string { return cmp.Or(c.From, name) }

// same are the links of a table whose columns stay as they are.
func same(of []Column) []*link {
	links := make([]*link, len(of))
	for i, c := range of {
		c.Head, c.Place = cmp.Or(c.Head, c.Name), cmp.Or(c.Place, "columns."+c.Name)
		links[i] = &link{from: i, column: c, cells: parser{ColumnSpec: ColumnSpec{Kind: c.Kind, Unit: c.Unit}}}
	}
	return links
}

// find returns the position of the column whose name, or else whose whole head,
// has the same words as name, whatever their case and the space between them; -1
// if there is none.
func find(of []Column, name string) int {
	wanted := words(name)
	i := slices.IndexFunc(of, func(c Column) bool { return strings.EqualFold(words(c.Name), wanted) })
	if i < 0 && wanted != "" {
		i = slices.IndexFunc(of, func(c Column) bool { return strings.EqualFold(words(c.Head), wanted) })
	}
	return i
}

// seenTexts bounds the texts that a link remembers.
const seenTexts = 4096

// read makes the value of one cell.
func (l *link) read(v *Value) (Value, error) {
	if l.seen == nil || v.Kind != Text {
		return l.cells.read(v)
	}
	if known, ok := l.seen[v.Text]; ok {
		l.cells.form = known.form
		return known.value, known.err
	}
	value, err := l.cells.read(v)
	if l.shows != nil {
		l.shows.Note(v.Text, value.When(), err)
	}
	if len(l.seen) < seenTexts {
		l.seen[strings.Clone(v.Text)] = parsed{value, l.cells.form, err}
	}
	return value, err
}

// note notes how the cell is written that was read last, of a row that is kept.
func (l *link) note(row []Value) {
	if l.cells.form == 0 {
		return
	}
	v := &row[l.from]
	text := v.Text
	if v.Kind.Numeric() {
		text = v.Num.String()
	}
	l.forms.note(l.cells.form, text, v.From)
}

// keep prepares a value that is kept: it copies the text, so that the row that
// it was read from can be freed, and gives a name its one spelling.
func (l *link) keep(v *Value, b *Builder) {
	switch {
	case l.names != nil && v.Known:
		v.Text = l.names.one(v, l.column, b)
	case v.Text != "":
		v.Text = strings.Clone(v.Text)
	}
}
