package pdf

import (
	"strings"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
	"catchup/internal/script"
	"catchup/templates"
)

// phrase is words of one look that lead to one place, or to none.
type phrase struct {
	words string
	style style
	link  link
}

// linked is words that lead somewhere, in the colour of links if they do.
func (s *setter) linked(words string, look style, address string) phrase {
	one := phrase{words, look, link{address: safe(address)}}
	if one.link != nowhere {
		one.style = look.in(s.palette.Accent)
	}
	return one
}

// spans are a paragraph's words in a style, strong ones in its bold face, linked
// ones in the colour given, and those that the edition has added in a quieter one.
func (s *setter) spans(in *tag.Element, p document.Paragraph, plain style, linked templates.Colour) []span {
	all := make([]phrase, len(p))
	for i, one := range p {
		look := plain
		if one.Strong {
			look = look.bold(s.faces)
		}
		link := s.link(one)
		if link != nowhere {
			look = look.in(linked)
		}
		if one.Added {
			look = look.in(s.palette.Muted)
		}
		all[i] = phrase{one.Set(), look, link}
	}
	return s.phrases(in, all)
}

// phrases are the spans of phrases, those in a row that lead to the same place in one
// element.
func (s *setter) phrases(in *tag.Element, all []phrase) []span {
	spans := make([]span, len(all))
	var of *tag.Element
	for i, one := range all {
		switch {
		case i > 0 && one.link == all[i-1].link:
		case one.link != nowhere:
			of = in.Add(tag.Link)
			of.Address = one.link.address
			if one.link.address == "" {
				s.leads = append(s.leads, lead{of, one.link})
			}
		default:
			of = in.Add(tag.Words)
		}
		spans[i] = s.span(of, one.words, one.style)
		if one.link != nowhere && len(of.Says) < tag.MostSaid {
			of.Says += document.Unbound(spans[i].words)
		}
	}
	return spans
}

// say is the words of a new element.
func (s *setter) say(kind tag.Kind, words string, look style) []span {
	return []span{s.span(s.in.Add(kind), words, look)}
}

// title is the words of a heading.
func (s *setter) title(level int, words string, look style) []span {
	of := s.in.Add(tag.Heading)
	s.missing.head(look.face, words)
	one := s.span(of, words, look)
	if block := s.at.block + 1; s.headings[block] == nil {
		s.headings[block] = of
	}
	of.Level, of.Title = level, strings.Join(strings.Fields(one.words), " ")
	return []span{one}
}

// span is words as they are printed: cleaned of what no face has, which is
// remembered. Words of another language or direction, and those that were put into
// others, are parts of their own.
func (s *setter) span(of *tag.Element, words string, look style) span {
	words = document.Bound(words)
	clean, set := look.face.Clean(words), words
	if !script.Isolated(words) {
		set = clean
	}
	if clean != words {
		for _, r := range look.face.Lost(words) {
			s.lost[r] = true
		}
		s.missing.note(look.face, words)
	}
	one := span{words: clean, style: look, of: of, base: s.base}
	runs := script.Runs(set, s.doc.Lang)
	if len(runs) == 1 && runs[0].Lang == "" && !runs[0].RTL {
		if of.Parted() {
			one.of = of.In("", "")
		}
		return one
	}
	for _, run := range runs {
		reads, clean := "", look.face.Clean(run.Words)
		if run.RTL {
			reads = clean
		}
		one.parts = append(one.parts, span{words: clean, style: look, of: of.In(run.Lang, reads), base: s.base, apart: run.Apart})
	}
	return one
}
