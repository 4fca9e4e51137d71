package pdf

import (
	"cmp"
	"iter"
	"strconv"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// mostShort is how many pages an edition has at most without a summary,
// contents, and numbers of its tables and charts.
const mostShort = 6

// sureRows is how many rows of tables surely fill more pages than that, and
// sureBytes how long a text, so that the document need not be set to know. A
// caption and a head are as high as aroundRows rows. A table that is wider than
// manyColumns is set in parts, each with them.
const (
	sureRows    = 600
	sureBytes   = 60_000
	aroundRows  = 5
	manyColumns = 10
)

// front tells whether a document is to have a front before it is set: by the
// theme, or because of its many rows or words.
func (r *Renderer) front(d *document.Document) bool {
	rows, bytes := 0, 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Paragraph:
			bytes += lengthOf(b)
		case document.List:
			bytes += lengthOf(b.Items...)
		case document.Story:
			bytes += lengthOf(b.Paragraphs...)
		case document.Table:
			rows += (len(b.Rows) + aroundRows) * (1 + len(b.Columns)/manyColumns)
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					bytes += len(c.Shown)
				}
			}
		}
	}
	return r.cover == templates.Always || r.cover == templates.WhenLong && (rows > sureRows || bytes > sureBytes)
}

// lengthOf is how long paragraphs are, in bytes.
func lengthOf(all ...document.Paragraph) (bytes int) {
	for _, p := range all {
		for _, s := range p {
			bytes += len(s.Text)
		}
	}
	return bytes
}

// lateFront tells whether one is to have a front now that its pages are known.
func (r *Renderer) lateFront(front bool, pages int) bool {
	return !front && r.cover == templates.WhenLong && pages > mostShort
}

// setFront sets what a long document says in brief, and its contents.
func (s *setter) setFront() {
	s.labels = s.doc.Blocks.Labels()
	s.setSummary(s.doc.Summary())
	s.setContents(s.doc.Contents())
}

// setSummary sets the lines of the summary on a panel.
func (s *setter) setSummary(briefs []document.Brief) {
	if len(briefs) == 0 {
		return
	}
	s.gap(3)
	first := len(s.lines)
	s.pad(summary, 2)
	s.heading(s.title(2, "In brief", s.caption.in(s.palette.AccentDark)), s.leading.prose)
	s.pad(summary, 0.5)
	list := s.in.Add(tag.List)
	for _, one := range briefs {
		s.at.part = summary
		start := len(s.lines)
		item := list.Add(tag.Item)
		label, body := item.Add(tag.Label), item.Add(tag.Body)
		s.paragraph(summary, s.briefSpans(body, one), s.smallWidth-hang, s.leading.prose)
		s.hang(start, label)
		s.gap(0.5)
	}
	s.pad(summary, 2)
	s.panel(first, s.palette.AccentDark)
	bind(s.lines[first:len(s.lines)-1], flow.Whole)
}

// briefSpans are a heading, which leads to its place, and what is said there.
func (s *setter) briefSpans(in *tag.Element, b document.Brief) []span {
	strong := s.body.bold(s.faces)
	if b.Says == "" {
		return s.phrases(in, []phrase{{b.Heading, strong, link{block: b.Block + 1}}})
	}
	return s.phrases(in, []phrase{{b.Heading, strong, link{block: b.Block + 1}}, {": " + b.Says, s.body, nowhere}})
}

// Contents stand in two columns if they have more entries than fewEntries.
// numberWidth is the room for the number of a page.
const (
	fewEntries  = 6
	numberWidth = 10.0
)

// setContents sets each entry over a hairline, with room for the number of its
// page.
func (s *setter) setContents(entries []document.Entry) {
	if len(entries) == 0 {
		return
	}
	s.gap(4)
	first := len(s.lines)
	s.heading(s.title(2, "Contents", s.caption.in(s.palette.AccentDark)), s.leading.prose)
	list, columns, width := s.in.Add(tag.Contents), 1, s.typeWidth
	if len(entries) > fewEntries {
		columns, width = 2, (s.typeWidth-inset)/2
	}
	cells, deep := make([][][]text, len(entries)), 0
	for i, one := range entries {
		cells[i] = s.entry(list.Add(tag.Entry).Add(tag.Reference), one, width)
		deep += len(cells[i])
	}
	from := len(s.lines)
	for column := range columns {
		cells = s.setEntries(cells, from, (deep+columns-1)/columns, float64(column)*(width+inset), width)
	}
	bind(s.lines[first:len(s.lines)-1], flow.Whole)
}

// entry is the lines of an entry. The number of its page ends the last.
func (s *setter) entry(in *tag.Element, e document.Entry, width float64) [][]text {
	look, indent := s.cell, 0.0
	if e.Story {
		look, indent = look.in(s.palette.Muted), hang
	}
	lines := wrap(s.phrases(in, []phrase{{e.Words, look, link{block: e.Block + 1}}}), width-numberWidth-indent)
	for _, texts := range lines {
		for i := range texts {
			texts[i].x += indent
		}
	}
	last := &lines[len(lines)-1]
	of := (*last)[len(*last)-1].of
	(*last)[len(*last)-1].words += " "
	*last = append(*last, text{x: width, style: s.cell, of: of, entry: e.Block + 1})
	return lines
}

// setEntries sets entries below each other in a column at x, from a line on, until
// it is so many lines deep, and returns those that are left.
func (s *setter) setEntries(cells [][][]text, from, deep int, x, width float64) (rest [][][]text) {
	at := from
	for len(cells) > 0 && at-from < deep {
		for _, texts := range cells[0] {
			if at == len(s.lines) {
				s.add(contents, s.leading.notice, nil)
			}
			for _, t := range texts {
				t.x, t.y = t.x+x, middle(t.style, s.leading.notice)
				s.lines[at].texts = append(s.lines[at].texts, t)
			}
			at++
		}
		last := &s.lines[at-1]
		last.bars = append(last.bars, bar{x: x, y: last.height - 0.1, width: width, height: 0.1, colour: s.palette.Line})
		cells = cells[1:]
	}
	return cells
}

// numberPages puts the numbers of pages into the contents, now that they are
// known.
func (s *setter) numberPages(pages [][]line) {
	begins := map[int]int{} // by block, the page on which it begins
	for i, l := range paged(pages) {
		if block := l.of.block + 1; block > 0 && !l.gap && !l.again {
			begins[block] = cmp.Or(begins[block], i)
		}
	}
	for _, l := range paged(pages) {
		for i := range l.texts {
			if t := &l.texts[i]; t.entry > 0 {
				t.words = strconv.Itoa(begins[t.entry])
				t.x -= t.width()
			}
		}
	}
}

// paged goes through the lines of all pages with the numbers of these, from 1.
func paged(pages [][]line) iter.Seq2[int, line] {
	return func(yield func(int, line) bool) {
		for i, page := range pages {
			for _, l := range page {
				if !yield(i+1, l) {
					return
				}
			}
		}
	}
}

// label is what the table or chart that is being set is called, with a space
// behind it, or no phrase.
func (s *setter) label() []phrase {
	if s.at.block < 0 || s.at.block >= len(s.labels) || s.labels[s.at.block] == "" {
		return nil
	}
	return []phrase{{s.labels[s.at.block] + nbsp + " ", s.caption.with(s.faces.Sans).in(s.palette.Muted), nowhere}}
}
