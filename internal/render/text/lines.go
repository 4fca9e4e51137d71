package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/document"
)

// line sets one row, as many lines high as its highest cell needs. Heads
// stand on the last line, cells on the first.
func (g *grid) line(cells []string, head bool) []string {
	columns, height := make([][]string, len(cells)), 1
	for i, c := range cells {
		columns[i] = g.cell(i, c)
		height = max(height, len(columns[i]))
	}
	lines := make([]string, height)
	for at := range lines {
		parts := make([]string, len(columns))
		for i, column := range columns {
			from := at
			if head {
				from -= height - len(column)
			}
			parts[i] = g.pad(i, column, from)
		}
		lines[at] = strings.TrimRight(strings.Join(parts, between), " ")
	}
	return lines
}

// cell breaks a cell into lines of its column's width, within days and amounts
// only where these are wider. What fits is left as it is, with the spaces that
// indent or align it.
func (g *grid) cell(column int, words string) []string {
	if utf8.RuneCountInString(words) <= g.widths[column] {
		return []string{words}
	}
	width := g.widths[column] - indent(words)
	lines := broken(document.Bound(words), width)
	if slices.ContainsFunc(lines, func(line string) bool { return utf8.RuneCountInString(line) > width }) {
		lines = broken(words, width)
	}
	for i := range lines {
		lines[i] = strings.Repeat(" ", indent(words)) + lines[i]
	}
	return lines
}

func indent(words string) int { return len(words) - len(strings.TrimLeft(words, " ")) }

// pad is the line of a cell, empty if it has none there, filled up to the
// column's width.
func (g *grid) pad(column int, lines []string, at int) string {
	var words string
	if at >= 0 && at < len(lines) {
		words = lines[at]
	}
	blank := strings.Repeat(" ", max(0, g.widths[column]-utf8.RuneCountInString(words)))
	if g.numeric[column] {
		return blank + words
	}
	return words + blank
}

// rule is a line under or above the cells of every column.
func (g *grid) rule() string {
	parts := make([]string, len(g.widths))
	for i, w := range g.widths {
		parts[i] = strings.Repeat("-", w)
	}
	return strings.Join(parts, between)
}
