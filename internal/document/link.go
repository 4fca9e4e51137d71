package document

import (
	"slices"
	"strings"
)

// Links lists the web addresses that the document leads to, each once, in the
// order of reading.
func (d *Document) Links() []string {
	var l links
	l.paragraphs(d.Introduction...)
	for _, b := range d.Blocks {
		l.block(b)
	}
	for _, s := range d.Sources {
		l.add(s.Link)
	}
	l.paragraphs(d.Forwarded, d.Leaving)
	return l
}

// links are web addresses.
type links []string

func (l *links) add(link string) {
	web := strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://")
	if web && !slices.Contains(*l, link) {
		*l = append(*l, link)
	}
}

func (l *links) paragraphs(all ...Paragraph) {
	for _, p := range all {
		for _, s := range p {
			l.add(s.Link)
		}
	}
}

func (l *links) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		l.paragraphs(b)
	case List:
		l.paragraphs(b.Items...)
	case Story:
		l.add(b.Link)
		l.paragraphs(b.Paragraphs...)
		for _, a := range b.Articles {
			l.add(a.Link)
		}
		l.paragraphs(b.Remarks...)
	case Note:
		l.paragraphs(b.Text)
	}
}
