package html

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"catchup/internal/document"
)

// Budget is how many bytes a mail may have. Gmail cuts a mail at 102 KB, and so
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
	{firstParagraph, "stories are cut to their first paragraph"},
	{firstRows, "tables are cut to their first lines"},
}

// cut shortens a block, or says that there is nothing to shorten.
type cut struct {
	shorten func(document.Block) (document.Block, bool)
	said    string
}

// within sets the document, and shortens it step by step until it fits. First
// it drops the traces of figures, then it cuts stories to their first paragraph
// and tables to their first lines, and then it drops blocks from the end. It
// returns the shortened document too.
func (m *Mail) within(budget int, d *document.Document) ([]byte, *document.Document, error) {
	short := *d
	var said []string
	text, err := m.set(&short, said)
	if err == nil && len(text) > budget {
		short.Figures = make([]document.Figure, len(d.Figures)) // without traces
		text, err = m.set(&short, said)
	}
	for _, c := range cuts {
		if err != nil || len(text) <= budget {
			return text, &short, err
		}
		if c.from(&short) {
			said = append(said, c.said)
			text, err = m.set(&short, said)
		}
	}
	if err != nil || len(text) <= budget {
		return text, &short, err
	}
	return m.front(budget, &short, said)
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

// front sets as many blocks from the front as fit.
func (m *Mail) front(budget int, d *document.Document, said []string) (best []byte, shown *document.Document, failed error) {
	all := d.Blocks
	sort.Search(len(all), func(i int) bool {
		some := *d
		some.Blocks = ended(all[:len(all)-1-i])
		left := fmt.Sprintf("the last %d of %d parts are left out", len(all)-len(some.Blocks), len(all))
		text, err := m.set(&some, append(slices.Clone(said), left))
		fits := err == nil && len(text) <= budget
		if fits {
			best, shown = text, &some
		}
		failed = cmp.Or(failed, err)
		return fits
	})
	if best == nil && failed == nil {
		failed = fmt.Errorf("without any of its %d parts it is still longer than %d bytes", len(all), budget)
	}
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
	note := fmt.Sprintf("%d of the table's %d lines are left out here.", len(t.Rows)-len(rows), len(t.Rows))
	t.Rows, t.Notes = rows, append(slices.Clone(t.Notes), note)
	return t, true
}

// excuse is the sentence above a mail that was shortened.
func excuse(said []string) string {
	if len(said) == 0 {
		return ""
	}
	return "This mail is shortened so that mail programs show it whole: " +
		strings.Join(said, "; ") + ". Its plain-text version has everything."
}
