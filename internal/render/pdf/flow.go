package pdf

import (
	"context"
	"slices"

	"catchup/internal/render/pdf/flow"
)

// slack is what sums of lengths may be wrong by.
const slack = 1e-6

// folio is a page on its paper, which may lie across.
type folio struct {
	lines  []line
	on     paper
	across bool
}

// paginate divides lines into pages. What lines have aside stands on pages that
// lie across, behind the page of those lines.
func paginate(ctx context.Context, lines []line, on paper) []folio {
	var folios []folio
	for _, page := range divide(ctx, lines, on.room()) {
		folios = append(folios, folio{page, on, false})
		var aside []line
		for _, l := range page {
			aside = append(aside, l.aside...)
		}
		if len(aside) == 0 {
			continue
		}
		turned := on.turned()
		for _, page := range divide(ctx, aside, turned.room()) {
			folios = append(folios, folio{page, turned, true})
		}
	}
	return folios
}

// divide divides lines into pages of the given room, at the places that cost
// least. Space is dropped at the head and at the foot of a page. The head of a
// table is repeated over its rows. There are no pages if the context ends.
func divide(ctx context.Context, lines []line, room float64) [][]line {
	var pages [][]line
	for _, p := range flow.Pages(ctx, strips(lines), room) {
		if p.From == p.To {
			pages = append(pages, nil)
			continue
		}
		page := slices.Concat(repeated(lines[p.From].head), lines[p.From:p.To])
		for i, l := range page {
			if l.gap {
				page[i].height *= p.Gap
			}
		}
		pages = append(pages, page)
	}
	return pages
}

// strips is what there is to know of lines for dividing them.
func strips(lines []line) []flow.Line {
	all := make([]flow.Line, len(lines))
	for i, l := range lines {
		all[i] = flow.Line{
			Height: l.height, Bond: l.bond, Gap: l.gap, Head: height(l.head),
			Closing: l.of.part == sources || l.of.part == leaving,
		}
	}
	return all
}

// repeated is the head of a table where it stands again.
func repeated(head []line) []line {
	again := slices.Clone(head)
	for i := range again {
		again[i].again = true
	}
	return again
}

// bind makes it cost at least so much to part each of the lines from the one
// that follows it.
func bind(lines []line, bond float64) {
	for i := range lines {
		lines[i].bond = max(lines[i].bond, bond)
	}
}

func height(lines []line) float64 {
	var sum float64
	for _, l := range lines {
		sum += l.height
	}
	return sum
}
