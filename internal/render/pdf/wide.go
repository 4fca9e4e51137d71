package pdf

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
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

// placed is how a table is set: in parts, which are all of it if there is one,
// upright or on pages that lie across. Upright is the same table in parts that
// stand upright, nil if it would need too many of them.
type placed struct {
	parts   []stretch
	across  bool
	upright []stretch
}

// placed is how a table reads best: upright if its columns fit, if need be with
// short cells on two lines; else on pages that lie across; else in parts that each
// begin with the names of the rows. Remarks that leave no room for the others stand
// below their rows.
func (ts tableSetter) placed(t document.Table) placed {
	whole := stretch{Table: t, claims: ts.claims(t)}
	if upright := ts.upright(whole); upright != nil {
		return placed{parts: upright}
	}
	if whole.Table, whole.remarks = t.Unremarked(); whole.remarks != nil {
		whole.claims = ts.claims(whole.Table)
		if upright := ts.upright(whole); upright != nil {
			return placed{parts: upright}
		}
	}
	names, across := namesOf(whole.Table)+1, ts.s.turned().typeWidth
	var few []stretch
	if n := ts.parts(whole.claims, names, ts.s.typeWidth); n <= fewParts {
		few = whole.parted(names, n)
	}
	switch {
	case ts.fits(whole.claims, across):
		return placed{[]stretch{whole}, true, few}
	case few != nil:
		return placed{parts: few}
	}
	return placed{whole.parted(names, ts.parts(whole.claims, names, across)), true, nil}
}

// upright is the whole table on an upright page, nil if its columns do not fit.
func (ts tableSetter) upright(whole stretch) []stretch {
	if !ts.fits(whole.claims, ts.s.typeWidth) {
		whole.claims = tightened(whole.claims)
	}
	if !ts.fits(whole.claims, ts.s.typeWidth) {
		return nil
	}
	return []stretch{whole}
}

// setTable sets the table of block i. A chart that waits for it stands above it on
// its page across. Without one, a table that would leave such a page nearly empty
// is set upright in parts.
func (ts tableSetter) setTable(i int, t document.Table) {
	s := ts.s
	s.gap(5)
	c, waits := s.waiting[i]
	if !waits {
		c.table = ts.placed(t)
	}
	parts, upright := c.table.parts, c.table.upright
	switch {
	case !c.table.across:
		ts.setStretches(parts)
	case !waits && upright != nil && height(s.tried(func(s *setter) { s.tables().setStretches(parts) })) < (1-mostIdle)*s.turned().room():
		ts.setStretches(upright)
	default:
		ts.setAside(t, parts, c)
	}
}

// mostIdle is how much of a page across may be empty if its table can stand upright.
const mostIdle = 0.6

// company is a chart that waits for the table behind it, to stand on a page across
// with it.
type company struct {
	chart document.Chart
	says  string // the finding
	of    origin
	table placed
}

// waits tells whether the chart of block i is set with the table behind it, which
// lies across, and has them wait for that if they fit on one page.
func (s *setter) waits(i int, c document.Chart, finding string) bool {
	if i+1 == len(s.doc.Blocks) {
		return false
	}
	t, ok := s.doc.Blocks[i+1].(document.Table)
	if !ok {
		return false
	}
	one := company{c, finding, s.at, s.tables().placed(t)}
	if !one.table.across {
		return false
	}
	both := s.tried(func(s *setter) {
		s.setChart(c, finding)
		s.gap(5)
		s.tables().setStretches(one.table.parts)
	})
	if len(divide(s.ctx, both, s.turned().room())) > 1 {
		return false
	}
	s.waiting[i+1] = one
	return true
}

// tried is the lines of something on pages across, which is set only to know them.
func (s *setter) tried(set func(*setter)) []line {
	trial := *s
	trial.paper, trial.lines, trial.leads = s.turned(), nil, nil
	trial.tree = tag.New()
	trial.in = trial.tree.Root
	trial.cells, trial.headings, trial.missing = map[string]*tag.Element{}, map[int]*tag.Element{}, newMissing()
	set(&trial)
	return trial.lines
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

// setAside sets a table on pages that lie across, below the chart that waits for
// it, if one does. They follow the page on which a line says so, and leads to them.
func (ts tableSetter) setAside(t document.Table, parts []stretch, c company) {
	s := ts.s
	pointer := s.in.Add(tag.Paragraph).Add(tag.Link)
	pointer.Says = s.span(nil, "To the table: "+t.Caption, s.small).words
	where := " on the wide page that follows"
	if c.chart.Kind != "" {
		where = ", with its chart," + where
	}
	var words []span
	for _, p := range append(s.label(), phrase{words: t.Caption, style: s.caption}, phrase{words: where, style: s.small}) {
		words = append(words, s.span(pointer, p.words, p.style.in(s.palette.Accent)))
	}
	s.paragraph(overleaf, words, s.typeWidth, s.leading.prose)
	upright, lines, at := s.paper, s.lines, s.at
	s.paper, s.lines = upright.turned(), nil
	if c.chart.Kind != "" {
		s.at = c.of
		s.setChart(c.chart, c.says)
		s.at = at
		s.gap(5)
		bind(s.lines[len(s.lines)-2:], flow.Whole)
	}
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
