package pdf

import (
	"fmt"
	"math"

	"catchup/internal/document"
	"catchup/templates"
)

// setMasthead sets the title with the number and the period at its right, a
// heavy rule, and the tagline.
func (s *setter) setMasthead() {
	s.setPublisher()
	name := wrap([]span{{words: s.doc.Title, style: s.title}}, s.typeWidth*0.62)
	for _, texts := range name {
		s.add(masthead, titleLeading, texts)
	}
	if len(name) > 0 {
		s.beside(&s.lines[len(s.lines)-1])
	}
	rule := s.add(masthead, 2*unit, nil)
	rule.bars = []bar{{width: s.typeWidth, height: s.masthead.Rule.Millimetres(), colour: s.palette.AccentDark}}
	s.pad(masthead, 1)
	s.paragraph(masthead, []span{{words: s.doc.Tagline, style: s.tagline}}, s.typeWidth, proseLeading)
	s.gap(2)
}

// setPublisher sets the logo or, without one, its words above the title.
func (s *setter) setPublisher() {
	words := s.masthead.Words
	switch {
	case s.logo != nil:
		s.add(masthead, math.Ceil(templates.Pixels(s.logo.Height).Millimetres()/unit)*unit, nil).logo = s.logo
		s.gap(2)
	case words != "":
		s.paragraph(masthead, []span{{words: words, style: s.smallStrong.in(s.palette.Muted)}}, s.typeWidth, proseLeading)
	}
}

// beside sets the number and the period at the right of a line, the period on
// its baseline.
func (s *setter) beside(l *line) {
	up := 0.0
	for _, one := range []span{
		{words: s.doc.Covers, style: s.meta},
		{words: number(s.doc), style: s.meta.bold(s.faces).in(s.palette.Ink)},
	} {
		words := s.flushRight(one.words, one.style)
		words.y = l.texts[0].y - up
		l.texts = append(l.texts, words)
		up += proseLeading
	}
}

// flushRight is words that end at the right edge of the type area.
func (s *setter) flushRight(words string, look style) text {
	words = look.face.Clean(words)
	return text{x: s.typeWidth - look.width(words), words: words, style: look}
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
			s.add(notice, unit, nil)
		}
		s.paragraph(notice, []span{{words: words, style: s.meta.in(s.palette.Ink)}}, s.proseWidth, noticeLeading)
	}
	s.pad(notice, 2)
	s.panel(first, s.palette.Watch)
}

// setOpening sets the introduction and the line for those it was forwarded to.
func (s *setter) setOpening() {
	for _, p := range s.doc.Introduction {
		s.gap(3)
		s.paragraph(introduction, s.spans(p, s.introduction, s.palette.Ink), s.typeWidth, introLeading)
	}
	if len(s.doc.Forwarded) > 0 {
		s.gap(1.5)
		s.paragraph(forwarded, s.spans(s.doc.Forwarded, s.small, s.palette.Accent), s.typeWidth, tightLeading)
	}
}

// setSources sets what the document rests on, one paragraph each.
func (s *setter) setSources() {
	if len(s.doc.Sources) == 0 {
		return
	}
	s.gap(6)
	s.add(sources, proseLeading, wrap([]span{{words: "Sources", style: s.caption}}, s.typeWidth)[0])
	last := &s.lines[len(s.lines)-1]
	last.keep = true
	last.bars = []bar{{width: s.typeWidth, height: 0.2, colour: s.palette.Line}}
	for _, one := range s.doc.Sources {
		s.paragraph(sources, s.sourceSpans(one), s.typeWidth, tightLeading)
	}
}

func (s *setter) sourceSpans(source document.Source) []span {
	name := span{words: source.Title, style: s.small.in(s.palette.Ink), link: safe(source.Link)}
	if name.link != "" {
		name.style = name.style.in(s.palette.Accent)
	}
	if credit := source.Credit(s.doc.Issued.Location()); credit != "" {
		return []span{name, {words: " (" + credit + ")", style: s.small}}
	}
	return []span{name}
}

// setTracing says how to find the cells behind the figures.
func (s *setter) setTracing() {
	if words, command := s.doc.Tracing(); command != "" {
		s.gap(1)
		s.paragraph(sources, []span{{words: words + " ", style: s.small}, {words: command, style: s.small.in(s.palette.Ink)}}, s.typeWidth, tightLeading)
	}
}

// setLeaving sets how to change or end the subscription.
func (s *setter) setLeaving() {
	if len(s.doc.Leaving) == 0 {
		return
	}
	s.gap(3)
	s.paragraph(leaving, s.spans(s.doc.Leaving, s.small, s.palette.Accent), s.typeWidth, tightLeading)
}

// foot is the line at the end of page number of total.
func (s *setter) foot(page, total int) line {
	left := s.doc.Title + " · " + s.doc.Dateline()
	right := fmt.Sprintf("Page %d of %d", page, total)
	l := line{of: origin{part: footer, block: -1}, height: footHeight}
	l.bars = []bar{{y: 2 * unit, width: s.typeWidth, height: 0.2, colour: s.palette.Line}}
	words := wrap([]span{{words: left, style: s.small}}, s.typeWidth-30)
	if len(words) > 0 {
		l.texts = words[0]
	}
	l.texts = append(l.texts, s.flushRight(right, s.small))
	for i := range l.texts {
		l.texts[i].y = footHeight - 0.5*unit
	}
	return l
}
