package pdf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
)

// opened is a page of an edition as the rules of the design look at it: what
// stands on it for the first time, without space at its ends.
type laidPage struct {
	number int
	lines  []line
	high   float64 // of all that stands on it, repeated heads among it
	room   float64
}

// layout is the pages of a document, those upright and each run of those across
// by themselves.
type layout struct {
	doc    *document.Document
	runs   [][]laidPage
	faults []string
}

// endsBadly reads a layout against the rules of the design, and says where it
// breaks them.
func endsBadly(d *document.Document, on paper, pages [][]line) []string {
	l := layout{doc: d, runs: [][]laidPage{nil}}
	lay := false
	for n, page := range pages {
		body := page[:len(page)-2] // the rest of the page and its foot
		one := laidPage{number: n + 1, high: height(body), room: on.lying(page).room()}
		for _, line := range body {
			if !line.again {
				one.lines = append(one.lines, line)
			}
		}
		across := page[len(page)-1].across
		switch {
		case !across:
			l.runs[0] = append(l.runs[0], one)
		case lay:
			l.runs[len(l.runs)-1] = append(l.runs[len(l.runs)-1], one)
		default:
			l.runs = append(l.runs, []laidPage{one})
		}
		lay = across
	}
	for _, run := range l.runs[1:] {
		if len(run) == 1 {
			l.idle(run[0])
		}
	}
	for _, run := range l.runs {
		for i := range run[1:] {
			l.between(run[i], run[i+1])
		}
		l.hollow(run)
	}
	l.last(l.runs[0])
	return l.faults
}

func (l *layout) fault(page laidPage, format string, args ...any) {
	l.faults = append(l.faults, fmt.Sprintf("page %d ", page.number)+fmt.Sprintf(format, args...))
}

// between judges the end of a page and the head of the next one.
func (l *layout) between(page, next laidPage) {
	last, first := page.lines[len(page.lines)-1], next.lines[0]
	block := func(i int) document.Block {
		if i < 0 {
			return nil
		}
		return l.doc.Blocks[i]
	}
	if last.of.part == heading || last.of.part == caption || last.of.part == tableHead {
		l.fault(page, "ends on a %s", last.of.part)
	}
	if first.of.part == tableNote {
		l.fault(next, "begins with the notes of a table")
	}
	if before, words := l.opens(page.lines); words > 0 && words < opening && !l.begins(first.of) && before > 0.6*page.room {
		l.fault(page, "ends with a heading and %d lines", words)
	}
	if last.of.block == first.of.block {
		l.within(block(last.of.block), page, next)
		return
	}
	if _, chart := block(first.of.block).(document.Chart); chart && last.of.block >= 0 {
		if _, told := block(last.of.block).(document.Paragraph); told && l.whole(first.of.block) < page.room/2 {
			l.fault(next, "begins with a chart whose paragraph stands before")
		}
	}
}

// opens is how many lines with words a page ends with under the heading of a part
// that it begins, and how high the page is without them; no lines if no part
// begins on it.
func (l *layout) opens(lines []line) (before float64, words int) {
	for i := len(lines) - 1; i >= 0; i-- {
		if l.begins(lines[i].of) {
			return height(lines[:i]), words
		}
		if len(lines[i].texts) > 0 {
			words++
		}
	}
	return 0, 0
}

// begins tells whether a line is of the heading of a part.
func (l *layout) begins(of origin) bool {
	if of.part != heading || of.block < 0 {
		return false
	}
	h, ok := l.doc.Blocks[of.block].(document.Heading)
	return ok && h.Level == 2
}

// within judges a block that goes on from one page to the next.
func (l *layout) within(b document.Block, page, next laidPage) {
	last, first := page.lines[len(page.lines)-1].of, next.lines[0].of
	whole := l.whole(first.block)
	switch b := b.(type) {
	case document.Table:
		l.table(b, page, next)
	case document.List:
		if n := len(b.Items); last.row != first.row && n > 1 && (first.row == 1 || first.row == n-1) {
			l.fault(page, "leaves one entry of a list of %d alone", n)
		}
	case document.Chart:
		if whole <= wholeChart && whole < page.room {
			l.fault(page, "parts a chart")
		}
	case document.Paragraph:
		if few(page, last) == 1 || few(next, first) == 1 {
			l.fault(page, "leaves one line of a paragraph alone")
		}
	case document.Story:
		if last.part == prose && last == first && (few(page, last) == 1 || few(next, first) == 1) {
			l.fault(page, "leaves one line of paragraph %d of a story alone", last.row)
		}
		if last.part == prose && last == first && last.row == 0 && few(page, last)+few(next, first) <= fewLines {
			l.fault(page, "parts the first paragraph of a story")
		}
	}
}

