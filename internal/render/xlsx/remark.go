package xlsx

import (
	"strings"
	"unicode/utf8"
)

// lineHeight is the height of a line of words, in points.
const lineHeight = 13.5

// mostMerged is how many remarks of a sheet are set over several columns: each
// more makes a workbook slower to write than the one before.
const mostMerged = 40

// headHeight makes the row of the heads high enough for the words in columns of those
// widths, in characters. Programs do not agree on doing that by themselves.
func (s sheet) headHeight(heads []string, widths []int) {
	lines := 1
	for i, words := range heads {
		lines = max(lines, linesOf(words, int(bounded(widths[i]))))
	}
	s.note(s.file.SetRowHeight(s.name, headRow, float64(lines)*lineHeight+2))
}

// remarks sets sentences below each other over the columns of those widths, in
// lines. A sentence that ran over the columns would make everything small where
// the sheet is printed as wide as the paper.
func (s sheet) remarks(row int, all []string, widths []int) {
	columns, room := 0, 0
	for columns < len(widths) || room < leastRoom {
		width := plainWidth
		if columns < len(widths) {
			width = int(bounded(widths[columns]))
		}
		room += width
		columns++
	}
	for i, words := range all {
		s.say(1, row+i, words, look{colour: s.palette.Muted, wrapped: i < mostMerged})
		if i < mostMerged {
			s.note(s.file.MergeCell(s.name, at(1, row+i), at(columns, row+i)))
			s.note(s.file.SetRowHeight(s.name, row+i, min(float64(linesOf(words, room))*lineHeight, mostHeight)))
		}
	}
}

// The room that a remark has at least, and the width of a column for which none
// is set, in characters; and how high a row can be, in points.
const (
	leastRoom  = 80
	plainWidth = 9
	mostHeight = 400
)

// linesOf is in how many lines of that many characters the words stand.
func linesOf(words string, width int) int {
	lines, used := 1, 0
	for word := range strings.FieldsSeq(words) {
		length := utf8.RuneCountInString(word)
		if used > 0 && used+1+length > width {
			lines, used = lines+1, 0
		}
		used += min(1, used) + length
	}
	return lines
}
