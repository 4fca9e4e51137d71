package text

import (
	"regexp"
	"strings"

	"catchup/internal/script"
)

// columns are the spaces that part the cells of a line.
var columns = regexp.MustCompile(` {2,}`)

// steady keeps the parts of lines where they are that stand beside words of the
// other direction: the number of a link, a full stop, the next cell of a table. A
// line of such words alone runs as it does in its own language.
func (s *sheet) steady(part string) string {
	if !script.Mixed(part) && !script.RTL(s.lang) {
		return part
	}
	var set strings.Builder
	within := 0
	for line := range strings.Lines(part) {
		words := strings.TrimSuffix(line, "\n")
		words, within = script.Isolates(words, within)
		set.WriteString(s.line(words))
		set.WriteString(line[len(strings.TrimSuffix(line, "\n")):])
	}
	return set.String()
}

// line keeps the parts of one line where they are.
func (s *sheet) line(words string) string {
	ends := columns.FindAllStringIndex(words, -1)
	var set strings.Builder
	from := 0
	for _, end := range append(ends, []int{len(words), len(words)}) {
		set.WriteString(s.held(words[from:end[0]], len(ends) > 0))
		set.WriteString(words[end[0]:end[1]])
		from = end[1]
	}
	return set.String()
}

// held are words with a mark on both sides of each run against the document; a run
// alone has none, unless it is a cell.
func (s *sheet) held(words string, cell bool) string {
	runs, base := script.Runs(words, s.lang), script.RTL(s.lang)
	if len(runs) == 1 && !(cell && runs[0].RTL != base) {
		return runs[0].Words
	}
	var set strings.Builder
	for _, run := range runs {
		if run.RTL != base {
			run.Words = script.Mark(s.lang) + run.Words + script.Mark(s.lang)
		}
		set.WriteString(run.Words)
	}
	return set.String()
}
