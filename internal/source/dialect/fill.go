package dialect

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/table"
)

// fill gives empty cells what they are merged with, or what stands above them if
// the settings say so. It watches for names that stand once above several rows.
type fill struct {
	any     bool     // something may be filled
	down    []bool   // the columns whose empty cells take the text above
	above   []string // the text above, of these
	merged  []Area   // cells that are merged, of which the first has not come yet
	open    []span   // those whose first has
	blocks  []blocks // of the columns that are watched
	asked   map[string]bool
	carried []int // columns whose merged texts were carried
}

// span is a merged cell that the rows are within.
type span struct {
	Area
	text string
}

// apart is the areas in their order, without those that begin in a row within
// another.
func apart(areas []Area) []Area {
	sorted := slices.SortedFunc(slices.Values(areas), func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left))
	})
	kept := sorted[:0]
	for _, a := range sorted {
		if n := len(kept); n > 0 && kept[n-1].Top == a.Top && a.Left <= kept[n-1].Right {
			continue
		}
		kept = append(kept, a)
	}
	return kept
}

// begin finds the columns that are filled or watched.
func (f *fill) begin(t *Table, shape table.Shape) {
	f.asked = map[string]bool{}
	f.down, f.above = make([]bool, t.Width()), make([]string, t.Width())
	for i := range t.asked {
		column := t.asked[i].column
		all := t.spec.Fill.word() == "down" && t.asked[i].ok && column.Kind == table.Text && (len(shape.Columns) > 0 || !t.hasNumbers(i))
		f.down[i] = all || t.spec.Fill.has(column.Name, t.Name(i), column.Head)
		f.any = f.any || f.down[i]
	}
	if t.spec.Fill.word() == none {
		return
	}
	for _, a := range t.sheet.Merged {
		if a.Bottom > t.n && a.Left < t.Width() {
			f.merged = append(f.merged, a)
		}
	}
	f.any = f.any || len(f.merged) > 0
	if t.spec.Fill == nil && !t.sheet.Plain {
		f.blocks = watched(t)
	}
}

// hasNumbers tells whether a number stands in a column of the sample.
func (t *Table) hasNumbers(column int) bool {
	return slices.ContainsFunc(t.rows.rows[t.rows.next:], func(r Row) bool { return number(at(r.Cells, column)) })
}

// row fills the row that is being read, t.line.
func (f *fill) row(t *Table, row int) {
	f.spans(t, row)
	for i, down := range f.down {
		switch {
		case !down:
		case filled(at(t.line, i)):
			f.above[i] = strings.Clone(t.line[i])
		case f.above[i] != "":
			t.line = set(t.line, i, f.above[i])
		}
	}
}

// spans carries what stands in merged cells.
func (f *fill) spans(t *Table, row int) {
	for len(f.merged) > 0 && f.merged[0].Top <= row {
		a := f.merged[0]
		f.merged = f.merged[1:]
		text := strings.Clone(at(t.line, a.Left))
		if a.Top == row && filled(text) {
			f.across(t, a, text)
		}
		if a.Top == row && a.Bottom > row && filled(text) {
			f.open = append(f.open, span{a, text})
		}
	}
	f.open = slices.DeleteFunc(f.open, func(s span) bool { return s.Bottom < row })
	for _, s := range f.open {
		if row > s.Top && s.Left < len(t.asked) && t.asked[s.Left].ok && !filled(at(t.line, s.Left)) {
			f.carry(t, s, row)
		}
	}
}

// carry gives a row the text of the merged cell that it is within. An amount is
// that of one row, or of each: a doubt.
func (f *fill) carry(t *Table, s span, row int) {
	column := t.asked[s.Left].column
	amount := column.Kind.Numeric() || column.Kind == table.Text && numbers([]string{s.text}) > 0
	if amount && !f.down[s.Left] {
		f.once(t, "merged", table.Doubt{
			Words: fmt.Sprintf("“%s” in row %d of the column “%s” is merged over the rows %d to %d", brief(s.text), s.Top, t.Name(s.Left), s.Top, s.Bottom),
			One:   fmt.Sprintf("it is the amount of row %d alone, and the others have none", s.Top), Other: "each of the rows has it",
			Cure:  "fill: none, or fill: [" + yamlName(column.Name) + "]",
			Cells: []table.Origin{t.Origin(s.Top, s.Left)},
		})
		return
	}
	if !slices.Contains(f.carried, s.Left) {
		f.carried = append(f.carried, s.Left)
		t.Say("“%s” stands in a cell that is merged over the rows %d to %d of the column “%s”, and each of them is taken to have it; so with all merged cells of the column.",
			brief(s.text), s.Top, s.Bottom, t.Name(s.Left))
	}
	t.line = set(t.line, s.Left, s.text)
}

