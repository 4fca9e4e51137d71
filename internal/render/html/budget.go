package html

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// Budget is how many bytes a mail usually may have. Gmail cuts a mail at 102 KB, and so
// hides its end with the link to leave.
const Budget = 90_000

// ownLinks is how many bytes of that are kept free, since a subscriber's own
// links are longer than the ones that they replace.
const ownLinks = 500

// How many lines a table keeps, beside its totals, in a mail that would be too
// long, and in one that still is.
const (
	fewRows   = 10
	fewerRows = 4
)

// cuts are the ways to shorten blocks, the mildest first.
var cuts = []cut{
	{firstParagraph, "stories to their first paragraph"},
	{firstRows(fewRows), "tables to their first lines"},
	{firstRows(fewerRows), "tables to their first lines"},
}

// cut shortens a block, or says that there is nothing to shorten.
type cut struct {
	shorten func(document.Block) (document.Block, bool)
	said    string
}

// within sets the document, and shortens it step by step until it fits. First
// it cuts stories to their first paragraph, then tables to their first lines. If whole blocks would have to go, it is an
// *edition.Overfull. But if the document is published in spite of what held it,
// they are dropped from the end. It returns the shortened document too.
func (m *Mail) within(ctx context.Context, budget int, d *document.Document) ([]byte, *document.Document, error) {
	short := *d
	var said []string
	text, size, err := m.try(ctx, budget, &short, said)
	for _, c := range cuts {
		if err == nil && size > budget && c.from(&short) {
			said = slices.Compact(append(said, c.said))
			text, size, err = m.try(ctx, budget, &short, said)
		}
	}
	if err != nil || size <= budget {
		return text, &short, err
	}
	best, shown, err := m.front(ctx, budget, &short, said)
	switch {
	case err != nil:
		return nil, nil, err
	case d.Override == nil:
		return nil, nil, overfull(size, budget, d.Blocks, shown)
	case shown == nil:
		return nil, nil, fmt.Errorf("without any of its %d parts it is still longer than %d bytes", len(d.Blocks), budget)
	}
	return best, shown, nil
}

// try sets the document and tells its size. If its words alone are longer than
// the budget, it tells theirs and sets nothing.
func (m *Mail) try(ctx context.Context, budget int, d *document.Document, said []string) (text []byte, size int, err error) {
	if size = wordsOf(d); size > budget {
		return nil, size, context.Cause(ctx)
	}
	text, err = m.set(ctx, d, said)
	return text, len(text), err
}

// wordsOf is how many bytes of the document a mail repeats whatever it looks like:
// its sentences and the cells of its tables.
func wordsOf(d *document.Document) int {
	size := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Paragraph:
			size += plainly(b)
		case document.List:
			size += plainly(b.Items...)
		case document.Story:
			size += len(b.Heading) + plainly(b.Paragraphs...)
		case document.Table:
			size += cells(b.Kept(b.Narrow()))
		}
	}
	return size
}

func plainly(all ...document.Paragraph) (size int) {
	for _, p := range all {
		for _, s := range p {
			size += len(s.Text)
		}
	}
	return size
}

func cells(t document.Table) (size int) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			size += len(c.Shown)
		}
	}
	return size
}

// overfull is the error of a mail of which no more is shown than some blocks of
// all, or none.
func overfull(size, room int, all document.Blocks, shown *document.Document) error {
	if shown != nil {
		all = all[len(shown.Blocks)-1:] // the last tells of those that are not shown
	}
	return &edition.Overfull{Form: "mail", Size: size + ownLinks, Room: room + ownLinks, Parts: each(all, document.Name)}
}

// from shortens the document's blocks, in a list of their own, and tells
// whether it found any to shorten.
func (c cut) from(d *document.Document) (found bool) {
	d.Blocks = each(d.Blocks, func(b document.Block) document.Block {
		b, did := c.shorten(b)
		found = found || did
		return b
	})
	return found
}

