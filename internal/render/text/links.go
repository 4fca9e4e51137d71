package text

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// links numbers the links of a text in the order of their first appearance;
// the same link always has the same number.
type links struct {
	known   []string
	numbers map[string]int
}

// mark is the number that stands behind linked words, " [1]", on the line of
// the last of them; "" for no link.
func (l *links) mark(link string) string {
	if link == "" {
		return ""
	}
	n, ok := l.numbers[link]
	if !ok {
		if l.numbers == nil {
			l.numbers = map[string]int{}
		}
		l.known = append(l.known, link)
		n = len(l.known)
		l.numbers[link] = n
	}
	return fmt.Sprintf("%s[%d]", noBreak, n)
}

// number returns the paragraphs' words with the numbers of their links. If
// several spans one after the other have the same link, over paragraphs too,
// its number stands only after the last.
func (l *links) number(paragraphs ...document.Paragraph) []string {
	var spans document.Paragraph
	for _, p := range paragraphs {
		spans = append(spans, p...)
	}
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		for _, span := range p {
			spans = spans[1:]
			out[i] += l.marked(span, next(spans))
		}
	}
	return out
}

// marked is the span's text, with its number unless the next link is the same.
func (l *links) marked(s document.Span, next string) string {
	link := document.SafeLink(s.Link)
	if link == "" || link == next || says(s.Text, link) {
		return s.Text
	}
	core := strings.TrimRight(s.Text, " ")
	return core + l.mark(link) + s.Text[len(core):]
}

// next is the first link of the spans.
func next(spans document.Paragraph) string {
	for _, s := range spans {
		if link := document.SafeLink(s.Link); link != "" {
			return link
		}
	}
	return ""
}

// says tells whether the words are the address itself.
func says(words, link string) bool {
	words = strings.TrimSpace(words)
	return words == link || "mailto:"+words == link || "https://"+words == link
}

// list is the foot of the text: every link by its number.
func (l *links) list() []string {
	if len(l.known) == 0 {
		return nil
	}
	lines := []string{underlined("Links", "-")}
	for i, link := range l.known {
		lines = append(lines, fmt.Sprintf("[%d] %s", i+1, link))
	}
	return lines
}
