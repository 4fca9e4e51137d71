package shaping

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/table"
)

// work is one run of steps.
type work struct {
	others map[string]*table.Table
	room   Room
	at     string // the path of the step, "shape[2].join"
	told   []string
	took   int64 // memory that this step took
	held   int64 // memory that the steps before took and that is still used
}

// schema is the schema of another source.
func (w *work) schema(name string) (Schema, bool) {
	t, ok := w.others[name]
	if !ok {
		return Schema{}, false
	}
	return Schema{Columns: t.Columns}, true
}

// tell notes what the step did to the rows.
func (w *work) tell(format string, args ...any) {
	w.told = append(w.told, w.at+": "+fmt.Sprintf(format, args...))
}

// take takes the memory of so many rows with so many columns, if a table may be so
// large.
func (w *work) take(rows, columns int) error {
	if err := w.fits(rows, columns); err != nil {
		return err
	}
	return w.hold(rows, columns)
}

// hold takes the memory of so many rows with so many columns.
func (w *work) hold(rows, columns int) error {
	if w.room.Take == nil {
		return nil
	}
	need := table.MemoryOf(rows, columns)
	w.took += need
	return w.room.Take(need)
}

// more takes the memory for the n-th row, counted from 0, of a table that grows
// row by row.
func (w *work) more(n, columns int) error {
	if err := w.fits(n+1, columns); err != nil || n%manyRows != 0 {
		return err
	}
	return w.hold(manyRows, columns)
}

// fits tells whether a table may be so large.
func (w *work) fits(rows, columns int) error {
	switch limits := w.room.Limits; {
	case rows > limits.Rows:
		return fmt.Errorf("%w: more than %d rows", table.ErrCells, limits.Rows)
	case rows > limits.Cells/max(1, columns):
		return fmt.Errorf("%w: more than %d cells", table.ErrCells, limits.Cells)
	}
	return nil
}

// release gives back what the steps before took, if this one made new rows.
func (w *work) release() {
	if w.room.Take != nil && w.took > 0 {
		w.room.Take(-w.held)
		w.held = w.took
	}
}

// with is the table with other columns and rows.
func with(t *table.Table, columns []table.Column, rows [][]table.Value, roles []table.Role) *table.Table {
	made := *t
	made.Columns, made.Rows, made.Roles = columns, rows, roles
	return &made
}

// mix adds to a table what is said of another that it takes values from.
func mix(t, from *table.Table) {
	t.Illustrative = t.Illustrative || from.Illustrative
	t.Gaps = append(t.Gaps[:len(t.Gaps):len(t.Gaps)], from.Gaps...)
	t.Said = append(t.Said[:len(t.Said):len(t.Said)], from.Said...)
	t.Sights = append(t.Sights[:len(t.Sights):len(t.Sights)], from.Sights...)
}

// roles are the roles of rows that are made one by one; nil as long as all are
// bodies.
type roles struct {
	of    *table.Table
	roles []table.Role
}

// add gives the next row the role of the i-th row of the table.
func (r *roles) add(i int) {
	if r.of.Roles != nil {
		r.roles = append(r.roles, r.of.Roles[i])
	}
}

// rows makes rows of one width, many in one piece of memory.
type rows struct {
	width int
	free  []table.Value
	piece int // rows of the last piece
}

// manyRows is how many rows are made in one piece at most.
const manyRows = 256

func (r *rows) next() []table.Value {
	if len(r.free) < r.width {
		r.piece = min(manyRows, 4*r.piece+4)
		r.free = make([]table.Value, r.width*r.piece)
	}
	row := r.free[:r.width:r.width]
	r.free = r.free[r.width:]
	return row
}

// mades makes values that no cell holds, many in one piece of memory.
type mades struct {
	free  []table.Made
	cells []table.Origin
}

// next is a new Made by the rule, from the cells of the values, a run for each
// cells that stand below each other.
func (m *mades) next(rule string, row []table.Value, columns []int) *table.Made {
	if len(m.free) == 0 {
		m.free = make([]table.Made, manyRows)
	}
	made := &m.free[0]
	m.free = m.free[1:]
	if len(m.cells)+len(columns) > cap(m.cells) {
		m.cells = make([]table.Origin, 0, manyRows*max(1, len(columns)))
	}
	from := m.cells[len(m.cells):]
	for _, i := range columns {
		from = gather(from, &row[i])
	}
	if len(from) <= cap(m.cells)-len(m.cells) {
		m.cells = m.cells[:len(m.cells)+len(from)]
	}
	made.Rule, made.From = rule, from[:len(from):len(from)]
	return made
}

// gather appends the cells of a value, if it knows any.
func gather(list []table.Origin, v *table.Value) []table.Origin {
	switch {
	case v.Made != nil:
		return table.Gather(list, v.Cells()...)
	case v.From.Reading == nil:
		return list
	}
	return table.Gather(list, v.From)
}

// rowOf is the place of a row, for a value that no cell of it holds.
func rowOf(v *table.Value) table.Origin {
	return table.Origin{Reading: v.From.Reading, Row: v.From.Row}
}

// fewTold is how many keys or cells are told one by one.
const fewTold = 3

// list joins the first few of many words, and counts the others.
type list struct {
	words []string
	keys  []string // those that were told
	count int
}

// row adds a row by its key, and tells each key once.
func (l *list) row(row []table.Value, columns []int) {
	key := words(row, columns)
	if l.count >= fewTold || slices.Contains(l.keys, key) {
		l.count++
		return
	}
	l.keys = append(l.keys, key)
	l.add("%s at %s", key, row[columns[0]].From)
}

func (l *list) add(format string, args ...any) {
	if l.count++; l.count <= fewTold {
		l.words = append(l.words, fmt.Sprintf(format, args...))
	}
}

func (l *list) String() string {
	words := strings.Join(l.words, "; ")
	if more := l.count - len(l.words); more > 0 {
		words += fmt.Sprintf("; and %d more", more)
	}
	return words
}

// some is a number of things: "1 row", "12 rows".
func some(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// stay is the verb of so many rows: "1 row stays", "2 rows stay".
func does(n int, verb string) string {
	if n == 1 {
		return verb + "s"
	}
	return verb
}

// are is "is" of one and "are" of others.
func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