// front sets as many blocks from the front as fit: whole sections and stories, or,
// if the first of these is too long, a part of it; shown is nil if none do.
func (m *Mail) front(ctx context.Context, budget int, d *document.Document, said []string) (best []byte, shown *document.Document, failed error) {
	for _, ends := range [][]int{wholes(d.Blocks), before(wholes(d.Blocks), len(d.Blocks))} {
		sort.Search(len(ends), func(i int) bool {
			some := *d
			some.Blocks = ended(d.Blocks[:ends[len(ends)-1-i]])
			cut := document.Cut{Left: len(d.Blocks) - len(some.Blocks), Of: len(d.Blocks), Things: "parts", What: "edition", Names: titles(d.Blocks[len(some.Blocks):])}
			some.Blocks = append(slices.Clip(some.Blocks), document.Note{Text: cut.Say(d.Whole)})
			text, size, err := m.try(ctx, budget, &some, append(slices.Clone(said), fmt.Sprintf("without the last %d of %d parts", cut.Left, cut.Of)))
			fits := err == nil && size <= budget
			if fits {
				best, shown = text, &some
			}
			failed = cmp.Or(failed, err)
			return fits
		})
		if shown != nil || failed != nil {
			break
		}
	}
	return best, shown, failed
}

// wholes are where sections and stories begin and end, but for the end of all.
func wholes(all document.Blocks) (ends []int) {
	for i := 1; i < len(all); i++ {
		h, heading := all[i].(document.Heading)
		_, story := all[i].(document.Story)
		_, told := all[i-1].(document.Story)
		if heading && h.Level <= 2 || story || told {
			ends = append(ends, i)
		}
	}
	return ends
}

// before are the places before the first of those ends, or before that of all.
func before(ends []int, all int) (places []int) {
	if len(ends) > 0 {
		all = ends[0]
	}
	for i := range all {
		places = append(places, i)
	}
	return places
}

// titles are the headings of the sections among the blocks.
func titles(blocks document.Blocks) (all []string) {
	for _, b := range blocks {
		if h, ok := b.(document.Heading); ok && h.Level <= 2 {
			all = append(all, h.Text)
		}
	}
	return all
}

// ended drops headings that nothing follows any more.
func ended(blocks document.Blocks) document.Blocks {
	for len(blocks) > 0 {
		if _, ok := blocks[len(blocks)-1].(document.Heading); !ok {
			break
		}
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

func firstParagraph(b document.Block) (document.Block, bool) {
	s, ok := b.(document.Story)
	if !ok || len(s.Paragraphs) < 2 {
		return b, false
	}
	s.Cuts = append(slices.Clip(s.Cuts), document.Cut{Left: len(s.Paragraphs) - 1, Of: len(s.Paragraphs), Things: "paragraphs", What: "story"})
	s.Paragraphs = s.Paragraphs[:1]
	return s, true
}

// firstRows keeps so many lines and every total, and says so below.
func firstRows(few int) func(document.Block) (document.Block, bool) {
	return func(b document.Block) (document.Block, bool) {
		t, ok := b.(document.Table)
		if !ok {
			return b, false
		}
		var rows []document.Row
		for i, r := range t.Rows {
			if i < few || r.Rank == document.Total {
				rows = append(rows, r)
			}
		}
		if len(rows) == len(t.Rows) {
			return b, false
		}
		of := len(t.Rows)
		t.Cuts = slices.DeleteFunc(slices.Clone(t.Cuts), func(c document.Cut) bool {
			again := c.Things == "lines"
			if again { // it was cut more mildly before
				of = c.Of
			}
			return again
		})
		t.Cuts = append(t.Cuts, document.Cut{Left: of - len(rows), Of: of, Things: "lines", What: "table"})
		t.Rows = rows
		return t, true
	}
}

// excuse is what stands above a mail that was shortened, with where the whole
// is. It is short, since it stands in front of the lead, and each cut is told of
// in its place as well.
func excuse(said []string, w document.Whole) document.Paragraph {
	if len(said) == 0 {
		return nil
	}
	where := w.Say("the whole edition")
	if where == nil {
		where = document.Say("Its plain-text version has every story and line.")
	}
	return append(document.Say("This mail is shortened: "+strings.Join(said, ", ")+". "), where...)
}
