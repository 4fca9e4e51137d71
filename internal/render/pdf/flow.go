package pdf

import (
	"context"
	"slices"
)

// slack is what sums of heights may be wrong by.
const slack = 1e-6

// paginate divides lines into pages of the given room. Lines that are to be
// kept together stay together, unless they are higher than a page. Space is
// dropped at the head of a page. The head of a table is repeated over its rows.
// It ends early when the context does.
func paginate(ctx context.Context, lines []line, room float64) [][]line {
	var (
		pages [][]line
		page  = sheet{room: room}
	)
	for len(lines) > 0 && (len(page.lines) > page.opening || ctx.Err() == nil) {
		n := together(lines, 2*room)
		switch {
		case page.fits(lines[:n]):
			page.add(lines[:n])
		case !page.fresh():
			pages = append(pages, page.lines)
			page = turned(room, lines[0].head)
			n = 0
		default:
			n = page.addSome(lines[:n])
		}
		lines = lines[n:]
	}
	return append(pages, page.lines)
}

// together is the number of lines, one at least, that stay on one page. Space
// within does not part them. Lines that are higher than enough are not looked
// at: they go on no page together with those before.
func together(lines []line, enough float64) int {
	var sum float64
	for i, l := range lines {
		if sum += l.height; sum > enough || !l.keep && (!l.gap || i == 0) {
			return i + 1
		}
	}
	return len(lines)
}

// sheet is a page that is being filled. The first opening lines of it are
// repeated ones.
type sheet struct {
	room    float64
	lines   []line
	opening int
}

func turned(room float64, head []line) sheet {
	again := slices.Clone(head)
	for i := range again {
		again[i].again = true
	}
	return sheet{room: room, lines: again, opening: len(head)}
}

func (s *sheet) fresh() bool { return len(s.lines) == s.opening }

func (s *sheet) left() float64 { return s.room - height(s.lines) }

func (s *sheet) fits(lines []line) bool {
	return height(s.trimmed(lines)) <= s.left()+slack
}

func (s *sheet) add(lines []line) {
	s.lines = append(s.lines, s.trimmed(lines)...)
}

// addSome adds as many of the lines as there is room for, one at least.
func (s *sheet) addSome(lines []line) int {
	n := 1
	for n < len(lines) && s.fits(lines[:n+1]) {
		n++
	}
	s.add(lines[:n])
	return n
}

// trimmed is the lines without the space before them if they open the page.
func (s *sheet) trimmed(lines []line) []line {
	for s.fresh() && len(lines) > 0 && lines[0].gap {
		lines = lines[1:]
	}
	return lines
}

func height(lines []line) float64 {
	var sum float64
	for _, l := range lines {
		sum += l.height
	}
	return sum
}
