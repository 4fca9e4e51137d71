package table

// Shape is what a table shall hold: its columns, typed, and those of its rows
// that Keep keeps. The zero Shape has all columns as the source gives them, and
// all rows.
type Shape struct {
	Columns Columns
	Keep    *Filter
}

// Filter chooses rows as they are read. Keeps is given the values of Columns,
// in their order, which hold only until it returns. It may learn from the rows
// that come, and refuse one that it kept before: it is asked again, at the
// latest at the end. The nil Filter keeps every row, and so does one whose
// columns a table does not have: whoever needs them says so better. Opens, if
// there is one, is given the table before its first row, and may set Columns.
type Filter struct {
	Opens   func(*Table)
	Columns []string
	Keeps   func([]*Value) bool
}

// Apply shapes a table. The columns stand in the order of the source; those
// that are not asked for are left out, and so are rows in which nothing
// stands. A column that is not there and a cell that cannot be read are
// errors, all told at once, the cells with their places: nothing unreadable
// becomes zero or vanishes, but what the filter leaves out need not be read. A
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
	b.table.Remarks, b.table.Illustrative, b.table.Gaps = t.Remarks, t.Illustrative, t.Gaps
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
