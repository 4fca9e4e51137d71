package table

import (
	"fmt"
	"slices"
)

// Shape is what a table shall hold: its columns, typed, and those of its rows
// that Keep keeps. The zero Shape has all columns as the source gives them, and
// all rows.
type Shape struct {
	Columns Columns
	Keep    *Filter
}

// Filter chooses rows as they are read. Keeps is given the values of Columns,
// in their order, which hold only until it returns. The nil Filter keeps every
// row, and so does one whose columns a table does not have: whoever needs them
// says so better.
type Filter struct {
	Columns []string
	Keeps   func([]*Value) bool
}

// Apply shapes a table. The columns stand in the order of the source; those
// that are not asked for are left out, and so are rows in which nothing
// stands. A column that is not there and a cell that cannot be read are
// errors, all told at once, the cells with their places: nothing unreadable
// becomes zero or vanishes, but what the filter leaves out is not read. A
// financial year whose two years do not follow is unknown, with a warning. A
// table that was built in a shape has it already and stays as it is.
func (s Shape) Apply(t *Table) (*Table, error) {
	if t.shaped {
		return t, nil
	}
	b, err := s.Begin(t.Reading, t.Columns)
	if err != nil {
		return nil, err
	}
	b.table.Remarks, b.table.Illustrative = t.Remarks, t.Illustrative
	b.table.Warnings = append(b.table.Warnings, t.Warnings...)
	for _, row := range t.Rows {
		if err := b.Add(row); err != nil {
			return nil, err
		}
	}
	return b.Table()
}

// Begin begins a table of the shape with the columns of its source.
func (s Shape) Begin(r *Reading, columns []Column) (*Builder, error) {
	links, err := s.Columns.links(columns)
	if err != nil {
		return nil, err
	}
	b := &Builder{table: &Table{Reading: r}, links: links, most: MaxCells, row: make([]Value, len(links))}
	for _, l := range links {
		b.table.Columns = append(b.table.Columns, l.column)
	}
	b.table.shaped = len(s.Columns) > 0 || s.Keep != nil
	b.filter(s.Keep)
	return b, nil
}

// Builder makes a table of a shape out of rows as they come. Only rows that
// are kept take memory.
type Builder struct {
	table  *Table
	links  []*link
	most   int // cells
	keeps  func([]*Value) bool
	row    []Value  // the row being read
	looked []*Value // the values in it that the filter is given
	first  []int    // the links to those
	others []int    // the other links
	bad    badCells
	odd    int
}

// filter divides the links into those that are read before it is known whether
// the row is kept, and the others.
func (b *Builder) filter(f *Filter) {
	var looks []int
	if f != nil {
		for _, name := range f.Columns {
			looks = append(looks, b.table.Index(name))
		}
		b.keeps = f.Keeps
	}
	if slices.Contains(looks, -1) {
		b.keeps, looks = nil, nil
	}
	for _, i := range looks {
		b.looked = append(b.looked, &b.row[i])
	}
	for i := range b.links {
		if slices.Contains(looks, i) {
			b.first = append(b.first, i)
		} else {
			b.others = append(b.others, i)
		}
	}
}

// Add reads a row of the source, which must have as many values as the source
// has columns and may be used again afterwards. One in which nothing stands is
// passed over. The error is ErrCells.
func (b *Builder) Add(row []Value) error {
	if blank(row) || !b.kept(row) {
		return nil
	}
	if (len(b.table.Rows)+1)*len(b.links) > b.most {
		return ErrCells
	}
	for _, i := range b.others {
		b.row[i] = b.read(row, i)
	}
	made := make([]Value, len(b.row))
	for i, v := range b.row {
		made[i] = b.links[i].keep(v, b)
	}
	b.table.Rows = append(b.table.Rows, made)
	return nil
}

// kept reads the values that the filter looks at, and asks it.
func (b *Builder) kept(row []Value) bool {
	for _, i := range b.first {
		b.row[i] = b.read(row, i)
	}
	return b.keeps == nil || b.keeps(b.looked)
}

// read makes the value of one cell; what is wrong with it goes to the bad
// cells or is warned of.
func (b *Builder) read(row []Value, i int) Value {
	l := b.links[i]
	v := &row[l.from]
	made, err := l.read(v)
	if err != nil {
		b.fault(v.From, l.column.Name, err)
	}
	made.Kind, made.From = l.column.Kind, v.From
	return made
}

// fault notes what is wrong with a cell.
func (b *Builder) fault(from Origin, column string, err error) {
	if _, ok := err.(oddity); ok {
		b.warn("%s (%s): %s", from, column, err)
		return
	}
	b.bad.note(from, column, err)
}

// warn notes an oddity of the rows. Of many the first few are told one by one
// and the others counted.
func (b *Builder) warn(format string, args ...any) {
	if b.odd++; b.odd <= toldRows {
		b.table.Warn(format, args...)
	}
}

// Table ends the table. The error names the cells that could not be read.
func (b *Builder) Table() (*Table, error) {
	if more := b.odd - toldRows; more > 0 {
		b.table.Warn("%s: %d more rows are odd", b.place(), more)
	}
	b.odd = 0
	if err := b.bad.err(); err != nil {
		return nil, err
	}
	return b.table, nil
}

// place is the file, address or database.
func (b *Builder) place() string {
	if b.table.Reading == nil {
		return "the table"
	}
	return fmt.Sprint(b.table.Reading.Place)
}
