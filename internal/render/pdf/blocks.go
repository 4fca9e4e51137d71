package pdf

import (
	"context"
	"math"

	"catchup/internal/document"
	"catchup/internal/render/face"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
)

// setter turns a document into lines. It is used for one document.
type setter struct {
	ctx context.Context
	styles
	faces  face.Set
	doc    *document.Document
	lines  []line
	at     origin // of the lines that are being made
	places places // where words may be parted, nil for nowhere
	base   bool   // the document runs from right to left

	tree     *tag.Tree
	in       *tag.Element            // what is being set belongs to it
	tabled   map[string]bool         // the figures that tables print
	cells    map[string]*tag.Element // those that print them, once they are set
	headed   map[string]int          // the blocks with a heading, by its words
	headings map[int]*tag.Element    // the first of each block, counted from 1
	beside   *flank                  // the picture beside the words that are being set, nil for none
	waiting  map[int]company         // charts, by the tables that they wait for
	labels   []string                // what tables and charts are called, by their blocks; nil for nothing
	leads    []lead
	missing  missing
	lost     map[rune]bool // characters for which the faces have no glyph
}

// setDocument makes the lines of the whole document in reading order, with a front
// or without.
func (s *setter) setDocument(front bool) ([]line, error) {
	s.at = origin{block: -1}
	s.setMasthead()
	s.setNotices()
	s.setOpening()
	opened, fronted := len(s.lines), s.doc.Blocks.Opened()
	for i, b := range s.doc.Blocks {
		if front && i == fronted {
			s.at = origin{block: -1}
			s.setFront()
			opened = len(s.lines)
		}
		s.at = origin{block: i}
		if err := context.Cause(s.ctx); err != nil {
			return nil, err
		}
		if err := s.setBlock(i, b); err != nil {
			return nil, err
		}
		if h, ok := b.(document.Heading); ok && h.Level == 2 {
			opened = len(s.lines)
		}
		s.follow(opened)
	}
	s.at = origin{block: -1}
	s.setMissing()
	s.setSources()
	s.setTracing()
	s.setLeaving()
	s.join()
	return s.lines, nil
}

// setBlock makes the lines of block i.
func (s *setter) setBlock(i int, b document.Block) error {
	if i > 0 {
		bind(s.lines[len(s.lines)-1:], between(s.doc.Blocks[i-1], b))
	}
	switch b := b.(type) {
	case document.Heading:
		s.setHeading(b)
	case document.Paragraph:
		s.gap(1)
		s.paragraph(prose, s.spans(s.in.Add(tag.Paragraph), b, s.body, s.palette.Accent), s.proseWidth, s.leading.prose)
	case document.List:
		s.setList(b)
	case document.Story:
		s.setStory(b)
	case document.Table:
		s.tables().setTable(i, b)
	case document.Chart:
		if finding := s.doc.Blocks.Finding(i); !s.waits(i, b, finding) {
			s.setChart(b, finding)
		}
	case document.Note:
		s.gap(2)
		s.paragraph(note, s.spans(s.in.Add(tag.Paragraph), b.Text, s.small, s.palette.Accent), s.smallWidth, s.leading.tight)
	default:
		return document.Unknown(b)
	}
	return nil
}

// between is the bond between two blocks: a chart stands with the paragraph that
// tells of it, and a note with what it explains.
func between(above, below document.Block) float64 {
	_, told := above.(document.Paragraph)
	_, noted := below.(document.Note)
	switch below.(type) {
	case document.Chart:
		if told {
			return flow.Whole
		}
	case document.Table, document.List:
		if told {
			return flow.Loath
		}
	}
	switch above.(type) {
	case document.Table, document.Chart:
		if noted {
			return flow.Strong
		}
	}
	return flow.Free
}

// opening is how many lines of words stand at the least below the heading of a
// part where that does not leave a page half empty.
const opening = 4

// follow keeps the first lines of a part, which begins with the line opened, with
// its heading. It binds no line to a block that is still to be set.
func (s *setter) follow(opened int) {
	words := 0
	for i := opened; i < len(s.lines)-1; i++ {
		if len(s.lines[i].texts) > 0 {
			words++
		}
		if words == opening {
			return
		}
		bind(s.lines[i:i+1], flow.Poor)
	}
}

