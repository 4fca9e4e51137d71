package document

import (
	"fmt"
	"slices"
)

// Budget bounds what setting a document may cost, in elements: Part for a block
// of it, Whole for all blocks together. Setting is where people set it,
// "reports.weekly.limits". What a document costs follows from the document
// alone, so the same document is cut in the same way on every machine.
type Budget struct {
	Part, Whole int
	Setting     string
}

// perElement is how many characters cost as much as a cell, and of how many
// source cells of its figures a block may speak for the same.
const perElement = 20

// Fit is the document as far as the budget allows, or the document itself if
// that is all of it. A chart whose data have not the shape of its kind becomes a
// table of its numbers, which says why. A block that is too large, or that comes when the budget is
// used up, is left out. A note in its place says so, as do a notice and a gap.
// Figures that only such blocks print are left out too.
func (b Budget) Fit(d *Document) *Document {
	s := fitting{Budget: b, cells: d.cellsByFigure()}
	for _, one := range d.Blocks {
		if c, ok := one.(Chart); ok {
			if why := c.undrawable(); why != nil {
				one, s.changed = c.listed(why), true
			}
		}
		s.add(one)
	}
	if !s.changed {
		return d
	}
	fit := *d
	fit.Blocks = s.blocks
	fit.Figures = fit.printed(d)
	fit.Gaps = slices.Concat(d.Gaps, s.gaps)
	fit.Notices = slices.Concat(d.Notices, s.said())
	return &fit
}

// fitting is a document while it is cut.
type fitting struct {
	Budget
	cells   map[string]int // how many cells each figure rests on
	used    int
	changed bool // something of it is not as it was
	blocks  Blocks
	words   []string // what was left out, a sentence each
	gaps    []Gap
	inARow  int // how many blocks have been left out since the last that was not
}

// add adds a block, or the note in its place. Of several in a row that are left
// out the first is named, so that a document of very many blocks stays short.
func (s *fitting) add(b Block) {
	cost := s.cost(b)
	switch {
	case cost <= s.Part && cost <= s.Whole-s.used:
		s.used += cost
		s.inARow = 0
		s.blocks = append(s.blocks, b)
		return
	case s.inARow > 0:
		s.inARow++
		words := s.words[len(s.words)-1] + " So is the part after it."
		if s.inARow > 2 {
			words = fmt.Sprintf("%s So are %d parts after it.", s.words[len(s.words)-1], s.inARow-1)
		}
		s.blocks[len(s.blocks)-1] = Note{Text: Say(words)}
		return
	}
	s.inARow, s.changed = 1, true
	limit, most := "part", s.Part
	if cost <= s.Part {
		limit, most = "whole", s.Whole
	}
	words := fmt.Sprintf("%s is left out: it has %s, more than an edition can set.", capital(Name(b)), tallied(b))
	s.words = append(s.words, words)
	s.blocks = append(s.blocks, Note{Text: Say(words)})
	s.gaps = append(s.gaps, Gap{Part: Name(b), Why: fmt.Sprintf("it has %s and counts as %d elements (%s.%s: %d)", tallied(b), cost, s.Setting, limit, most)})
}

// mostNotices is how many notices name what was left out.
const mostNotices = 5

// said are the notices of what was left out.
func (s *fitting) said() []string {
	if more := len(s.words) - mostNotices; more > 0 {
		return append(slices.Clip(s.words[:mostNotices]), fmt.Sprintf("And %d more parts are left out, each in its place.", more))
	}
	return s.words
}

// cost is what setting a block costs.
func (s *fitting) cost(b Block) int {
	t := tallied(b)
	light := t.characters
	for _, id := range t.figures {
		light += s.cells[id]
	}
	return t.elements + t.extra + light/perElement
}

// cellsByFigure is how many cells each figure rests on.
func (d *Document) cellsByFigure() map[string]int {
	all := make(map[string]int, len(d.Figures))
	for _, f := range d.Figures {
		all[f.ID] = len(f.Cells)
	}
	return all
}

// printed are the figures of the document from which d was cut, without those
// that only stood in what was left out.
func (d *Document) printed(from *Document) []Figure {
	before, after := from.used(), d.used()
	return slices.DeleteFunc(slices.Clone(from.Figures), func(f Figure) bool { return before[f.ID] && !after[f.ID] })
}

// used are the IDs of the figures that the document prints.
func (d *Document) used() map[string]bool {
	all := map[string]bool{}
	for _, b := range append(Blocks{List{Items: d.Introduction}}, d.Blocks...) {
		for _, id := range tallied(b).figures {
			all[id] = true
		}
	}
	return all
}
