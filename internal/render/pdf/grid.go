package pdf

import (
	"strings"

	"catchup/internal/document"
)

const (
	gutter     = 3.0  // between columns
	widestRun  = 75.0 // of a column of words, before its lines are broken
	widestWord = 45.0 // a wider word is broken rather than squeeze its neighbours
	shortRun   = 26.0 // a cell that is no wider is not broken
)

// grid is where the columns of a table stand, and in what size its words are.
type grid struct {
	columns           []column
	head, cell, total style
	places            places // where words that are wider than their column are parted
}

// column is the room of one column, without the gutters. Hang is the width of
// the closing bracket that stands out of a column of figures, so that the
// digits of (1.2) and 3.4 stand below each other.
type column struct {
	x, width float64
	numeric  bool
	hang     float64
}

// newGrid gives every column the room it needs, in the largest size in which
// there is enough; in the smallest, words are broken.
func (ts tableSetter) newGrid(t document.Table) grid {
	var g grid
	room := ts.s.typeWidth - gutter*float64(max(0, len(t.Columns)-1))
	for _, scale := range []float64{1, 0.9, 0.8} {
		g = grid{places: ts.s.places, head: ts.s.head.scaled(scale), cell: ts.s.cell.scaled(scale), total: ts.s.total.scaled(scale)}
		claims := ts.claims(&g, t)
		enough := place(g.columns, claims, room)
		if enough {
			break
		}
	}
	return g
}

func (s style) scaled(by float64) style {
	s.size *= by
	return s
}

// claim is what a column asks for: least is its longest word within reason, best its
// longest cell, and of what is left over it takes a share by weight.
type claim struct{ least, best, weight float64 }

// claims measures the columns and adds them to the grid.
func (ts tableSetter) claims(g *grid, t document.Table) []claim {
	claims := make([]claim, len(t.Columns))
	for i, c := range t.Columns {
		claims[i] = claim{weight: max(c.Weight, 0.1)}
		claims[i].widen([]span{ts.s.span(nil, c.Head, g.head)}, true)
		col := column{numeric: c.Numeric}
		for j, row := range t.Rows {
			if j%often == 0 && ts.s.ctx.Err() != nil {
				break
			}
			if i >= len(row.Cells) {
				continue
			}
			if c.Numeric && strings.HasSuffix(row.Cells[i].Shown, ")") {
				col.hang = g.total.width(")")
			}
			claims[i].widen(ts.cellSpans(*g, row, i, nil), false)
		}
		claims[i].least += col.hang
		claims[i].best = max(min(claims[i].best, widestRun)+col.hang, claims[i].least)
		g.columns = append(g.columns, col)
	}
	return claims
}

// widen makes the claim wide enough for a cell. Heads may be broken into
// words without harm.
func (c *claim) widen(spans []span, head bool) {
	var whole float64
	for _, w := range split(spans) {
		c.least = max(c.least, min(w.width(), widestWord))
		whole += w.space() + w.width()
	}
	if head {
		whole /= 2
	}
	c.best = max(c.best, whole)
	if whole <= shortRun {
		c.least = max(c.least, whole)
	}
}

// place sets the columns side by side in the room. It reports false if there
// is not room for the longest word of each.
func place(columns []column, claims []claim, room float64) bool {
	var least, best, weight float64
	for _, c := range claims {
		least, best, weight = least+c.least, best+c.best, weight+c.weight
	}
	x := 0.0
	for i, c := range claims {
		width := c.best + (room-best)*c.weight/weight
		switch {
		case least > room:
			width = c.least * room / least
		case best > room:
			width = c.least + (room-least)*(c.best-c.least)/(best-least)
		}
		columns[i].x, columns[i].width = x, width
		x += width + gutter
	}
	return least <= room+slack
}

// wrapCell breaks a cell's words into lines and moves them to its column,
// figures to the right.
func (g grid) wrapCell(i int, spans []span, indent float64) [][]text {
	c := g.columns[i]
	f := filler{width: c.width - indent - c.hang + slack, places: g.places}
	lines := f.fill(spans)
	for _, texts := range lines {
		shift := c.x + indent
		if c.numeric && len(texts) > 0 {
			last := texts[len(texts)-1]
			shift = c.x + c.width - c.hang - (last.x + last.width())
			if strings.HasSuffix(last.printed(), ")") {
				shift += last.style.width(")")
			}
		}
		for j := range texts {
			texts[j].x += shift
		}
	}
	return lines
}
