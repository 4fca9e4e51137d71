package csvfile

import (
	"fmt"
	"strings"

	"catchup/internal/table"
)

// sampled is how many records are looked at to find the delimiter.
const sampled = 60

// guessDelimiter is the delimiter by which a record names all wanted columns, or
// else the one that divides the most records into the most cells. If two do so
// alike, tie says so.
func guessDelimiter(text string, wanted table.Columns) (best Delimiter, tie string) {
	best, most := Delimiter(','), 0.0
	for _, d := range []Delimiter{',', ';', '\t', '|'} {
		all := sampleOf(text, d)
		n := score(all)
		if n > 0 && len(wanted) > 0 && named(all, wanted) {
			n += 1e6
		}
		switch {
		case n > most:
			best, most, tie = d, n, ""
		case n == most && n > 0:
			tie = fmt.Sprintf("the cells are taken to be divided by %q, and could be by %q; “delimiter” says which", best, d)
		}
	}
	return best, tie
}

// sampleOf are the first records of a text.
func sampleOf(text string, d Delimiter) (all [][]string) {
	r := records(strings.NewReader(text), d)
	r.LazyQuotes, r.ReuseRecord = true, false
	for range sampled {
		cells, err := r.Read()
		if err != nil {
			break
		}
		all = append(all, cells)
	}
	return all
}

// named tells whether a record names all wanted columns.
func named(all [][]string, wanted table.Columns) bool {
	for _, cells := range all {
		heads := make([]table.Head, len(cells))
		for i, cell := range cells {
			heads[i].Name = cell
		}
		if wanted.Missing(heads) == nil {
			return true
		}
	}
	return false
}

// score is the number of cells that most records have, times the share of these
// records among all, and twice that if they are nearly all. It is 0 if records
// have only one cell.
func score(all [][]string) float64 {
	times, usual := map[int]int{}, 0
	for _, cells := range all {
		if n := len(cells); n > 1 {
			if times[n]++; times[n] > times[usual] || times[n] == times[usual] && n > usual {
				usual = n
			}
		}
	}
	if usual == 0 {
		return 0
	}
	share := float64(times[usual]) / float64(len(all))
	if share >= 0.8 {
		share *= 2
	}
	return share * float64(usual)
}
