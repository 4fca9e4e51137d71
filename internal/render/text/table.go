package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/document"
)

// often is after how many rows of a table the context is looked at.
const often = 200

// between parts two columns.
const between = "  "

// aligned sets the table in columns: all columns if they fit, or else without
// the wide ones, or else with wrapped words, or else without as many of the spare
// ones as need be, the greatest first. A table that is still too wide is set line
// under line. What is cut off by the end of the context does not matter: whoever
// sets the text finds that too. Cuts are what is left out.
func (s *sheet) aligned(t document.Table) (lines []string, cuts []document.Cut) {
	t, remarks := t.Unremarked()
	if g := gridOf(t); g.width() <= measure {
		return s.ruled(t, g, remarks), t.Cuts
	}
	columns := t.Narrow()
	for {
		few := t.Kept(columns)
		if g := gridOf(few); g.squeeze(measure) {
			return s.ruled(few, g, remarks), few.Cuts
		}
		most := 0
		for _, i := range columns {
			most = max(most, t.Columns[i].Spare)
		}
		if most == 0 {
			return s.listed(t, remarks), t.Cuts
		}
		columns = slices.DeleteFunc(columns, func(i int) bool { return t.Columns[i].Spare == most })
	}
}

// remarked are the lines with the remark on row i below them, if there is one.
func remarked(lines, remarks []string, i int) []string {
	if remarks == nil || remarks[i] == "" {
		return lines
	}
	return append(lines, hang(between+between, remarks[i]))
}

// ruled are the lines of a grid of the table's rows, with what is said of them.
func (s *sheet) ruled(t document.Table, g *grid, remarks []string) []string {
	lines := g.line(g.heads, true)
	lines = append(lines, g.rule())
	for i, r := range g.rows {
		if i%often == 0 && s.ctx.Err() != nil {
			break
		}
		if t.Rows[i].Rank == document.Total {
			lines = append(lines, g.rule())
		}
		lines = remarked(append(lines, g.line(r, false)...), remarks, i)
	}
	return lines
}

// grid is a table as words, and the widths of its columns in characters.
type grid struct {
	heads   []string
	rows    [][]string
	numeric []bool
	widths  []int
}

func gridOf(t document.Table) *grid {
	g := &grid{rows: make([][]string, len(t.Rows))}
	for i, c := range t.Columns {
		g.add(c, column(t, i))
	}
	return g
}

// add appends a column that is wide enough for its cells and for each word of
// its head.
func (g *grid) add(c document.Column, cells []string) {
	width := longestWord(c.Head)
	for i, cell := range cells {
		g.rows[i] = append(g.rows[i], cell)
		width = max(width, utf8.RuneCountInString(cell))
	}
	g.heads = append(g.heads, c.Head)
	g.numeric = append(g.numeric, c.Numeric)
	g.widths = append(g.widths, width)
}

// column is the words of a column's cells. If some of its numbers are in
// brackets, the others have a space for the bracket, so that the digits stand
// below each other.
func column(t document.Table, i int) []string {
	cells, brackets := make([]string, len(t.Rows)), false
	for j, r := range t.Rows {
		cells[j] = strings.Join(fields(r.Cells[i].Words()), " ")
		if i == 0 && r.Rank == document.Sub {
			cells[j] = between + cells[j]
		}
		brackets = brackets || strings.HasSuffix(cells[j], ")")
	}
	if !t.Columns[i].Numeric || !brackets {
		return cells
	}
	for j := range cells {
		if !strings.HasSuffix(cells[j], ")") {
			cells[j] += " "
		}
	}
	return cells
}

// width is the number of characters of a line.
func (g *grid) width() int {
	total := len(between) * (len(g.widths) - 1)
	for _, w := range g.widths {
		total += w
	}
	return total
}

// squeeze narrows the columns of words, the widest first, until the grid is
// no wider than width; it tells whether that can be done. No column stays wider
// than width, so it begins there: the steps do not grow with the words.
func (g *grid) squeeze(width int) bool {
	least, narrowest := make([]int, len(g.widths)), len(between)*(len(g.widths)-1)
	for i := range least {
		least[i] = g.least(i)
		narrowest += least[i]
	}
	if narrowest > width {
		return false
	}
	for i, w := range g.widths {
		g.widths[i] = max(least[i], min(w, width))
	}
	for g.width() > width {
		widest := -1
		for i, w := range g.widths {
			if w > least[i] && (widest < 0 || w > g.widths[widest]) {
				widest = i
			}
		}
		g.widths[widest]--
	}
	return true
}

// least is the width below which a column cannot go: numbers do not wrap.
func (g *grid) least(column int) int {
	if g.numeric[column] {
		return g.widths[column]
	}
	width := longestWord(g.heads[column])
	for _, r := range g.rows {
		width = max(width, indent(r[column])+longestWord(r[column]))
	}
	return width
}

// listed sets each row as its first cell and, below, the others with their
// heads.
func (s *sheet) listed(t document.Table, remarks []string) []string {
	var lines []string
	for i, r := range t.Rows {
		if i%often == 0 && s.ctx.Err() != nil {
			break
		}
		lines = append(lines, wrap(r.Cells[0].Words()))
		for i, c := range r.Cells[1:] {
			lines = append(lines, hang(between, brief(t.Columns[i+1].Head)+": "+c.Words()))
		}
		lines = remarked(lines, remarks, i)
	}
	return lines
}

// brief is a head that every row repeats, cut off after a line.
func brief(head string) string {
	for i, n := 0, 0; i < len(head); n++ {
		if n == measure {
			return head[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(head[i:])
		i += size
	}
	return head
}

func longestWord(s string) int {
	longest := 0
	for _, w := range fields(s) {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest
}
