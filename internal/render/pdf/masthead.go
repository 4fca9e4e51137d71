package pdf

import (
	"math"
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/consts/extension"

	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// nameWidth is the share of a line that the title, or the words above it, may
// take, so that there is room at their right.
const nameWidth = 0.62

// setMasthead sets the parts of the masthead in the order of the theme, a heavy
// rule, and the tagline.
func (s *setter) setMasthead() {
	parts := s.masthead.Order.Parts()
	var tagline *tag.Element
	for i, part := range parts {
		switch part {
		case templates.LogoPart:
			s.setPublisher()
		case templates.TitlePart:
			tagline = s.setTitle(i+1 < len(parts) && parts[i+1] == templates.DatePart)
		case templates.DatePart:
			s.setDate(i > 0 && parts[i-1] == templates.TitlePart)
		}
	}
	rule := s.add(masthead, 2*s.leading.unit, nil)
	rule.bars = []bar{{width: s.typeWidth, height: s.masthead.Rule.Millimetres(), colour: s.palette.AccentDark}}
	s.pad(masthead, 1)
	s.paragraph(masthead, []span{s.span(tagline, s.doc.Tagline, s.tagline)}, s.typeWidth, s.leading.prose)
	s.gap(2)
}

// smallestTitle is how small the title is set, as a part of its full size, where
// it then stands on one line.
const smallestTitle = 0.75

// setTitle sets the title, perhaps with the number and the period at its right, and
// returns the element of the tagline, which is read behind the title. The title has
// all the room that those two leave.
func (s *setter) setTitle(dated bool) (tagline *tag.Element) {
	room, look := s.typeWidth, s.nameplate.within(s.doc.Title, s.typeWidth)
	if dated {
		date := s.dateline(nil)
		left := min(date[0].x, date[1].x) - inset
		room, look = max(s.typeWidth*nameWidth, left), s.nameplate.within(s.doc.Title, left)
	}
	title := s.title(1, s.doc.Title, look)
	tagline = s.in.Add(tag.Paragraph)
	of := s.in.Add(tag.Paragraph)
	lines := balance(title, room)
	for i, texts := range lines {
		l := s.add(masthead, s.leading.title, texts)
		if dated && i == len(lines)-1 {
			beside(l, s.dateline(of))
		}
	}
	return tagline
}

// within is the style in the size in which words stand on one line, if that is
// large enough for a title.
func (s style) within(words string, room float64) style {
	wide := s.width(s.face.Clean(words))
	if wide <= room || wide*smallestTitle > room {
		return s
	}
	return s.scaled(math.Floor(100*room/wide) / 100)
}

// setDate sets the number and the period in a line of their own, unless they
// stand beside the title.
func (s *setter) setDate(beside bool) {
	if beside {
		return
	}
	of := s.in.Add(tag.Paragraph).Add(tag.Words)
	spans := []span{s.span(of, number(s.doc)+" · ", s.meta.bold(s.faces).in(s.palette.Ink)), s.span(of, s.doc.Covers, s.meta)}
	s.paragraph(masthead, spans, s.typeWidth, s.leading.prose)
}

// setPublisher sets the logo or, without one, its words, and at their right the
// letterhead.
func (s *setter) setPublisher() {
	if picture := s.art.Letterhead; picture != nil {
		s.setBanner(picture, "Letterhead: ")
		s.gap(2)
	}
	left, high := s.stack(wrap([]span{s.span(s.in.Add(tag.Paragraph), s.masthead.Words, s.smallStrong.in(s.palette.Muted))}, s.typeWidth*nameWidth), s.leading.prose)
	right, deep := s.address()
	switch logo := s.art.Logo; {
	case logo != nil:
		l := s.setBanner(logo, "Logo: ")
		l.height, l.texts = max(l.height, deep), right
		s.gap(2)
	case high+deep > 0:
		s.add(masthead, max(high, deep), nil).texts = slices.Concat(left, right)
	}
}

// setBanner sets a line that is as high as a picture in whole units.
func (s *setter) setBanner(of *templates.Logo, called string) *line {
	width, height := templates.Pixels(of.Width).Millimetres(), templates.Pixels(of.Height).Millimetres()
	if width > s.typeWidth {
		width, height = s.typeWidth, height*s.typeWidth/width
	}
	l := s.add(masthead, math.Ceil(height/s.leading.unit)*s.leading.unit, nil)
	l.image = &bitmap{width: width, height: height, kind: extension.Png, bytes: of.PNG}
	l.figure = s.figure(called + of.Words)
	return l
}

// stack puts lines of words below each other in one strip.
func (s *setter) stack(lines [][]text, leading float64) (stacked []text, height float64) {
	for _, texts := range lines {
		for _, t := range texts {
			t.y = height + middle(t.style, leading)
			stacked = append(stacked, t)
		}
		height += leading
	}
	return stacked, height
}

// address is the lines of the letterhead, flush right.
func (s *setter) address() (stacked []text, height float64) {
	if s.art.Letterhead != nil {
		return nil, 0
	}
	of := s.in.Add(tag.Paragraph)
	var lines [][]text
	for _, words := range s.letterhead.Lines() {
		for _, texts := range wrap([]span{s.span(of, words, s.small)}, s.typeWidth*(1-nameWidth)) {
			last := &texts[len(texts)-1]
			shift := s.typeWidth - last.x - last.width()
			for i := range texts {
				texts[i].x += shift
			}
			last.words = last.printed() + " "
			lines = append(lines, texts)
		}
	}
	return s.stack(lines, s.leading.tight)
}

// dateline is the number and the period, flush right.
func (s *setter) dateline(of *tag.Element) []text {
	number := s.flushRight(s.span(of, number(s.doc)+" ", s.meta.bold(s.faces).in(s.palette.Ink)))
	number.y = -s.leading.prose
	return []text{number, s.flushRight(s.span(of, s.doc.Covers, s.meta))}
}

// beside sets the dateline at the right of a line, the period on its baseline.
func beside(l *line, dateline []text) {
	baseline := l.texts[0].y
	for _, t := range dateline {
		t.y += baseline
		l.texts = append(l.texts, t)
	}
}
