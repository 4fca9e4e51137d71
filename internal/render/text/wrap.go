package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/document"
)

// noBreak is a space that a line is not broken at; on the page it is a space
// like any other.
const noBreak = '\u00a0'

// wrap breaks words into lines of the measure, none of them ending in a space.
func wrap(words string) string { return hang("", words) }

// hang wraps words behind a mark, under which no line begins.
func hang(mark, words string) string {
	width := utf8.RuneCountInString(mark)
	lines := broken(document.Bound(words), measure-width)
	if len(lines) == 0 {
		return ""
	}
	return mark + strings.Join(lines, "\n"+strings.Repeat(" ", width))
}

// broken breaks words into lines of at most width characters. A word that is
// longer has a line of its own, unbroken: it is an address.
func broken(words string, width int) []string {
	var lines []string
	line, long := "", 0
	for _, word := range fields(words) {
		n := utf8.RuneCountInString(word)
		if line != "" && long+1+n > width {
			lines = append(lines, line)
			line, long = "", 0
		}
		if line != "" {
			line, long = line+" ", long+1
		}
		line, long = line+document.Unbound(word), long+n
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fields parts words at spaces and at what no page shows, such as controls.
func fields(words string) []string {
	return strings.FieldsFunc(words, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) && r != noBreak
	})
}
