package pdf

import (
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
)

// deepestHead is how high a head may be and still be repeated on every page.
const deepestHead = 60.0

// often is after how many rows of a table the context is looked at.
const often = 100

// tableSetter sets tables.
type tableSetter struct{ s *setter }

func (s *setter) tables() tableSetter { return tableSetter{s} }

// setStretch sets the caption, the head, the rows and the notes, and returns the
// element that they are in. The caption and the head stay with the first row,
// the total with the row before it, the notes with the last row; the caption
// and the head stand again on every page.
func (ts tableSetter) setStretch(t stretch, scale float64) *tag.Element {
	table := ts.tabular(t.Table)
	ts.setTitle(table.caption, ts.title(t.Caption, t.Unit, t.says, t.Illustrative))
	g := ts.newGrid(t.claims, scale, ts.s.typeWidth)
	head := ts.headLines(g, t.Columns, table.head)
	ts.s.lines = append(ts.s.lines, head...)
	ts.setRows(t, table, g, ts.again(t, head))
	ts.setTableNotes(t.Notes)
	return table.whole
}

// again is what stands over the rows of a table that goes on on another page:
// its caption, which says so, and the heads of its columns; or nothing, if all
// that were too high.
func (ts tableSetter) again(t stretch, head []line) []line {
	s := ts.s
	lines := s.lines
	s.lines = nil
	says := strings.TrimPrefix(t.says+", continued", ", ")
	ts.setTitle(nil, ts.title(t.Caption, t.Unit, says, t.Illustrative))
	all := append(s.lines, head...)
	s.lines = lines
	switch {
	case height(all) <= deepestHead:
		return all
	case height(head) <= deepestHead:
		return head
	}
	return nil
}

// setRows sets the rows, each with the head that stands over it if it opens a
// page.
func (ts tableSetter) setRows(t stretch, table tabular, g grid, head []line) {
	if len(t.Rows) == 0 {
		ts.s.paragraph(tableRow, []span{ts.s.span(table.empty(), "No rows.", ts.s.cell.in(ts.s.palette.Muted))}, ts.s.typeWidth, ts.s.leading.prose)
	}
	for i, row := range t.Rows {
		if i%often == 0 && ts.s.ctx.Err() != nil {
			break // whoever set the block finds that too
		}
		ts.s.at.row = i
		first := len(ts.s.lines)
		lines := ts.rowLines(g, row, ts.rowOf(table, row))
		if t.remarks != nil && t.remarks[i] != "" {
			lines = append(lines, ts.remarkLines(table, t.remarks[i], g.cell)...)
		}
		ts.rule(lines, row.Rank)
		ts.s.lines = append(ts.s.lines, lines...)
		ts.s.lines[len(ts.s.lines)-1].bond = rowBond(t.Table, i)
		for j := first; j < len(ts.s.lines); j++ {
			ts.s.lines[j].head = head
		}
	}
	ts.s.at.row = 0
}

// A table of no more rows than fewRows stands whole. Of a longer one, as many as
// fewest stand on either side of an end of a page.
const (
	fewRows = 15
	fewest  = 3
)

// rowBond is the bond between row i and what follows it.
func rowBond(t document.Table, i int) float64 {
	n := len(t.Rows)
	switch {
	case i == n-1 && len(t.Notes) > 0, i < n-1 && holds(t.Rows[i], t.Rows[i+1]):
		return flow.Never
	case i == n-1:
		return flow.Free
	case i+1 < fewest || n-i-1 < fewest:
		return flow.Strong
	case n <= fewRows:
		return flow.Whole
	}
	return flow.Within
}

// holds tells whether a row must not be parted from the next one.
func holds(row, next document.Row) bool {
	return next.Rank == document.Total || next.Rank == document.Sub && row.Rank != document.Sub
}

// setCaption sets what stands over a chart, and stays with it.
func (ts tableSetter) setCaption(in *tag.Element, words, unit string) {
	ts.setTitle(in, ts.title(words, unit, "", false))
}

// title is the words of a caption, with what its table or chart is called. More is
// what it says behind them and their unit.
func (ts tableSetter) title(words, unit, more string, illustrative bool) []phrase {
	ts.s.missing.head(ts.s.caption.face, words)
	return append(ts.s.label(), ts.over(phrase{words, ts.s.caption, nowhere}, unit, more, illustrative)...)
}

// over is words over a table or a chart, and what is said behind them.
func (ts tableSetter) over(words phrase, unit, more string, illustrative bool) []phrase {
	plain := ts.s.caption.with(ts.s.faces.Sans).in(ts.s.palette.Muted)
	all := []phrase{words}
	if unit != "" {
		all = append(all, phrase{" (" + unit + ")", plain, nowhere})
	}
	if more != "" {
		all = append(all, phrase{", " + strings.ReplaceAll(more, " ", nbsp), plain, nowhere})
	}
	if illustrative {
		all = append(all, phrase{"  ◆\u00a0Illustrative\u00a0figures", ts.s.smallStrong.in(ts.s.palette.Watch), nowhere})
	}
	return all
}

// setTitle sets a caption in an element. What only stands again needs none.
func (ts tableSetter) setTitle(in *tag.Element, all []phrase) {
	if in == nil {
		in = &tag.Element{}
	}
	for _, texts := range wrap(ts.s.phrases(in, all), ts.s.typeWidth) {
		ts.s.add(caption, ts.s.leading.prose, texts).bond = flow.Never
	}
}

