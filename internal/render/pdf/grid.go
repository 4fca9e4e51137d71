package pdf

import (
	"math"
	"slices"
	"strings"

	"catchup/internal/document"
)

// Lengths are of type in its full size; in smaller type they shrink with it.
const (
	gutter     = 3.0  // between columns
	widestRun  = 75.0 // of a column of words, before its lines are broken
	widestWord = 45.0 // a wider word is broken rather than squeeze its neighbours
	shortRun   = 26.0 // a cell that is no wider is not broken
	nameRun    = 36.0 // nor is a name that is no wider
	remarkRun  = 45.0 // a column of remarks is no narrower, if it has as much to say
)

// smallestTable is how small the type of a table may be, as a part of its full
// size: 7.5 points of 9.
const smallestTable = 7.5 / 9

// oneLine is how small type may be made, in the same measure, to have all cells
// on one line: 8 points of 9.
const oneLine = 8.0 / 9

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

// claim is what a column asks for in type of full size: least is its longest
// word within reason, or a short cell; best its longest cell within reason, or
// half of its head; run its longest cell; tight what is enough if short cells are
// broken in two, such as “not available”, but for names.
type claim struct {
	column
	tight, least, best, run float64
}

// scaled is the claim in type of another size.
func (c claim) scaled(by float64) claim {
	c.hang *= by
	c.least, c.best, c.run = c.least*by, c.best*by, c.run*by
	return c
}

// tightened are the claims of columns whose short cells are broken in two.
func tightened(claims []claim) []claim {
	tight := slices.Clone(claims)
	for i := range tight {
		tight[i].least = tight[i].tight
	}
	return tight
}

// claims measures the columns of a table.
func (ts tableSetter) claims(t document.Table) []claim {
	claims := make([]claim, len(t.Columns))
	names := namesOf(t)
	g := ts.sized(1)
	for i, c := range t.Columns {
		one := &claims[i]
		one.numeric = c.Numeric
		one.widen([]span{ts.s.span(nil, glued(c.Head), g.head)}, 0, 0)
		head := one.run / 2 // it may be broken into words without harm
		one.run = 0
		for j, row := range t.Rows {
			if j%often == 0 && ts.s.ctx.Err() != nil {
				break
			}
			if i >= len(row.Cells) {
				continue
			}
			if c.Numeric && strings.HasSuffix(row.Cells[i].Shown, ")") {
				one.hang = g.total.width(")")
			}
			if drawsSpark(row.Cells[i]) {
				one.tight, one.least, one.best = max(one.tight, sparkRoom), max(one.least, sparkRoom), max(one.best, sparkRoom)
				continue
			}
			short := shortRun
			if i == names {
				short = nameRun
			}
			one.widen(ts.cellSpans(g, row, i, nil), indentOf(row, i), short)
		}
		if i == names {
			one.tight = one.least
		}
		if c.Remark {
			one.least = max(one.least, min(one.run, remarkRun))
			one.tight = one.least
		}
		one.least, one.tight = one.least+one.hang, one.tight+one.hang
		one.best = max(min(max(one.run, head), widestRun)+one.hang, one.least)
		one.run = max(one.run+one.hang, one.least)
	}
	return claims
}

// widen makes the claim wide enough for a cell, of which no more than a short
// run is kept on one line.
func (c *claim) widen(spans []span, indent, short float64) {
	whole := indent
	for _, w := range split(spans) {
		wide := w.width()
		c.tight = max(c.tight, min(wide, widestWord)+indent)
		whole += w.space() + wide
	}
	c.run = max(c.run, whole)
	c.least = max(c.least, c.tight, min(whole, short))
	c.tight = max(c.tight, min(whole, short)/2)
}

// scaleFor is the size, as a part of the full one, in which columns fit into the
// room: somewhat smaller than full if all cells then stand on one line, which no
// cell wider than widestRun does, or else as small as tables may be for their
// least claims. It reports whether they do fit.
func (ts tableSetter) scaleFor(claims []claim, room float64) (scale float64, fits bool) {
	least := gutter * float64(max(0, len(claims)-1))
	best, single := least, true
	for _, c := range claims {
		least, best = least+c.least, best+c.best
		single = single && c.best < widestRun
	}
	if scale = ts.quarters(room / best); scale == 1 || single && scale >= oneLine-slack {
		return scale, true
	}
	if scale = ts.quarters(room / least); scale >= smallestTable-slack {
		return scale, true
	}
	return smallestTable, false
}

// quarters is a scale that makes the type of tables whole quarters of a point,
// and no larger than full.
func (ts tableSetter) quarters(scale float64) float64 {
	if scale >= 1-slack {
		return 1
	}
	return math.Floor(4*ts.s.cell.size*scale) / 4 / ts.s.cell.size
}

