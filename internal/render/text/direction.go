package text

import (
	"regexp"
	"strings"

	"catchup/internal/script"
)

// leftToRight is a mark without a shape that runs from left to right
// (LEFT-TO-RIGHT MARK). Programs have known it for longer than isolates, which
// some of them show as a box.
const leftToRight = "\u200e"

// columns are the spaces that part the cells of a line.
var columns = regexp.MustCompile(` {2,}`)

// steady keeps the parts of a line where they are that stand beside words from
// right to left: the number of a link, a full stop, the next cell of a table. A
// line of such words alone runs as it does in its own language.
func steady(line string) string {
	if !script.Mixed(line) {
		return line
	}
	ends := columns.FindAllStringIndex(line, -1)
	var set strings.Builder
	from := 0
	for _, end := range append(ends, []int{len(line), len(line)}) {
		set.WriteString(held(line[from:end[0]], len(ends) > 0))
		set.WriteString(line[end[0]:end[1]])
		from = end[1]
	}
	return set.String()
}

// held are words with a mark on both sides of each run from right to left; a run
// alone has none, unless it is a cell.
func held(words string, cell bool) string {
	runs := script.Runs(words, "en")
	if len(runs) == 1 && !(cell && runs[0].RTL) {
		return words
	}
	var set strings.Builder
	for _, run := range runs {
		if run.RTL {
			run.Words = leftToRight + run.Words + leftToRight
		}
		set.WriteString(run.Words)
	}
	return set.String()
}
