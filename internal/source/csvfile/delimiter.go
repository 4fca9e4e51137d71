package csvfile

import "strings"

// sampled is how many records below the head are looked at to find the delimiter.
const sampled = 10

// guessDelimiter is the delimiter that makes the most columns in the head;
// one that makes as many cells in the records below counts double.
func guessDelimiter(text string, head int) Delimiter {
	best, most := Delimiter(','), 0
	for _, d := range []Delimiter{',', ';', '\t', '|'} {
		if n := score(text, d, head); n > most {
			best, most = d, n
		}
	}
	return best
}

// score is the number of cells that the delimiter makes in the head, doubled
// if it makes as many in the records below, and 0 if it makes only one.
func score(text string, d Delimiter, head int) int {
	r := records(strings.NewReader(text), d)
	r.LazyQuotes = true
	columns, same := 0, true
	for i := range head + sampled {
		cells, err := r.Read()
		switch {
		case err != nil:
		case i < head:
			columns = len(cells)
		default:
			same = same && len(cells) == columns
		}
	}
	switch {
	case columns < 2:
		return 0
	case same:
		return 2 * columns
	}
	return columns
}
