package html

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/script"
)

// figures is a table ready to be set.
type figures struct {
	Title string
	Label string // "Table 3" of an edition with many
	ID    string // of its caption
	Heads []cell
	Rows  []row
	Notes []string
	Cuts  []words  // what is left out of it
	Broad bool     // it may need more room than a page is wide
	Made  *origins // on a page, how its figures were made; nil if it has none
	Slim  []words  // the same on a telephone, if that is more
	Tight bool     // on a telephone, a word has to be broken
	spare []int    // the columns that a telephone has no room for
}

// row is a line of the table. Remark is what is said of it, on a line below that
// is Across so many columns; empty for nothing.
type row struct {
	Head   cell
	Cells  []cell
	Sub    bool
	Total  bool
	Remark string
	Across int
}

// cell is one cell; Left and Right are paddings in pixels that it has otherwise than
// others in a mail, Width the share of the table that a head asks for, in per cent. A
// small line is a Drawing on a page and Blocks in a mail, and its Text says what it
// shows.
type cell struct {
	Text, Shape string
	Blocks      string
	Drawing     *drawing
	figure
	Align       string
	Wide        bool
	Spare       bool // a telephone has no room for it
	Tone        document.Tone
	Left, Right int
	Width       int
	Total       bool
	Even        bool // it has no bracket, and others of its column have one
}

// Classes are those of the cell in a mail.
func (c cell) Classes() string {
	var all []string
	if c.Tone != "" {
		all = append(all, string(c.Tone))
	}
	if c.Even {
		all = append(all, "even")
	}
	if c.Spare {
		all = append(all, "spare")
	}
	return strings.Join(all, " ")
}

const (
	padding = 5  // of the cells of a mail, on every side
	indent  = 14 // of a part of the line above
	bracket = 5  // the width of a closing bracket
)

func (v viewer) figured(t document.Table, id string) *figures {
	var (
		f    figures
		slim []document.Cut
	)
	t, remarks := t.Unremarked()
	if v.ruler != nil {
		t, f.spare, slim, f.Tight = v.ruler.fit(t)
		t.Columns = t.InBlocks().Columns
	}
	f.Title, f.ID, f.Notes, f.Cuts, f.Slim = t.Title(), id, t.Notes, v.cuts(t.Cuts, id), v.cuts(slim, id)
	f.Broad, f.Made = breadth(t) > pageful, v.originsOf(t).few()
	hangs := make([]bool, len(t.Columns))
	var weights float64
	for _, c := range t.Columns {
		weights += weight(c)
	}
	for i, c := range t.Columns {
		hangs[i] = c.Numeric && bracketed(t.Rows, i)
		f.Heads = append(f.Heads, cell{Text: c.Head, Align: align(c), Wide: c.Wide, Spare: slices.Contains(f.spare, i), Width: int(100 * weight(c) / weights)})
	}
	for i, r := range t.Rows {
		if i%often == 0 && v.ctx.Err() != nil {
			break // whoever sets the page finds that too
		}
		f.Rows = append(f.Rows, v.line(t.Columns, r, hangs, f.spare))
		if last := &f.Rows[i]; remarks != nil && remarks[i] != "" {
			last.Remark, last.Across = remarks[i], len(t.Columns)
		}
	}
	if script.RTL(v.doc.Lang) {
		f.mirror()
	}
	return &f
}

// mirror makes the table one that begins at the right. Figures stay flush right, so
// that their digits stand below each other.
func (f *figures) mirror() {
	turn := func(cells []cell) {
		for i := range cells {
			if cells[i].Align == "left" {
				cells[i].Align = "right"
			}
			cells[i].Right, cells[i].Left = cells[i].Left, 0
		}
	}
	turn(f.Heads)
	for i := range f.Rows {
		head := []cell{f.Rows[i].Head}
		turn(head)
		f.Rows[i].Head = head[0]
		turn(f.Rows[i].Cells)
	}
}

// pageful is how many characters of a table fit beside each other on a page.
const pageful = 70

// breadth is about how many characters of the table stand beside each other:
// numbers do not break, and words only between each other.
func breadth(t document.Table) (all int) {
	t = t.InBlocks() // a drawing is about as wide
	for i, c := range t.Columns {
		most := longestWord(c.Head)
		for _, r := range t.Rows {
			if words := r.Cells[i].Words(); c.Numeric {
				most = max(most, utf8.RuneCountInString(words))
			} else {
				most = max(most, min(longestWord(words), manyLetters))
			}
		}
		all += most + 2
	}
	return all
}

// manyLetters is how long a word of a cell stays whole.
const manyLetters = 20

func longestWord(words string) (most int) {
	for word := range strings.FieldsSeq(words) {
		most = max(most, utf8.RuneCountInString(word))
	}
	return most
}

// numbers is what a chart draws, as a table that stands beside it.
func (v viewer) numbers(c document.Chart) *figures {
	t := c.Data()
	for i := range t.Columns {
		t.Columns[i].Head = cmp.Or(t.Columns[i].Head, c.Unit, "Figure")
	}
	f := v.figured(t, "")
	if made := v.originsOf(t); made != nil && len(made.Heads) == 2 && len(t.Columns) == 2 {
		f.beside(made)
	}
	return f
}

// beside puts the origins of the only column of figures into one of their own.
func (f *figures) beside(made *origins) {
	f.Heads = append(f.Heads, cell{Text: "Cells", Align: "left"})
	for i, row := range made.Rows {
		f.Rows[i].Cells = append(f.Rows[i].Cells, cell{Text: row[1], Align: "left"})
	}
	made.Rows = nil
	f.Made = made
}

func (v viewer) line(columns []document.Column, r document.Row, hangs []bool, spare []int) row {
	total := r.Rank == document.Total
	cells := make([]cell, len(r.Cells))
	for i, c := range r.Cells {
		cells[i] = cell{
			Text: c.Shown, Shape: c.Tone.Shape(), Tone: c.Tone, figure: v.figure(c.Figure),
			Align: align(columns[i]), Wide: columns[i].Wide, Spare: slices.Contains(spare, i), Total: total,
		}
		if c.Spark != nil && v.ruler != nil {
			cells[i].Blocks = c.Spark.Blocks()
		} else if c.Spark != nil {
			cells[i].Drawing = v.spark(*c.Spark)
		}
		if hangs[i] && !strings.HasSuffix(c.Shown, ")") {
			cells[i].Even = true
		}
	}
	sub := r.Rank == document.Sub
	if sub {
		cells[0].Left = padding + indent
	}
	return row{Head: cells[0], Cells: cells[1:], Sub: sub, Total: total}
}

// bracketed tells whether the column has a negative number, which is shown in
// brackets.
func bracketed(rows []document.Row, column int) bool {
	for _, r := range rows {
		if strings.HasSuffix(r.Cells[column].Shown, ")") {
			return true
		}
	}
	return false
}

// weight is the column's weight, one if it has none.
func weight(c document.Column) float64 {
	if c.Weight <= 0 {
		return 1
	}
	return c.Weight
}

func align(c document.Column) string {
	if c.Numeric {
		return "right"
	}
	return "left"
}
