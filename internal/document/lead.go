package document

import "slices"

// Lead is the place of the lead story among the blocks, -1 if there is none or
// if anything but headings stands in front of it.
func (bs Blocks) Lead() int {
	for i, b := range bs {
		switch b := b.(type) {
		case Heading:
			continue
		case Story:
			if b.Lead {
				return i
			}
		}
		break
	}
	return -1
}

// Unlinked is a paragraph of the story without the links to its articles, which
// are named below it.
func (s Story) Unlinked(p Paragraph) Paragraph {
	p = slices.Clone(p)
	for i, span := range p {
		if slices.ContainsFunc(s.Articles, func(a Article) bool { return a.Link == span.Link }) {
			p[i].Link = ""
		}
	}
	return p
}
