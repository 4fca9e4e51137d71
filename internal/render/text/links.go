package text

import (
	"fmt"
	"slices"
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
	return fmt.Sprintf("%c[%d]", noBreak, n)
}

// number returns the paragraphs' words with the numbers of their links. If
// several spans one after the other have the same link, over paragraphs too,
// its number stands only after the last.
func (l *links) number(paragraphs ...document.Paragraph) []string {
	spans := slices.Concat(paragraphs...)
	links, next := followed(spans)
	out, n := make([]string, len(paragraphs)), 0
	for i, p := range paragraphs {
		var words strings.Builder
		for _, span := range p {
			words.WriteString(l.marked(span, links[n], next[n]))
			n++
		}
		out[i] = words.String()
	}
	return out
}

// followed is the link of each span, and of each the first link that follows
// it.
func followed(spans document.Paragraph) (links, next []string) {
	links, next = make([]string, len(spans)), make([]string, len(spans))
	after := ""
	for i := len(spans) - 1; i >= 0; i-- {
		next[i] = after
		if links[i] = document.SafeLink(spans[i].Link); links[i] != "" {
			after = links[i]
		}
	}
	return links, next
}

// marked is the span's text, with the number of its link unless the next link
// is the same.
func (l *links) marked(s document.Span, link, next string) string {
	text := s.Set()
	if link == "" || link == next || says(s.Text, link) {
		return text
	}
	core := strings.TrimRight(text, " ")
	return core + l.mark(link) + text[len(core):]
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