// headLines sets the heads of the columns on their last line, over a rule.
func (ts tableSetter) headLines(g grid, columns []document.Column, row *tag.Element) []line {
	cells := make([][][]text, len(columns))
	deep := 1
	for i, c := range columns {
		cells[i] = g.wrapCell(i, []span{ts.s.span(headCell(row, tag.OfColumn, c.Head, i), glued(c.Head), g.head)}, 0)
		deep = max(deep, len(cells[i]))
	}
	lines := ts.strips(tableHead, cells, deep)
	for i := range lines {
		lines[i].bond = flow.Never
	}
	last := &lines[deep-1]
	last.bars = []bar{{y: last.height - 0.4, width: ts.s.typeWidth, height: 0.4, colour: ts.s.palette.AccentDark}}
	return lines
}

// rowLines set a row as high as its deepest cell.
func (ts tableSetter) rowLines(g grid, row document.Row, of []*tag.Element) []line {
	cells := make([][][]text, len(g.columns))
	deep := 1
	for i := range g.columns {
		if i < len(row.Cells) && !drawsSpark(row.Cells[i]) {
			cells[i] = g.wrapCell(i, ts.cellSpans(g, row, i, of[i]), indentOf(row, i))
			deep = max(deep, len(cells[i]))
		}
	}
	p := tableRow
	if row.Rank == document.Total {
		p = tableTotal
	}
	lines := ts.strips(p, cells, deep)
	for i := range lines {
		lines[i].bond = flow.Never
	}
	lines[0].sparks = ts.sparks(g, row, of)
	return lines
}

// remarkLines set what is said of a row below it, over all columns.
func (ts tableSetter) remarkLines(table tabular, words string, look style) []line {
	said := ts.s.span(table.across(), words, look.in(ts.s.palette.Muted))
	f := filler{width: ts.s.typeWidth - remarkIndent, places: ts.s.places}
	cell := f.fill([]span{said})
	for _, texts := range cell {
		for i := range texts {
			texts[i].x += remarkIndent
		}
	}
	lines := ts.strips(tableRow, [][][]text{cell}, max(1, len(cell)))
	for i := range lines {
		lines[i].bond = flow.Never
	}
	return lines
}

// remarkIndent is how far in a remark stands below its row.
const remarkIndent = 3.0

// rule draws the rules of a row, with its remark, under its last line and, for a
// total, over its first: a total stands between rules, other rows on a hairline.
func (ts tableSetter) rule(lines []line, rank document.Rank) {
	first, last := &lines[0], &lines[len(lines)-1]
	if rank != document.Total {
		last.bars = append(last.bars, bar{y: last.height - 0.1, width: ts.s.typeWidth, height: 0.1, colour: ts.s.palette.Line})
		return
	}
	first.bars = append(first.bars, bar{y: -0.1, width: ts.s.typeWidth, height: 0.3, colour: ts.s.palette.Ink})
	last.bars = append(last.bars, bar{y: last.height - 0.3, width: ts.s.typeWidth, height: 0.3, colour: ts.s.palette.Ink})
}

// strips puts the lines of the cells side by side, deep lines in all, with
// half a unit above and below. Heads stand on the last line, other cells begin
// on the first.
func (ts tableSetter) strips(p part, cells [][][]text, deep int) []line {
	of := ts.s.at
	of.part = p
	lines := make([]line, deep)
	for i := range lines {
		lines[i].of, lines[i].height = of, ts.s.leading.tight
	}
	lines[0].texts = make([]text, 0, len(cells))
	lines[0].height += ts.s.leading.unit / 2
	lines[deep-1].height += ts.s.leading.unit / 2
	for _, cell := range cells {
		from := 0
		if p == tableHead {
			from = deep - len(cell)
		}
		for i, texts := range cell {
			for _, t := range texts {
				t.y = middle(t.style, ts.s.leading.tight)
				if from+i == 0 {
					t.y += ts.s.leading.unit / 2
				}
				lines[from+i].texts = append(lines[from+i].texts, t)
			}
		}
	}
	return lines
}

// cellSpans are a cell's words with the shape of their tone before them.
func (ts tableSetter) cellSpans(g grid, row document.Row, column int, of *tag.Element) []span {
	cell := row.Cells[column]
	look := g.cell
	switch row.Rank {
	case document.Total:
		look = g.total
	case document.Sub:
		look = look.in(ts.s.palette.Muted)
	}
	if cell.Tone == document.Plain {
		return []span{ts.s.span(of, cell.Shown, look)}
	}
	look = look.in(ts.s.palette.Tone(cell.Tone))
	return []span{ts.s.span(of, cell.Tone.Shape()+"\u00a0"+strings.TrimSpace(cell.Shown), look)}
}

// indentOf moves the name of a sub row in.
func indentOf(row document.Row, column int) float64 {
	if row.Rank == document.Sub && column == 0 {
		return 3
	}
	return 0
}

func (ts tableSetter) setTableNotes(notes []string) {
	for i, words := range notes {
		if i == 0 {
			ts.s.add(tableNote, ts.s.leading.unit/2, nil).bond = flow.Never
		} else {
			bind(ts.s.lines[len(ts.s.lines)-1:], flow.Strong)
		}
		ts.s.paragraph(tableNote, ts.s.say(tag.Note, words, ts.s.small), ts.s.typeWidth, ts.s.leading.tight)
	}
}
