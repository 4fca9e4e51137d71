package html

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"catchup/internal/document"
)

// Budget is the most bytes a mail may have. Gmail cuts at 102 KB, and with
// the end of a mail it hides the way to leave.
const Budget = 90_000

// fewRows is how many lines a table keeps, beside its totals, in a mail that
// would be too long.
const fewRows = 10

// within sets the document, shortened step by step until it fits: stories to
// their first paragraph, tables to their first lines, then blocks off the end.
func (r *Renderer) within(budget int, d *document.Document) ([]byte, error) {
	short := *d
	var cuts []string
	page, err := r.set(&short, cuts)
	for _, c := range []cut{{firstParagraph, "stories are cut to their first paragraph"}, {firstRows, "tables to their first lines"}} {
		if err != nil || len(page) <= budget {
			return page, err
		}
		short.Blocks = each(short.Blocks, c.shorten)
		cuts = append(cuts, c.said)
		page, err = r.set(&short, cuts)
	}
	if err != nil || len(page) <= budget {
		return page, err
	}
	return r.front(budget, &short, cuts)
}

// cut is a way to shorten blocks, and how it is said.
type cut struct {
	shorten func(document.Block) document.Block
	said    string
}

// front sets as many blocks from the front as fit.
func (r *Renderer) front(budget int, d *document.Document, cuts []string) (best []byte, failed error) {
	all := d.Blocks
	sort.Search(len(all), func(i int) bool {
		some := *d
		some.Blocks = ended(all[:len(all)-1-i])
		said := fmt.Sprintf("the last %d of %d parts are left out", len(all)-len(some.Blocks), len(all))
		page, err := r.set(&some, append(slices.Clone(cuts), said))
		fits := err == nil && len(page) <= budget
		if fits {
			best = page
		}
		failed = cmp.Or(failed, err)
		return fits
	})
	if best == nil && failed == nil {
		failed = fmt.Errorf("without any of its %d parts it is still longer than %d bytes", len(all), budget)
	}
	return best, failed
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

func firstParagraph(b document.Block) document.Block {
	s, ok := b.(document.Story)
	if !ok || len(s.Paragraphs) < 2 {
		return b
	}
	s.Paragraphs = s.Paragraphs[:1]
	return s
}

func firstRows(b document.Block) document.Block {
	t, ok := b.(document.Table)
	if !ok {
		return b
	}
	return fewer(t)
}

// fewer keeps the first lines and every total, and says so below the table.
func fewer(t document.Table) document.Table {
	var rows []document.Row
	for i, r := range t.Rows {
		if i < fewRows || r.Rank == document.Total {
			rows = append(rows, r)
		}
	}
	if len(rows) < len(t.Rows) {
		said := fmt.Sprintf("%d of the table's %d lines are left out here.", len(t.Rows)-len(rows), len(t.Rows))
		t.Rows, t.Notes = rows, append(slices.Clone(t.Notes), said)
	}
	return t
}

// excuse is the sentence above a mail that was shortened.
func excuse(cuts []string) string {
	if len(cuts) == 0 {
		return ""
	}
	return "This mail is shortened so that mail programs show it whole: " +
		strings.Join(cuts, ", ") + ". Its plain-text version has everything."
}
