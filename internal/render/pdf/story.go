package pdf

import (
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// setStory sets a heading, the sentences and the line of sources. The lead
// story is on a panel. Sentences with a link have the same colour as others.
func (s *setter) setStory(story document.Story) {
	outer := s.in
	s.in = outer.Add(tag.Article)
	defer func() { s.in = outer }()
	if story.Lead {
		s.setLead(story)
		return
	}
	s.gap(4)
	s.heading(s.title(3, story.Heading, s.story), s.leading.story)
	s.pad(heading, 0.5)
	s.tell(story)
}

// setLead sets the story wider and on a ground, with a rule at its left.
func (s *setter) setLead(story document.Story) {
	s.gap(4)
	first := len(s.lines)
	s.pad(heading, 3)
	for _, texts := range balance(s.title(3, story.Heading, s.lead), s.smallWidth) {
		s.add(heading, s.leading.lead, texts).bond = flow.Never
	}
	s.pad(heading, 2)
	s.tell(story)
	s.pad(prose, 3)
	s.panel(first, s.palette.AccentDark)
	bind(s.lines[first:len(s.lines)-1], flow.Loath)
}

// fewLines is how long a first paragraph may be to stand whole under its
// heading.
const fewLines = 10

// tell sets the paragraphs, the last of them together with what is remarked of
// them and with the sources.
func (s *setter) tell(story document.Story) {
	picture := story.Shown()
	s.beside = s.flankOf(story)
	for i, p := range story.Paragraphs {
		s.at.row = i
		if i > 0 {
			s.lines[len(s.lines)-1].bond = flow.Slight
			s.add(prose, s.leading.unit, nil).bond = flow.Never
		}
		spans := s.spans(s.in.Add(tag.Paragraph), p, s.body, s.palette.Ink)
		if i == 0 && s.beside != nil {
			s.describe(picture)
		}
		lines := s.paragraph(prose, spans, s.proseWidth, s.leading.prose)
		if i == 0 && len(lines) <= fewLines {
			bind(lines[:max(0, len(lines)-1)], flow.Strong)
		}
		if i == 0 && picture != nil && s.beside == nil {
			s.setPicture(picture, story.Lead)
		}
	}
	s.at.row = 0
	for _, r := range story.Remarks {
		s.below(s.spans(s.in.Add(tag.Paragraph), r, s.small, s.palette.Accent))
	}
	s.setArticles(story.Articles)
	s.endFlank()
}

// setArticles names the articles behind a story, a line each. The list stays
// with what stands above it.
func (s *setter) setArticles(articles []document.Article) {
	list := s.in.Add(tag.List)
	for i, a := range articles {
		spans := s.credit(list.Add(tag.Item).Add(tag.Body), a)
		if i == 0 {
			s.below(spans)
			continue
		}
		s.lines[len(s.lines)-1].bond = inList(i-1, len(articles))
		s.paragraph(below, spans, s.smallWidth, s.leading.tight)
	}
}

// below sets small print that stays with what stands above it.
func (s *setter) below(spans []span) {
	if last := len(s.lines) - 1; last >= 0 && (s.lines[last].of.part == prose || s.lines[last].of.part == below) {
		s.lines[last].bond = flow.Never
	}
	s.add(below, s.leading.unit, nil).bond = flow.Never
	s.paragraph(below, spans, s.smallWidth, s.leading.tight)
}

// nbsp is a space that no line breaks at.
const nbsp = "\u00a0"

// credit names an article: its title, which leads to it and says its kind, and
// then its outlet, author and day.
func (s *setter) credit(in *tag.Element, a document.Article) []span {
	byline := a.Byline(s.doc.Issued.Location())
	title, credit := a.Headline("“", "”"), strings.TrimSuffix(a.Credit(s.doc.Issued.Location()), byline)+strings.ReplaceAll(byline, " ", nbsp)
	if title == "" {
		return s.phrases(in, []phrase{s.linked(credit, s.small, a.Link)})
	}
	words := []phrase{s.linked(title, s.small.in(s.palette.Ink), a.Link)}
	if credit != "" {
		words = append(words, phrase{", " + credit, s.small, nowhere})
	}
	return s.phrases(in, words)
}

// pad leaves space, counted in units, that stays wherever it falls and is not
// parted from the line that follows.
func (s *setter) pad(p part, units float64) {
	s.add(p, units*s.leading.unit, nil).bond = flow.Never
}

// panel draws a background under the lines from first on, indents them, and
// marks their left edge.
func (s *setter) panel(first int, edge templates.Colour) {
	for i := first; i < len(s.lines); i++ {
		l := &s.lines[i]
		l.indent(inset)
		l.bars = append([]bar{
			{width: s.typeWidth, height: l.height, colour: s.palette.Panel},
			{width: 1, height: l.height, colour: edge},
		}, l.bars...)
	}
	last := &s.lines[len(s.lines)-1]
	last.bond = flow.Free
	if len(s.lines)-first > 1 {
		s.lines[len(s.lines)-2].bond = flow.Never
	}
}
