package pdf

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
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
	if len(s.doc.Sources) == 0 {
		return
	}
	s.gap(6)
	s.add(sources, s.leading.prose, wrap(s.title(2, "Sources", s.caption), s.typeWidth)[0])
	last := &s.lines[len(s.lines)-1]
	last.bond = flow.Never
	last.bars = []bar{{width: s.typeWidth, height: 0.2, colour: s.palette.Line}}
	list := s.in.Add(tag.List)
	for _, one := range s.doc.Credited() {
		s.paragraph(sources, s.sourceSpans(list.Add(tag.Item).Add(tag.Body), one), s.smallWidth, s.leading.tight)
	}
}

func (s *setter) sourceSpans(in *tag.Element, source document.Source) []span {
	words := []phrase{s.linked(source.Title, s.small.in(s.palette.Ink), source.Link)}
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
	words := wrap([]span{s.span(s.tree.Furniture, s.doc.Title+" · "+s.doc.Dateline(), s.small)}, s.typeWidth-30)
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
