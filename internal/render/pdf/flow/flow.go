// Package flow chooses where the pages of a document end.
//
// It does for pages what TeX does for the lines of a paragraph: every place at
// which a page could end has a price, every page costs more the emptier it is,
// and of all divisions into pages the cheapest is taken (M. F. Plass, Optimal
// Pagination Techniques for Automatic Typesetting Systems, 1981). The package
// knows heights and prices, and nothing of what stands on the lines.
package flow

import (
	"context"
	"math"
)

// Line is one strip of a document.
type Line struct {
	Height float64
	// Bond is what it costs to end a page after the line. See the prices.
	Bond float64
	// Gap tells that the line is mere space. It falls away at the head and at
	// the foot of a page, and it can be tightened.
	Gap bool
	// Head is the height of what is repeated above the line if it opens a page.
	Head float64
	// Closing tells that the line is of what ends the document, such as its
	// sources. The last page should have more on it than that.
	Closing bool
}

// Prices of an end of a page, in the unit in which a page that is wholly empty
// costs Blank. Between two lines, the highest bond of those that stand between
// them counts, gaps among them. Only lines that are together higher than a page
// make somebody pay for Whole or Never.
const (
	Free   = 0.0
	Slight = 1.0 // between parts of one thing, such as two paragraphs of a story
	Within = 2.0 // within one thing, such as a long paragraph or table
	Loath  = 30.0
	Poor   = 1000.0 // such as a heading and two lines from the rest of a part
	Whole  = 1e5    // within what is to stand on one page
	Strong = 3e5    // such as two rows before the end of a table
	Never  = 1e8    // such as a heading from what follows it
)

// Costs of pages.
const (
	blank    = 100.0  // a page that is wholly empty; the half of it costs a quarter
	each     = 50.0   // a page more
	tight    = 30.0   // a page whose gaps are as tight as they may be
	hollow   = 2000.0 // a page of which more than mostRest is empty
	meagre   = 3000.0 // a last page of which more than lastRest is empty
	straying = 3000.0 // a last page with nothing but what ends the document
)

// mostRest is how much of a page that others follow may be empty, and lastRest how
// much of the last one. They are exceeded where nothing else is possible.
const (
	mostRest = 0.4
	lastRest = 0.8
)

// tightest is how much of a gap may be taken away.
const tightest = 1.0 / 3

// slack is what sums of heights may be wrong by.
const slack = 1e-6

// often is after how many lines the context is looked at.
const often = 256

// Page is the lines From up to, but without, To. Gaps at its ends are not among
// them. Gap is what the heights of its gaps are to be multiplied by.
type Page struct {
	From, To int
	Gap      float64
}

// Pages divides lines into pages of the given room. A page is no higher than the
// room, unless one line alone is. No lines give one empty page. It returns nil
// when the context ends.
func Pages(ctx context.Context, lines []Line, room float64) []Page {
	b := newBook(lines, room)
	for at := range b.places {
		if at%often == 0 && ctx.Err() != nil {
			return nil
		}
		b.extend(at)
	}
	return b.pages()
}

// book is a document that is being divided. Places are where a page may begin:
// the numbers of all lines that are no gaps, and the end.
type book struct {
	lines  []Line
	room   float64
	places []place
	high   []float64 // the sum of the heights of all lines before each line
	gaps   []float64 // that of the gaps among them
}

// place is where a page may begin, and the cheapest way to come there.
type place struct {
	line  int
	ends  int     // the line after the last one that is no gap before the place
	price float64 // of ending a page here
	cost  float64 // of all pages before
	from  int     // the place where the page before begins
	gap   float64 // the factor of that page's gaps
}

func newBook(lines []Line, room float64) *book {
	b := &book{lines: lines, room: room, high: make([]float64, len(lines)+1), gaps: make([]float64, len(lines)+1)}
	ends, bond := 0, 0.0
	for i, l := range lines {
		b.high[i+1], b.gaps[i+1] = b.high[i]+l.Height, b.gaps[i]
		if l.Gap {
			b.gaps[i+1] += l.Height
			bond = max(bond, l.Bond)
			continue
		}
		b.places = append(b.places, place{line: i, ends: ends, price: bond, cost: math.Inf(1)})
		ends, bond = i+1, l.Bond
	}
	b.places = append(b.places, place{line: len(lines), ends: ends, cost: math.Inf(1)})
	b.places[0].cost = 0
	return b
}

// extend tries all pages that begin at a place.
func (b *book) extend(at int) {
	from := b.places[at]
	last := len(b.places) - 1
	for to := at + 1; to <= last; to++ {
		p := &b.places[to]
		high, gap, ok := b.fit(from.line, p.ends)
		if !ok && to > at+1 {
			return
		}
		cost := from.cost + p.price + b.loose(gap)
		if to < last {
			cost += b.page(high)
		} else if at > 0 {
			cost += b.last(from.line, high)
		}
		if cost < p.cost {
			p.cost, p.from, p.gap = cost, at, gap
		}
	}
}

// fit is the height of a page, by which factor its gaps are tightened for it,
// and whether it then fits.
func (b *book) fit(from, to int) (high, gap float64, ok bool) {
	high = b.lines[from].Head + b.high[to] - b.high[from]
	over := high - b.room
	if over <= slack {
		return high, 1, true
	}
	gaps := b.gaps[to] - b.gaps[from]
	if over > gaps*tightest {
		return high, 1, false
	}
	return b.room, 1 - over/gaps, true
}

// loose is what a factor of gaps costs.
func (b *book) loose(gap float64) float64 {
	share := (1 - gap) / tightest
	return tight * share * share
}

// page is what a page costs that another follows.
func (b *book) page(high float64) float64 {
	rest := max(0, 1-high/b.room)
	cost := each + blank*rest*rest
	if rest > mostRest {
		cost += hollow * (1 + rest)
	}
	return cost
}

// last is what the last of several pages costs.
func (b *book) last(from int, high float64) float64 {
	cost := each
	if rest := 1 - high/b.room; rest > lastRest {
		cost += meagre * (1 + rest)
	}
	if b.lines[from].Closing {
		cost += straying
	}
	return cost
}

// pages follows the cheapest way back from the end.
func (b *book) pages() []Page {
	at := len(b.places) - 1
	if at == 0 {
		return []Page{{Gap: 1}}
	}
	var backwards []Page
	for at > 0 {
		p := b.places[at]
		backwards = append(backwards, Page{From: b.places[p.from].line, To: p.ends, Gap: p.gap})
		at = p.from
	}
	for i, j := 0, len(backwards)-1; i < j; i, j = i+1, j-1 {
		backwards[i], backwards[j] = backwards[j], backwards[i]
	}
	return backwards
}