// few is how many lines with words a page has of one origin.
func few(page laidPage, of origin) int {
	n := 0
	for _, l := range page.lines {
		if l.of == of && len(l.texts) > 0 {
			n++
		}
	}
	return n
}

// table judges a table, or the part of one, that goes on on the next page.
func (l *layout) table(t document.Table, page, next laidPage) {
	last, first := page.lines[len(page.lines)-1].of, next.lines[0].of
	if !isRow(last.part) || !isRow(first.part) || first.row == 0 {
		return
	}
	high := l.rows(first.block)
	switch {
	case last.row == first.row:
		if high[first.row] < page.room/4 {
			l.fault(page, "parts row %d of a table", first.row)
		}
	case len(t.Rows) <= 15 && height(l.linesOf(first.block, nil)) < page.room:
		l.fault(page, "parts a table of %d rows", len(t.Rows))
	case (first.row < 3 || len(t.Rows)-first.row < 3) && slices.Max(high) < page.room/8:
		l.fault(page, "leaves few of %d rows on a side, from row %d", len(t.Rows), first.row)
	}
}

func isRow(p part) bool { return p == tableRow || p == tableTotal }

// rows are the heights of a table's rows.
func (l *layout) rows(block int) []float64 {
	high := make([]float64, len(l.doc.Blocks[block].(document.Table).Rows))
	for _, line := range l.linesOf(block, isRow) {
		high[line.of.row] = max(high[line.of.row], line.height)
	}
	return high
}

// linesOf are the lines of a block, of the parts that are wanted, nil for all.
func (l *layout) linesOf(block int, want func(part) bool) []line {
	var all []line
	for _, page := range slices.Concat(l.runs...) {
		for _, line := range page.lines {
			if line.of.block == block && (want == nil || want(line.of.part)) {
				all = append(all, line)
			}
		}
	}
	return all
}

func (l *layout) whole(block int) float64 { return height(l.linesOf(block, nil)) }

// unit is how many lines at the head of a page stay together.
func unit(lines []line) int {
	bond := 0.0
	for i, line := range lines {
		if !line.gap {
			bond = 0
		}
		bond = max(bond, line.bond)
		if bond < flow.Whole && (i+1 == len(lines) || !lines[i+1].gap) {
			return i + 1
		}
	}
	return len(lines)
}

// hollow judges how many pages of a run are nearly half empty, the last one
// aside: no more than if each were filled with all that goes on it, but for one
// from which something was moved to a last page that had little.
func (l *layout) hollow(run []laidPage) {
	most, room := 0, run[0].room
	var lines []line
	for _, page := range run {
		if page.high < 0.6*room {
			most--
		}
		lines = append(append(lines, page.lines...), line{gap: true, height: 6})
	}
	if run[len(run)-1].high < 0.6*room {
		most++
	}
	high, gap, from := 0.0, 0.0, 0
	for at := 0; at < len(lines); {
		n := unit(lines[at:])
		more := height(lines[at : at+n])
		end := n
		for end > 1 && lines[at+end-1].gap {
			end--
		}
		if high > 0 && high+height(lines[at:at+end]) > room {
			if high-gap < 0.6*room {
				most++
			}
			high, from = height(lines[at].head), at
		}
		high, gap, at = high+more, height(lines[at+end:at+n]), at+n
	}
	if l.poor(lines[from:], room) {
		most++
	}
	if most < 0 {
		l.fault(run[0], "and those behind it are half empty %d times more than they must be", -most)
	}
}

// idle judges a page across that stands alone: it is not nearly empty if its
// table has so few columns that it can stand upright in parts.
func (l *layout) idle(page laidPage) {
	t, ok := l.doc.Blocks[page.lines[len(page.lines)-1].of.block].(document.Table)
	if ok && len(t.Columns) <= 20 && page.high < 0.4*page.room {
		l.fault(page, "lies across and is %.0f%% full", 100*page.high/page.room)
	}
}

// poor tells whether lines are too few for a last page.
func (l *layout) poor(lines []line, room float64) bool {
	return len(lines) == 0 || height(lines) < 0.2*room || closing(lines)
}

func closing(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return !l.gap && l.of.part != sources && l.of.part != leaving })
}

