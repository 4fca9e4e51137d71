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

// fewRows is how many lines a table keeps, beside its totals, in a mail that
// would be too long.
const fewRows = 10

// cuts are the ways to shorten blocks, the mildest first.
var cuts = []cut{
	{firstParagraph, "stories to their first paragraph"},
	{firstRows, "tables to their first lines"},
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
			said = append(said, c.said)
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

// front sets as many blocks from the front as fit; shown is nil if none do.
func (m *Mail) front(ctx context.Context, budget int, d *document.Document, said []string) (best []byte, shown *document.Document, failed error) {
	all := d.Blocks
	sort.Search(len(all), func(i int) bool {
		some := *d
		some.Blocks = ended(all[:len(all)-1-i])
		cut := document.Cut{Left: len(all) - len(some.Blocks), Of: len(all), Things: "parts", What: "edition"}
		some.Blocks = append(slices.Clip(some.Blocks), document.Note{Text: cut.Say(d.Whole)})
		text, size, err := m.try(ctx, budget, &some, append(slices.Clone(said), fmt.Sprintf("without the last %d of %d parts", cut.Left, cut.Of)))
		fits := err == nil && size <= budget
		if fits {
			best, shown = text, &some
		}
		failed = cmp.Or(failed, err)
		return fits
	})
	return best, shown, failed
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

// firstRows keeps the first lines and every total, and says so below.
func firstRows(b document.Block) (document.Block, bool) {
	t, ok := b.(document.Table)
	if !ok {
		return b, false
	}
	var rows []document.Row
	for i, r := range t.Rows {
		if i < fewRows || r.Rank == document.Total {
			rows = append(rows, r)
		}
	}
	if len(rows) == len(t.Rows) {
		return b, false
	}
	t.Cuts = append(slices.Clip(t.Cuts), document.Cut{Left: len(t.Rows) - len(rows), Of: len(t.Rows), Things: "lines", What: "table"})
	t.Rows = rows
	return t, true
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
