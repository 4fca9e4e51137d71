package pdf

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// stretch is some columns of a table, with all its rows and its names. Says is
// which columns they are, for the caption; nothing if they are all.
type stretch struct {
	document.Table
	claims []claim
	says   string
}

// setTable sets a table as it reads best: upright if its columns fit, else on
// pages that lie across, else in parts that each begin with the names of the
// rows.
func (ts tableSetter) setTable(t document.Table) {
	ts.s.gap(5)
	claims := ts.claims(t)
	all := []stretch{{t, claims, ""}}
	turned := ts.s.turned()
	if _, upright := ts.scaleFor(claims, ts.s.typeWidth); upright {
		ts.setStretches(all)
		return
	}
	if _, across := ts.scaleFor(claims, turned.typeWidth); across {
		ts.setAside(t, all)
		return
	}
	parts := ts.parts(t, claims, ts.s.typeWidth)
	if len(parts) <= fewParts {
		ts.setStretches(parts)
		return
	}
	ts.setAside(t, ts.parts(t, claims, turned.typeWidth))
}

// fewParts is in how many parts a table is set upright at the most.
const fewParts = 3

// setStretches sets parts of a table below each other, in type of one size, and
// returns the element of the first.
func (ts tableSetter) setStretches(parts []stretch) *tag.Element {
	scale := 1.0
	for _, p := range parts {
		one, _ := ts.scaleFor(p.claims, ts.s.typeWidth)
		scale = min(scale, one)
	}
	first := ts.setStretch(parts[0], scale)
	for _, p := range parts[1:] {
		ts.s.gap(4)
		ts.setStretch(p, scale)
	}
	return first
}

// setAside sets a table on pages that lie across. They follow the page on which
// a line says so, and leads to the table.
func (ts tableSetter) setAside(t document.Table, parts []stretch) {
	s := ts.s
	pointer := s.in.Add(tag.Paragraph).Add(tag.Link)
	pointer.Says = s.span(nil, "To the table: "+t.Caption, s.small).words
	words := []span{s.span(pointer, t.Caption, s.caption.in(s.palette.Accent)), s.span(pointer, " on the wide page that follows", s.small.in(s.palette.Accent))}
	s.paragraph(overleaf, words, s.typeWidth, s.leading.prose)
	upright, lines := s.paper, s.lines
	s.paper, s.lines = upright.turned(), nil
	pointer.To = ts.setStretches(parts)
	lines[len(lines)-1].aside = s.lines
	s.paper, s.lines = upright, lines
}

// parts divides the columns behind the names evenly, in as few parts as fit into
// the room in the smallest type. One column is not parted from its names.
func (ts tableSetter) parts(t document.Table, claims []claim, room float64) []stretch {
	names := namesOf(t) + 1
	rest := len(claims) - names
	if rest < 2 {
		return []stretch{{t, claims, ""}}
	}
	for n := 2; n < rest; n++ {
		parts := stretches(t, claims, names, n)
		fits := true
		for _, p := range parts {
			_, one := ts.scaleFor(p.claims, room)
			fits = fits && one
		}
		if fits {
			return parts
		}
	}
	return stretches(t, claims, names, rest)
}

// stretches are n parts of a table, each with as many columns as the others or
// one less. The notes stand under the last.
func stretches(t document.Table, claims []claim, names, n int) []stretch {
	rest := len(claims) - names
	var parts []stretch
	for i := range n {
		from, to := names+i*rest/n, names+(i+1)*rest/n
		part := stretch{claims: append(append([]claim{}, claims[:names]...), claims[from:to]...)}
		part.Table = columnsOf(t, names, from, to)
		part.says = fmt.Sprintf("columns %d–%d of %d", from+1, to, len(claims))
		if to-from == 1 {
			part.says = fmt.Sprintf("column %d of %d", to, len(claims))
		}
		if to == len(claims) {
			part.Notes = t.Notes
		}
		parts = append(parts, part)
	}
	return parts
}

// columnsOf is a table's first columns, and those from one up to another.
func columnsOf(t document.Table, first, from, to int) document.Table {
	some := t
	some.Notes = nil
	some.Columns = append(append([]document.Column{}, t.Columns[:first]...), t.Columns[from:to]...)
	some.Rows = make([]document.Row, len(t.Rows))
	for i, row := range t.Rows {
		n := len(row.Cells)
		cells := append([]document.Cell{}, row.Cells[:min(first, n)]...)
		row.Cells = append(cells, row.Cells[min(from, n):min(to, n)]...)
		some.Rows[i] = row
	}
	return some
}

// across is the part of a sheet, which goes on to the right, that a page takes
// whose long side is its head.
func (p paper) across() tag.Box {
	return tag.Box{Bottom: (p.height - p.width) / mmPerPoint, Right: p.height / mmPerPoint, Top: p.height / mmPerPoint}
}

// turned is the paper with its long side at the head.
func (p paper) turned() paper {
	p.width, p.height = p.height, p.width
	p.typeWidth = p.width - 2*p.side
	p.smallWidth = p.typeWidth - 2*inset
	return p
}