// last judges the last page: a block of the page before must be too high for it,
// or leave that page nearly half empty.
func (l *layout) last(run []laidPage) {
	if len(run) < 2 {
		return
	}
	before, end := run[len(run)-2], run[len(run)-1]
	if !l.poor(end.lines, end.room) {
		return
	}
	from := 0
	for at := 0; at < len(before.lines); at += unit(before.lines[at:]) {
		if !closing(before.lines[at:]) {
			from = at
		}
	}
	if height(before.lines[:from]) > 0.6*before.room && height(before.lines[from:])+end.high+12 < end.room {
		l.fault(end, "has little on it: %.0f%%, only sources: %v", 100*end.high/end.room, closing(end.lines))
	}
}

func TestEndsOfPages(t *testing.T) {
	r := renderer(t)
	for name, d := range map[string]*document.Document{
		"sample": sample(t), "giant": giant(t), "rows": with(t, outturn(2000)), "months": with(t, months(14, 13), months(90, 13), months(14, 20), months(60, 30)),
	} {
		pages := laid(t, r, d)
		examine(t, r.styles.paper, pages)
		for _, fault := range endsBadly(d, r.styles.paper, pages) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestEndsOfRandomPages reads the layouts of documents of chance.
//
//test:serial
func TestEndsOfRandomPages(t *testing.T) {
	r := renderer(t)
	for seed := range uint64(400) {
		d := chance(t, rand.New(rand.NewPCG(seed, 2)))
		pages := laid(t, r, d)
		examine(t, r.styles.paper, pages)
		for _, fault := range endsBadly(d, r.styles.paper, pages) {
			t.Errorf("seed %d of %d pages: %s", seed, len(pages), fault)
		}
	}
}

// chance is a sample document of blocks of chance.
func chance(t testing.TB, dice *rand.Rand) *document.Document {
	d := sample(t)
	words := func(most int) string {
		return strings.Repeat("some words of sample prose ", 1+dice.IntN(most))
	}
	d.Blocks = nil
	for range 1 + dice.IntN(24) {
		switch dice.IntN(10) {
		case 0:
			d.Blocks = append(d.Blocks, document.Heading{Level: 2 + dice.IntN(2), Text: "A sample heading"})
		case 1, 2:
			d.Blocks = append(d.Blocks, document.Say(words(60)))
		case 3:
			list := document.List{}
			for range 1 + dice.IntN(12) {
				list.Items = append(list.Items, document.Say(words(12)))
			}
			d.Blocks = append(d.Blocks, list)
		case 4, 5, 6:
			story := document.Story{Heading: "A sample story", Lead: dice.IntN(5) == 0, Articles: []document.Article{{Outlet: "The Sample"}}}
			for range 1 + dice.IntN(4) {
				story.Paragraphs = append(story.Paragraphs, document.Say(words(40)))
			}
			d.Blocks = append(d.Blocks, story)
		case 7:
			d.Blocks = append(d.Blocks, outturn(dice.IntN(60)))
		case 8:
			d.Blocks = append(d.Blocks, months(1+dice.IntN(40), 1+dice.IntN(22)))
		case 9:
			var pairs []string
			for i := range 2 + dice.IntN(18) {
				pairs = append(pairs, fmt.Sprintf("Sample system %d", i), fmt.Sprintf("%d.5", dice.IntN(90)))
			}
			d.Blocks = append(d.Blocks, document.Say(words(20)), bars("A sample chart", pairs...))
		}
	}
	for i := range dice.IntN(24) {
		d.Sources = append(d.Sources, document.Source{Title: fmt.Sprintf("Sample source %d", i), Licence: "CC0"})
	}
	return d
}

// TestPartsOpenWithTheirHeading has parts that begin near the foot of a page: no
// page ends with a heading and two lines.
func TestPartsOpenWithTheirHeading(t *testing.T) {
	r := renderer(t)
	for before := range 30 {
		d := sample(t)
		d.Blocks = nil
		for range before {
			d.Blocks = append(d.Blocks, document.Say("A sample line."))
		}
		d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "A sample part"})
		for range 30 {
			d.Blocks = append(d.Blocks, document.Say("A sample line of the part."))
		}
		for n, page := range laid(t, r, d) {
			if words := linesUnder(page, before); words > 0 && words < opening {
				t.Errorf("%d lines before: page %d ends with %d lines below a heading", before, n+1, words)
			}
		}
	}
}

// linesUnder is how many lines with words stand on a page under the heading of the
// block, 0 if it is not there.
func linesUnder(page []line, block int) (words int) {
	headed := false
	for _, l := range page {
		switch {
		case l.of.block == block:
			headed = true
		case headed && l.of.block > block && len(l.texts) > 0:
			words++
		}
	}
	return words
}
