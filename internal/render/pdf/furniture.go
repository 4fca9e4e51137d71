package pdf

import (
	"fmt"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
	"catchup/internal/script"
)

// flushRight is words that end at the right edge of the type area.
func (s *setter) flushRight(words span) text {
	t := text{words: words.words, style: words.style, of: words.of}
	t.x = s.typeWidth - t.width()
	return t
}

func number(d *document.Document) string { return fmt.Sprintf("No. %d", d.Number) }

// setNotices sets what must stand above everything on a panel.
func (s *setter) setNotices() {
	if len(s.doc.Notices) == 0 {
		return
	}
	s.gap(1)
	first := len(s.lines)
	s.pad(notice, 2)
	for i, words := range s.doc.Notices {
		if i > 0 {
			s.add(notice, s.leading.unit, nil)
		}
		s.paragraph(notice, s.say(tag.Paragraph, words, s.meta.in(s.palette.Ink)), s.smallWidth, s.leading.notice)
	}
	s.pad(notice, 2)
	s.panel(first, s.palette.Watch)
}

// setOpening sets the introduction and the line for those it was forwarded to.
func (s *setter) setOpening() {
	for _, p := range s.doc.Introduction {
		s.gap(3)
		s.paragraph(introduction, s.spans(s.in.Add(tag.Paragraph), p, s.introduction, s.palette.Ink), s.typeWidth, s.leading.intro)
	}
	if len(s.doc.Forwarded) > 0 {
		s.gap(1.5)
		s.paragraph(forwarded, s.spans(s.in.Add(tag.Paragraph), s.doc.Forwarded, s.small, s.palette.Accent), s.smallWidth, s.leading.tight)
	}
}

// setSources sets what the document rests on, one paragraph each.
func (s *setter) setSources() {
	credited := s.doc.Credited()
	if len(credited) == 0 {
		return
	}
	s.gap(6)
	words, read := s.title(2, "Sources", s.caption), s.doc.ReadOn()
	if len(credited) <= fewSources {
		read = ""
	}
	if read != "" {
		words = append(words, s.say(tag.Paragraph, "  "+read, s.small)...)
	}
	s.add(sources, s.leading.prose, wrap(words, s.typeWidth)[0])
	last := &s.lines[len(s.lines)-1]
	last.bond = flow.Never
	last.bars = []bar{{width: s.typeWidth, height: 0.2, colour: s.palette.Line}}
	list := s.in.Add(tag.List)
	all := make([][]span, len(credited))
	for i, one := range credited {
		if read != "" { // it is not said again
			one.Reading.At = time.Time{}
		}
		all[i] = s.sourceSpans(list.Add(tag.Item).Add(tag.Body), one)
	}
	if s.setPairs(all) {
		return
	}
	for _, spans := range all {
		s.paragraph(sources, spans, s.smallWidth, s.leading.tight)
	}
}

// fewSources is how many sources stand below each other, each with the day on which
// it was read. Of more the day is said once if it is the same, and they stand in pairs
// if that saves a third of their lines.
const fewSources = 12

// setPairs sets many sources two beside each other, and tells whether it did.
func (s *setter) setPairs(all [][]span) bool {
	width := (s.typeWidth - inset) / 2
	var rows [][][][]text
	single, paired := 0, 0
	for pair := range slices.Chunk(all, 2) {
		var row [][][]text
		deep := 0
		for _, spans := range pair {
			single += len(wrap(spans, s.smallWidth))
			row = append(row, wrap(spans, width))
			deep = max(deep, len(row[len(row)-1]))
		}
		rows, paired = append(rows, row), paired+deep
	}
	if len(all) <= fewSources || 3*paired > 2*single {
		return false
	}
	for _, row := range rows {
		s.setPair(row, width+inset)
	}
	return true
}

// setPair sets cells beside each other, each so far to the right of the one before.
func (s *setter) setPair(row [][][]text, by float64) {
	first := len(s.lines)
	for column, lines := range row {
		for i, texts := range lines {
			if first+i == len(s.lines) {
				s.add(sources, s.leading.tight, nil).bond = flow.Never
			}
			for _, t := range texts {
				t.x, t.y = t.x+float64(column)*by, middle(t.style, s.leading.tight)
				s.lines[first+i].texts = append(s.lines[first+i].texts, t)
			}
		}
	}
	if len(s.lines) > first {
		s.lines[len(s.lines)-1].bond = flow.Slight
	}
}

func (s *setter) sourceSpans(in *tag.Element, source document.Source) []span {
	words := []phrase{s.linked(script.Isolate(source.Title), s.small.in(s.palette.Ink), source.Link)}
	if credit := source.Credit(s.doc.Issued.Location()); credit != "" {
		words = append(words, phrase{" (" + credit + ")", s.small, nowhere})
	}
	return s.phrases(in, words)
}

// setTracing says where the cells behind the figures are told.
func (s *setter) setTracing() {
	if words := s.doc.Tracing(s.doc.Whole.Beside("pdf")); len(words) > 0 {
		s.gap(1)
		s.paragraph(sources, s.spans(s.in.Add(tag.Paragraph), words, s.small, s.palette.Accent), s.smallWidth, s.leading.tight)
	}
}

// setLeaving sets how to change or end the subscription.
func (s *setter) setLeaving() {
	if len(s.doc.Leaving) == 0 {
		return
	}
	s.gap(3)
	s.paragraph(leaving, s.spans(s.in.Add(tag.Paragraph), s.doc.Leaving, s.small, s.palette.Accent), s.smallWidth, s.leading.tight)
}

// running is the words that stand at the left of every foot.
func (s *setter) running() []text {
	words := wrap([]span{s.span(s.tree.Furniture, script.Isolate(s.doc.Title)+" · "+s.doc.Dateline(), s.small)}, s.typeWidth-30)
	if len(words) == 0 {
		return nil
	}
	return words[0]
}

// foot is the line at the end of page number of total, with running words.
func (s *setter) foot(running []text, page, total int) line {
	right := fmt.Sprintf("Page %d of %d", page, total)
	l := line{of: origin{part: footer, block: -1}, height: s.leading.foot, texts: slices.Clone(running)}
	l.bars = []bar{{y: 2 * s.leading.unit, width: s.typeWidth, height: 0.2, colour: s.palette.Line}}
	l.texts = append(l.texts, s.flushRight(s.span(s.tree.Furniture, right, s.small)))
	for i := range l.texts {
		l.texts[i].y = s.leading.foot - 0.5*s.leading.unit
	}
	return l
}