// across doubts a cell that is merged over several columns of the table.
func (f *fill) across(t *Table, a Area, text string) {
	over := 0
	for i := a.Left; i <= a.Right && i < len(t.asked); i++ {
		if t.asked[i].ok {
			over++
		}
	}
	if over < 2 {
		return
	}
	f.once(t, "merged", table.Doubt{
		Words: fmt.Sprintf("“%s” in row %d is merged over the columns %s to %s", brief(text), a.Top, table.Letters(a.Left), table.Letters(a.Right)),
		One:   "it is a heading above other rows", Other: fmt.Sprintf("it belongs to column %s alone", table.Letters(a.Left)),
		Cure:  fmt.Sprintf("rows: { skip: [%q] } with fill: none, or fill: none", brief(text)),
		Cells: []table.Origin{t.Origin(a.Top, a.Left)},
	})
}

// once notes a doubt unless one of its name and column was noted.
func (f *fill) once(t *Table, what string, d table.Doubt) {
	key := what + d.Cells[0].Column
	if !f.asked[key] {
		f.asked[key], d.What = true, what
		t.Doubt(d)
	}
}

// blocks are how a column of names is filled: whether each name stands once,
// above rows that are empty there.
type blocks struct {
	column      int
	rows, names int
	seen        map[string]bool
	out         bool // it is filled in another way
	first       string
	firstRow    int
	empty       int // the row of the first empty cell
}

// How many names a column that is watched may have, and how many bytes each.
const (
	mostNames    = 1000
	longestGroup = 60
)

// watched are the columns of names that stand left of another one of words.
func watched(t *Table) (all []blocks) {
	last := -1
	for i, a := range t.asked {
		if a.ok && a.column.Kind == table.Text && !t.hasNumbers(i) {
			last = i
		}
	}
	for i, a := range t.asked[:max(last, 0)] {
		if a.ok && a.column.Kind == table.Text && !t.hasNumbers(i) {
			all = append(all, blocks{column: i, seen: map[string]bool{}})
		}
	}
	if len(all) > 0 {
		all = append(all, blocks{column: last, seen: nil}) // which must always be filled
	}
	return all
}

// watch looks at a row of data.
func (f *fill) watch(t *Table, row int, cells []string) {
	for n := range f.blocks {
		b := &f.blocks[n]
		if b.out {
			continue
		}
		cell := at(cells, b.column)
		if b.seen == nil {
			b.out = !filled(cell)
			continue
		}
		b.look(row, cell)
	}
}

// look notes one cell.
func (b *blocks) look(row int, cell string) {
	b.rows++
	switch {
	case !filled(cell) && b.names == 0:
		b.out = true
	case !filled(cell):
		if b.empty == 0 {
			b.empty = row
		}
	case b.seen[cell] || b.names == mostNames || len(cell) > longestGroup:
		b.out = true
	default:
		cell = strings.Clone(cell)
		if b.names++; b.names == 1 {
			b.first, b.firstRow = cell, row
		}
		b.seen[cell] = true
	}
}

// end doubts columns in which each name stands once, above empty cells.
func (f *fill) end(t *Table) {
	if len(f.blocks) == 0 || f.blocks[len(f.blocks)-1].out {
		return
	}
	for _, b := range f.blocks[:len(f.blocks)-1] {
		if slices.Contains(f.carried, b.column) {
			continue
		}
		if b.out || b.names < 2 || b.rows < 2*b.names {
			return // names of groups stand before all that is filled otherwise
		}
		name := t.asked[b.column].column.Name
		t.Doubt(table.Doubt{
			What:  "fill",
			Words: fmt.Sprintf("“%s” stands once in the column “%s”, in row %d, and the cells below it are empty from row %d on; so with each of the %d names there", brief(b.first), t.Name(b.column), b.firstRow, b.empty, b.names),
			One:   "the empty cells have the name above them", Other: "they have none",
			Cure:  "fill: [" + yamlName(name) + "], or fill: none",
			Cells: []table.Origin{t.Origin(b.empty, b.column)},
		})
	}
}

// yamlName is a name as a list in settings needs it.
func yamlName(name string) string {
	if strings.ContainsAny(name, ",:[]{}#&*!|>'\"%@`") {
		return strconv.Quote(name)
	}
	return name
}
