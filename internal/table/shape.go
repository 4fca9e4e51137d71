package table

import (
	"slices"

	"catchup/internal/control"
)

// Shape is what a table shall hold: its columns, typed, and those of its rows
// that Keep keeps. The zero Shape has all columns as the source gives them, and
// all rows, within the usual limits. Take, if set, is asked for memory before a
// table takes it. Written is how cells of text are written.
type Shape struct {
	Columns Columns
	Written Written
	Keep    *Filter
	Limits  Limits
	Take    func(bytes int64) error
}

// Filter chooses rows while they are read. Keeps gets the values of Columns, in
// their order; they are valid only until it returns. It may learn from later
// rows and then refuse a row that it kept before: it is asked again, at the end
// at the latest. The nil Filter keeps every row. So does a Filter whose columns
// the table does not have, since whoever needs them gives a better error.
// Opens, if set, gets the table before its first row, and may set Columns. A
// Wild filter gets its values as they stand in the source, not tame (see package
// control): it judges what they hold, and tames what it takes from them. With
// Torn, a row of the source that is malformed costs itself alone: Torn is told
// its number and why, and the reading goes on. Without it, such a row is an
// error, since its cells may stand under wrong names.
type Filter struct {
	Opens   func(*Table)
	Columns []string
	Wild    bool
	Keeps   func([]*Value) bool
	Torn    func(row int, why string)
}

// Apply shapes a table. The columns stay in the order of the source. Columns
// that are not asked for and empty rows are left out. It is an error if a
// column is missing or a cell cannot be read: all such errors are returned
// together, with the places of the cells. So nothing unreadable becomes zero or
// is lost; only rows that the filter leaves out need not be readable. A
// financial year whose two years do not follow each other is unknown, with a
// warning. A table that was built in this shape is not changed; any other gives
// up its rows one by one, so that no row is ever held twice.
func (s Shape) Apply(t *Table) (*Table, error) {
	if t.shaped {
		return t, nil
	}
	b, err := s.Begin(t.Reading, t.Columns)
	if err != nil {
		return nil, err
	}
	b.table.Remarks, b.table.Illustrative, b.table.Gaps, b.table.Said, b.table.Doubts = t.Remarks, t.Illustrative, t.Gaps, t.Said, t.Doubts
	b.table.Sights, b.table.Aged = t.Sights, t.Aged
	b.table.Warnings = append(b.table.Warnings, t.Warnings...)
	for i, row := range t.Rows {
		if err := b.Add(row); err != nil {
			return nil, err
		}
		t.Rows[i] = nil
	}
	return b.Table()
}

// Hold takes the memory of so many cells, without their text.
func (s Shape) Hold(cells int) error {
	if s.Take == nil {
		return nil
	}
	return s.Take(int64(cells) * cellBytes)
}

// Begin begins a table of the shape with the columns of its source.
func (s Shape) Begin(r *Reading, columns []Column) (*Builder, error) {
	links, err := s.Columns.links(tame(columns))
	if err != nil {
		return nil, err
	}
	limits := s.Limits.Known()
	b := &Builder{table: &Table{Reading: r, Most: limits.Items}, links: links, limits: limits, take: s.Take, row: make([]Value, len(links))}
	for _, l := range links {
		l.count(s.Written)
		b.table.Columns = append(b.table.Columns, l.column)
	}
	articles := b.table.Index("title") >= 0 && b.table.Index("published") >= 0
	for _, l := range links {
		l.room = limits.room(l.column.Name, articles)
	}
	b.table.shaped = len(s.Columns) > 0 || s.Keep != nil
	b.filter(s.Keep)
	return b, nil
}

// tame is the columns with names that steer nothing: see package control.
func tame(columns []Column) []Column {
	columns = slices.Clone(columns)
	for i := range columns {
		columns[i].Name, columns[i].Head = control.Tame(columns[i].Name), control.Tame(columns[i].Head)
	}
	return columns
}