// newGrid places the columns in the room, in type of a scale.
func (ts tableSetter) newGrid(claims []claim, scale, room float64) grid {
	g := ts.sized(scale)
	g.columns = make([]column, len(claims))
	scaled := make([]claim, len(claims))
	for i, c := range claims {
		scaled[i] = c.scaled(scale)
		g.columns[i] = scaled[i].column
	}
	gap := scale * gutter
	place(g.columns, scaled, room-gap*float64(max(0, len(claims)-1)), scale*widestRun, gap)
	return g
}

// sized are the styles of a table without columns.
func (ts tableSetter) sized(scale float64) grid {
	return grid{places: ts.s.places, head: ts.s.head.scaled(scale), cell: ts.s.cell.scaled(scale), total: ts.s.total.scaled(scale)}
}

func (s style) scaled(by float64) style {
	s.size *= by
	return s
}

// place sets the columns side by side in the room. Cells that are no wider than
// broad are kept on one line before heads are, and these before broader cells: a
// head costs lines once, a cell in each row. What is left over the columns share by
// what stands in them.
func place(columns []column, claims []claim, room, broad, gap float64) {
	widths := make([]float64, len(claims))
	for i, c := range claims {
		widths[i] = c.least
	}
	if least := sum(widths); least > room {
		multiply(widths, room/least)
	} else {
		grant(widths, room, claims, func(c claim) float64 { return min(c.run, broad+c.hang) })
		grant(widths, room, claims, func(c claim) float64 { return c.best })
		grant(widths, room, claims, func(c claim) float64 { return c.run })
	}
	if best := sum(widths); best > 0 && room-best > slack {
		alike(widths, claims, room)
		multiply(widths, room/sum(widths))
	}
	x := 0.0
	for i, width := range widths {
		columns[i].x, columns[i].width = x, width
		x += width + gap
	}
}

func sum(widths []float64) (all float64) {
	for _, one := range widths {
		all += one
	}
	return all
}

func multiply(widths []float64, by float64) {
	for i := range widths {
		widths[i] *= by
	}
}

// grant makes columns as wide as they wish, or shares what there is of the room.
func grant(widths []float64, room float64, claims []claim, wish func(claim) float64) {
	needs := make([]float64, len(claims))
	for i, c := range claims {
		needs[i] = max(0, wish(c)-widths[i])
	}
	most := level(needs, room-sum(widths))
	for i := range widths {
		widths[i] += min(most, needs[i])
	}
}

// level is how much each of those that need something gets of the rest, or as much
// as they need if that is less: those that need little have it all.
func level(needs []float64, rest float64) float64 {
	needs = slices.Sorted(slices.Values(needs))
	for i, need := range needs {
		share := rest / float64(len(needs)-i)
		if need > share {
			return share
		}
		rest -= need
	}
	return math.Inf(1)
}

// alike makes columns of figures as wide as the widest of them, if there is
// room.
func alike(widths []float64, claims []claim, room float64) {
	var widest, others, n float64
	for i, c := range claims {
		if c.numeric {
			widest, n = max(widest, widths[i]), n+1
		} else {
			others += widths[i]
		}
	}
	if others+n*widest > room {
		return
	}
	for i := range claims {
		if claims[i].numeric {
			widths[i] = widest
		}
	}
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
			hang := c.hang
			if strings.HasSuffix(last.printed(), ")") {
				hang -= min(c.hang, last.style.width(")"))
			}
			shift = c.x + c.width - hang - (last.x + last.width())
			if last.base { // mirrored, its right edge is what is the left one here
				shift = c.x + hang
			}
		}
		for j := range texts {
			texts[j].x += shift
		}
	}
	return lines
}

// glued is the head of a column of which no line begins with a bracket or a unit:
// they stay with the word before them, and a short bracket in one piece.
func glued(head string) string {
	const shortBracket = 12
	words := strings.Fields(head)
	var out strings.Builder
	within := false
	for i, w := range words {
		switch {
		case i == 0:
		case within || strings.HasPrefix(w, "(") || isUnit(words[i-1], w):
			out.WriteString(nbsp)
		default:
			out.WriteByte(' ')
		}
		out.WriteString(w)
		if strings.HasPrefix(w, "(") {
			rest := strings.Join(words[i:], " ")
			end := strings.IndexByte(rest, ')')
			within = end >= 0 && end <= shortBracket
		}
		within = within && !strings.Contains(w, ")")
	}
	return out.String()
}

// isUnit tells whether a word of a head is the unit of the number before it: 5 %,
// 12 £m, 3 days.
func isUnit(before, word string) bool {
	return before[len(before)-1] >= '0' && before[len(before)-1] <= '9' && len(word) <= len("months")
}