// setHeading opens a part: a rule over the whole width for the second level,
// words alone below it.
func (s *setter) setHeading(h document.Heading) {
	if h.Level > 2 {
		s.gap(3)
		s.heading(s.title(h.Level, h.Text, s.story), s.leading.story)
		return
	}
	s.gap(6)
	first := len(s.lines)
	s.heading(s.title(2, h.Text, s.section), s.leading.section+2*s.leading.unit)
	if first < len(s.lines) {
		rule := bar{width: s.typeWidth, height: 0.5, colour: s.palette.AccentDark}
		s.lines[first].bars = append(s.lines[first].bars, rule)
	}
}

// heading sets lines that never end a page.
func (s *setter) heading(words []span, leading float64) {
	for _, texts := range balance(words, s.typeWidth) {
		s.add(heading, leading, texts).bond = flow.Never
	}
}

// hang is how far the entries of a list hang from its dots.
const hang = 4.0

// hang moves the lines from first on to the right, and puts a dot before them if
// there are any.
func (s *setter) hang(first int, label *tag.Element) bool {
	if first == len(s.lines) {
		return false
	}
	for i := first; i < len(s.lines); i++ {
		s.lines[i].indent(hang)
	}
	dot := text{x: 0.6, y: middle(s.body, s.leading.prose), words: s.body.face.Clean("•") + " ", style: s.body.in(s.palette.Accent), of: label}
	s.lines[first].texts = append([]text{dot}, s.lines[first].texts...)
	return true
}

func (s *setter) setList(l document.List) {
	s.gap(1)
	s.at.part = item
	list := s.in.Add(tag.List)
	for i, entry := range l.Items {
		s.at.row = i
		first := len(s.lines)
		one := list.Add(tag.Item)
		label, body := one.Add(tag.Label), one.Add(tag.Body)
		s.paragraph(item, s.spans(body, entry, s.body, s.palette.AccentDark), s.proseWidth-hang, s.leading.prose)
		if s.hang(first, label) {
			s.lines[len(s.lines)-1].bond = inList(i, len(l.Items))
			s.gap(0.5)
		}
	}
}

// shortList is how many entries a list may have to be kept on one page where that
// costs little.
const shortList = 6

// inList is the bond between entry i of a list of n and the next one: none
// stands alone before or after an end of a page.
func inList(i, n int) float64 {
	switch i {
	case n - 1:
		return flow.Free
	case 0, n - 2:
		return flow.Strong
	}
	if n <= shortList {
		return flow.Loath
	}
	return flow.Slight
}

// paragraph sets spans as lines and returns them. Neither the first nor the last
// line stands alone on a page.
func (s *setter) paragraph(p part, spans []span, width, leading float64) []line {
	// Small print is read line by line, and so is not parted.
	f := filler{width: width, places: s.places, eager: p == prose || p == item || p == summary}
	f.short, f.narrow = s.short(leading)
	first, all := len(s.lines), f.fill(spans)
	for i, texts := range all {
		l := s.add(p, leading, texts)
		switch i {
		case len(all) - 1:
		case 0, len(all) - 2:
			l.bond = flow.Never
		default:
			l.bond = flow.Within
		}
	}
	return s.lines[first:]
}

// add appends a line of the part that is being set and returns it.
func (s *setter) add(p part, height float64, texts []text) *line {
	of := s.at
	of.part = p
	for i := range texts {
		texts[i].y = middle(texts[i].style, height)
	}
	s.lines = append(s.lines, line{of: of, height: height, texts: texts})
	return &s.lines[len(s.lines)-1]
}

// middle is the baseline at which capitals stand in the middle of a line.
func middle(look style, height float64) float64 {
	return (height + 0.68*look.size*mmPerPoint) / 2
}

// gap leaves space, in units of the theme. It is dropped at the head of a page.
func (s *setter) gap(units float64) {
	halves := math.Round(s.spacing.Of(2 * units))
	s.lines = append(s.lines, line{of: s.at, height: halves / 2 * s.leading.unit, gap: true})
}

// indent moves the words and the picture of a line to the right.
func (l *line) indent(by float64) {
	if l.image != nil {
		l.image.x += by
	}
	for i := range l.texts {
		l.texts[i].x += by
	}
}
