package pdf

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// stretch is some columns of a table, with all its rows and its names. Says is
// which columns they are, for the caption; nothing if they are all. Remarks stand
// below its rows.
type stretch struct {
	document.Table
	claims  []claim
	says    string
	remarks []string
}

// setTable sets a table as it reads best: upright if its columns fit, if need be
// with short cells on two lines; else on pages that lie across; else in parts
// that each begin with the names of the rows. Remarks stand below their rows if
// they have no column of their own on an upright page.
func (ts tableSetter) setTable(t document.Table) {
	ts.s.gap(5)
	claims, upright := ts.claims(t), ts.s.typeWidth
	var remarks []string
	if !ts.fits(claims, upright) && !ts.fits(tightened(claims), upright) {
		if t, remarks = t.Unremarked(); remarks != nil {
			claims = ts.claims(t)
		}
	}
	whole := stretch{t, claims, "", remarks}
	names, across := namesOf(t)+1, ts.s.turned().typeWidth
	switch {
	case ts.fits(claims, upright):
		ts.setStretches([]stretch{whole})
	case ts.fits(tightened(claims), upright):
		whole.claims = tightened(claims)
		ts.setStretches([]stretch{whole})
	case ts.fits(claims, across):
		ts.setAside(t, []stretch{whole})
	case ts.parts(claims, names, upright) <= fewParts:
		ts.setStretches(whole.parted(names, ts.parts(claims, names, upright)))
	default:
		ts.setAside(t, whole.parted(names, ts.parts(claims, names, across)))
	}
}

// fits tells whether columns fit into the room.
func (ts tableSetter) fits(claims []claim, room float64) bool {
	_, fits := ts.scaleFor(claims, room)
	return fits
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
	var words []span
	for _, p := range append(s.label(), phrase{words: t.Caption, style: s.caption}, phrase{words: " on the wide page that follows", style: s.small}) {
		words = append(words, s.span(pointer, p.words, p.style.in(s.palette.Accent)))
	}
	s.paragraph(overleaf, words, s.typeWidth, s.leading.prose)
	upright, lines := s.paper, s.lines
	s.paper, s.lines = upright.turned(), nil
	pointer.To = ts.setStretches(parts)
	lines[len(lines)-1].aside = s.lines
	s.paper, s.lines = upright, lines
}

// parts is in how many parts the columns behind the names fit into the room. One
// column is not parted from its names.
func (ts tableSetter) parts(claims []claim, names int, room float64) int {
	rest := len(claims) - names
	for n := ts.fewest(claims, names, room); n < rest; n++ {
		fits := true
		for i := range n {
			fits = fits && ts.fits(columnsOf(claims, names, i, n), room)
		}
		if fits {
			return n
		}
	}
	return max(1, rest)
}

// fewest is how many parts the columns need at the least, by the sum of their
// widths.
func (ts tableSetter) fewest(claims []claim, names int, room float64) int {
	room /= smallestTable
	var sum float64
	for i, c := range claims {
		if i < names {
			room -= c.least + gutter
		} else {
			sum += c.least + gutter
		}
	}
	return max(1, int(sum/max(room+gutter, gutter)))
}

// columnsOf are the columns of part i of n: the names, and as many others as each
// part has, or one less.
func columnsOf[T any](all []T, names, i, n int) []T {
	from, to := within(len(all), names, i, n)
	return slices.Concat(all[:min(names, len(all))], all[min(from, len(all)):min(to, len(all))])
}

// within is from which column part i of n goes, and up to which.
func within(columns, names, i, n int) (from, to int) {
	rest := columns - names
	return names + i*rest/n, names + (i+1)*rest/n
}

// parted is a table in n parts. The notes stand under the last, remarks in the
// first.
func (whole stretch) parted(names, n int) []stretch {
	if n == 1 {
		return []stretch{whole}
	}
	t, claims := whole.Table, whole.claims
	parts := make([]stretch, n)
	for i := range parts {
		some := t
		some.Columns = columnsOf(t.Columns, names, i, n)
		some.Rows = make([]document.Row, len(t.Rows))
		from, to := within(len(claims), names, i, n)
		for j, row := range t.Rows {
			row.Cells = slices.Concat(row.Cells[:min(names, len(row.Cells))], row.Cells[min(from, len(row.Cells)):min(to, len(row.Cells))])
			some.Rows[j] = row
		}
		if i < n-1 {
			some.Notes = nil
		}
		says := fmt.Sprintf("columns %d–%d of %d", from+1, to, len(claims))
		if to-from == 1 {
			says = fmt.Sprintf("column %d of %d", to, len(claims))
		}
		parts[i] = stretch{some, columnsOf(claims, names, i, n), says, nil}
	}
	parts[0].remarks = whole.remarks
	return parts
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
