package pdf

import (
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// deepestHead is how high a head may be and still be repeated on every page.
const deepestHead = 60.0

// setTable sets the caption, the head, the rows and the notes. The caption and
// the head stay with the first row, the total with the row before it, the
// notes with the last row; the head stands again on every page.
func (s *setter) setTable(t document.Table) {
	s.gap(5)
	table := s.tabular(t)
	s.setCaption(table.caption, t.Caption, t.Unit, t.Illustrative)
	g := s.newGrid(t)
	head := s.headLines(g, t.Columns, table.head)
	s.lines = append(s.lines, head...)
	if height(head) > deepestHead {
		head = nil
	}
	if len(t.Rows) == 0 {
		s.paragraph(tableRow, []span{s.span(table.empty(), "No rows.", s.cell.in(s.palette.Muted))}, s.typeWidth, proseLeading)
	}
	for i, row := range t.Rows {
		s.at.row = i
		first := len(s.lines)
		s.setRow(g, row, s.rowOf(table, row))
		stays := i+1 < len(t.Rows) && holds(row, t.Rows[i+1]) || i+1 == len(t.Rows) && len(t.Notes) > 0
		s.lines[len(s.lines)-1].keep = stays
		for j := first; j < len(s.lines); j++ {
			s.lines[j].head = head
		}
	}
	s.at.row = 0
	s.setTableNotes(t.Notes)
}

// holds tells whether a row must not be parted from the next one.
func holds(row, next document.Row) bool {
	return next.Rank == document.Total || next.Rank == document.Sub && row.Rank != document.Sub
}

// setCaption sets what stands over a table or a chart, and stays with it.
func (s *setter) setCaption(in *tag.Element, words, unit string, illustrative bool) {
	all := []phrase{{words, s.caption, nowhere}}
	if unit != "" {
		all = append(all, phrase{" (" + unit + ")", s.caption.with(s.faces.Sans).in(s.palette.Muted), nowhere})
	}
	if illustrative {
		all = append(all, phrase{"  ◆\u00a0Illustrative\u00a0figures", s.smallStrong.in(s.palette.Watch), nowhere})
	}
	for _, texts := range wrap(s.phrases(in, all), s.typeWidth) {
		s.add(caption, proseLeading, texts).keep = true
	}
}

// headLines sets the heads of the columns on their last line, over a rule.
func (s *setter) headLines(g grid, columns []document.Column, row *tag.Element) []line {
	cells := make([][][]text, len(columns))
	deep := 1
	for i, c := range columns {
		cells[i] = g.wrapCell(i, []span{s.span(headCell(row, tag.OfColumn, c.Head, i), c.Head, g.head)}, 0)
		deep = max(deep, len(cells[i]))
	}
	for i := range cells {
		cells[i] = append(make([][]text, deep-len(cells[i])), cells[i]...)
	}
	lines := s.strips(tableHead, cells, deep)
	for i := range lines {
		lines[i].keep = true
	}
	last := &lines[deep-1]
	last.bars = []bar{{y: last.height - 0.4, width: s.typeWidth, height: 0.4, colour: s.palette.AccentDark}}
	return lines
}

// setRow sets a row as high as its deepest cell. A total stands between
// rules, other rows on a hairline.
func (s *setter) setRow(g grid, row document.Row, of []*tag.Element) {
	cells := make([][][]text, len(g.columns))
	deep := 1
	for i := range g.columns {
		if i < len(row.Cells) {
			cells[i] = g.wrapCell(i, s.cellSpans(g, row, i, of[i]), indentOf(row, i))
			deep = max(deep, len(cells[i]))
		}
	}
	p := tableRow
	if row.Rank == document.Total {
		p = tableTotal
	}
	lines := s.strips(p, cells, deep)
	for i := range lines {
		lines[i].keep = true
	}
	s.rule(lines, row.Rank)
	s.lines = append(s.lines, lines...)
}

// rule draws the rules of a row under its last line and, for a total, over
// its first.
func (s *setter) rule(lines []line, rank document.Rank) {
	first, last := &lines[0], &lines[len(lines)-1]
	if rank != document.Total {
		last.bars = append(last.bars, bar{y: last.height - 0.1, width: s.typeWidth, height: 0.1, colour: s.palette.Line})
		return
	}
	first.bars = append(first.bars, bar{y: -0.1, width: s.typeWidth, height: 0.3, colour: s.palette.Ink})
	last.bars = append(last.bars, bar{y: last.height - 0.3, width: s.typeWidth, height: 0.3, colour: s.palette.Ink})
}

// strips puts the lines of the cells side by side, deep lines in all, with
// half a unit above and below.
func (s *setter) strips(p part, cells [][][]text, deep int) []line {
	of := s.at
	of.part = p
	lines := make([]line, deep)
	for i := range lines {
		l := &lines[i]
		l.of, l.height = of, tightLeading
		above := 0.0
		if i == 0 {
			above = unit / 2
			l.height += above
		}
		if i == deep-1 {
			l.height += unit / 2
		}
		for _, cell := range cells {
			if i >= len(cell) {
				continue
			}
			for _, t := range cell[i] {
				t.y = above + middle(t.style, tightLeading)
				l.texts = append(l.texts, t)
			}
		}
	}
	return lines
}

// cellSpans are a cell's words with the shape of their tone before them.
func (s *setter) cellSpans(g grid, row document.Row, column int, of *tag.Element) []span {
	cell := row.Cells[column]
	look := g.cell
	switch row.Rank {
	case document.Total:
		look = g.total
	case document.Sub:
		look = look.in(s.palette.Muted)
	}
	if cell.Tone == document.Plain {
		return []span{s.span(of, cell.Shown, look)}
	}
	look = look.in(s.palette.Tone(cell.Tone))
	return []span{s.span(of, cell.Tone.Shape()+"\u00a0"+strings.TrimSpace(cell.Shown), look)}
}

// indentOf moves the name of a sub row in.
func indentOf(row document.Row, column int) float64 {
	if row.Rank == document.Sub && column == 0 {
		return 3
	}
	return 0
}

func (s *setter) setTableNotes(notes []string) {
	for i, words := range notes {
		if i == 0 {
			s.add(tableNote, unit/2, nil).keep = true
		}
		s.paragraph(tableNote, s.say(tag.Note, words, s.small), s.typeWidth, tightLeading)
	}
}
