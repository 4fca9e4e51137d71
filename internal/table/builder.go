package table

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/internal/control"
)

// Builder makes a table of a shape row by row. Only rows that are kept need
// memory.
type Builder struct {
	table  *Table
	links  []*link
	limits Limits
	bytes  int64 // of text
	taken  int64 // bytes of memory
	take   func(int64) error
	keeps  func([]*Value) bool
	row    []Value   // the row being read
	looked []*Value  // the values in it that the filter is given
	looks  []int     // the links to those, in their order
	full   int       // rows after which the filter is asked again
	blanks [][]Value // rows that were let go
	free   []Value   // memory of further rows, and how many rows the last piece had
	piece  int
	first  []int // the links that the filter looks at, each once
	others []int // the other links
	bad    badCells
	odd    int
	begun  bool   // a row was read
	last   int    // the number of the row before
	block  *Value // the first cell of the rows below the latest empty row
}

// filter sets the filter, if the table has its columns.
func (b *Builder) filter(f *Filter) {
	if f != nil {
		b.look(f)
	}
	for i := range b.links {
		if slices.Contains(b.looks, i) {
			b.first = append(b.first, i)
		} else {
			b.others = append(b.others, i)
		}
	}
}

func (b *Builder) look(f *Filter) {
	if f.Opens != nil {
		f.Opens(b.table)
	}
	var looks []int
	for _, name := range f.Columns {
		looks = append(looks, b.table.Index(name))
	}
	if slices.Contains(looks, -1) {
		return
	}
	b.keeps, b.looks, b.full = f.Keeps, looks, firstSift
	for _, i := range looks {
		b.links[i].wild = f.Wild
		b.looked = append(b.looked, &b.row[i])
	}
}

// Add reads a row of the source. It must have a value for every column of the
// source, and may be used again afterwards. Empty rows are skipped. The error
// is ErrCells, or that of Shape.Take.
func (b *Builder) Add(row []Value) error {
	b.heads(row)
	if blank(row) {
		return nil
	}
	b.follow(row)
	if !b.begun {
		b.begun = true
		b.takeCaptions()
	}
	if !b.kept(row) {
		return nil
	}
	for _, i := range b.others {
		b.row[i] = b.read(row, i)
	}
	if err := b.fits(row[0].From); err != nil {
		return err
	}
	made := append(b.blank(), b.row...)
	for i := range made {
		b.links[i].note(row)
		b.links[i].keep(&made[i], b)
	}
	b.table.Rows = append(b.table.Rows, made)
	if b.keeps != nil && len(b.table.Rows) >= b.full {
		b.sift()
	}
	return nil
}

// fits tells whether the table has room for the row that was read.
func (b *Builder) fits(at Origin) error {
	for i := range b.row {
		b.bytes += int64(len(b.row[i].Text))
	}
	at.Column = ""
	switch {
	case len(b.table.Rows)+1 > b.limits.Rows:
		return fmt.Errorf("%s: %w: more than %d rows", at, ErrCells, b.limits.Rows)
	case (len(b.table.Rows)+1)*len(b.links) > b.limits.Cells:
		return fmt.Errorf("%s: %w: more than %d cells", at, ErrCells, b.limits.Cells)
	case b.bytes > int64(b.limits.Bytes):
		return fmt.Errorf("%s: %w: more than %d bytes of text", at, ErrCells, b.limits.Bytes)
	}
	return b.hold()
}

// hold takes the memory that the table needs, some of it beforehand.
func (b *Builder) hold() error {
	need := memory(len(b.table.Rows)+1, len(b.links), b.bytes)
	if b.take == nil || need <= b.taken {
		return nil
	}
	more := need - b.taken + need/8
	if err := b.take(more); err != nil {
		return err
	}
	b.taken += more
	return nil
}

// sift asks the filter again about the rows that were kept. It does so the next
// time when there are twice as many as are kept now.
func (b *Builder) sift() {
	values := make([]*Value, len(b.looks))
	b.table.Rows = slices.DeleteFunc(b.table.Rows, func(row []Value) bool {
		for n, i := range b.looks {
			values[n] = &row[i]
		}
		if b.keeps(values) {
			return false
		}
		for i := range row {
			b.bytes -= int64(len(row[i].Text))
		}
		b.blanks = append(b.blanks, row[:0])
		return true
	})
	b.full = max(firstSift, 2*len(b.table.Rows))
}

// blank is an empty row; it uses one that was dropped, if there is one.
func (b *Builder) blank() []Value {
	if last := len(b.blanks) - 1; last >= 0 {
		row := b.blanks[last]
		b.blanks = b.blanks[:last]
		return row
	}
	width := len(b.row)
	if len(b.free) < width {
		b.piece = min(manyRows, 4*b.piece+4)
		b.free = make([]Value, width*b.piece)
	}
	row := b.free[:0:width]
	b.free = b.free[width:]
	return row
}

// manyRows is how many rows are made in one piece of memory at most.
const manyRows = 256

// firstSift is how many rows are kept before the filter is asked again.
const firstSift = 1024

// kept reads the values that the filter looks at, and asks it.
func (b *Builder) kept(row []Value) bool {
	for _, i := range b.first {
		b.row[i] = b.read(row, i)
	}
	return b.keeps == nil || b.keeps(b.looked)
}

// read makes the value of one cell. A mistake in it is a bad cell or a warning.
func (b *Builder) read(row []Value, i int) Value {
	l := b.links[i]
	v := &row[l.from]
	if !l.wild {
		v.Text = control.Tame(v.Text)
	}
	var long string
	if v.Text, long = l.room.bound(v.Text); long != "" {
		v.Known = v.Text != ""
		b.warn("%s: %s", l.column.At(v.From), long)
	}
	made, err := l.read(v)
	switch {
	case err == nil:
	case l.shows != nil && l.shows.doubt(v, err):
	default:
		b.fault(l.column.At(v.From), v.Text, err)
	}
	made.Kind, made.From = l.column.Kind, v.From
	return made
}

// follow notes whether the row stands below an empty one.
func (b *Builder) follow(row []Value) {
	at := row[0].From.Row
	if b.last > 0 && at > b.last+1 {
		first := row[slices.IndexFunc(row, func(v Value) bool { return strings.TrimSpace(v.Text) != "" || v.Known })]
		first.Text = strings.Clone(first.String())
		b.block = &first
	}
	b.last = at
}

// fault notes what is wrong with the cell in which the text stands.
func (b *Builder) fault(at, text string, err error) {
	if _, ok := err.(oddity); ok {
		b.warn("%s: %s", at, err)
		return
	}
	said := strings.Replace(err.Error(), strconv.Quote(words(text)), strconv.Quote(check.Short(text)), 1)
	if b.bad.count == 0 {
		b.bad.below = b.block
	}
	b.bad.note(at, errors.New(brief(said)))
}

// warn notes an oddity of the rows. Only the first few are listed, and the
// others are counted.
func (b *Builder) warn(format string, args ...any) {
	if b.odd++; b.odd <= listedRows {
		b.table.Warn(format, args...)
	}
}

// Table ends the table. The error names the cells that could not be read.
func (b *Builder) Table() (*Table, error) {
	if more := b.odd - listedRows; more > 0 {
		b.table.Warn("%s: %d more rows are odd", b.place(), more)
	}
	b.odd = 0
	for i, l := range b.links {
		if l.shows != nil {
			b.resolve(i, l)
		}
	}
	if b.keeps != nil {
		b.sift()
	}
	b.judge()
	b.table.Warnings = few(b.table.Warnings)
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
